package cli

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/duckdb/duckdb-go/v2"

	"github.com/dateline/dateline/pipeline/grid"
)

// failed makes an error of a statement readable: what DuckDB says, the line it
// says it of with a caret under the place, and its hint.
func (q *query) failed(ctx context.Context, s statement, err error) error {
	var said *duckdb.Error
	switch {
	case err == nil:
		return nil
	case ctx.Err() != nil:
		return errors.New("interrupted")
	case !errors.As(err, &said):
		return err
	}
	return errors.New(pointed(said.Msg, s, q.where))
}

var (
	// place is how DuckDB shows the place: the line, cut to what surrounds it, and a caret.
	place = regexp.MustCompile(`\s*\nLINE (\d+): (.*)\n( *)\^\s*$`)
	// hint is what it says of names that are near.
	hint = regexp.MustCompile(`(?m)\s*^(?:Did you mean|Candidate bindings:) (.*?)[?.]*$`)
)

// pointed is DuckDB's message in the form of Dateline's own: what is wrong, the
// line by its number, and the hint at the caret.
func pointed(message string, s statement, where string) string {
	message = strings.TrimRight(message, "\n ")
	at := place.FindStringSubmatch(message)
	if at == nil {
		return message
	}
	message = message[:len(message)-len(at[0])]
	near := ""
	if found := hint.FindStringSubmatch(message); found != nil {
		message, near = strings.Replace(message, found[0], "", 1), " did you mean "+few(found[1])+"?"
	}
	n, _ := strconv.Atoi(at[1]) // digits by the pattern
	if where != "" {
		message = fmt.Sprintf("%s:%d: %s", where, s.line+n-1, message)
	}
	margin := fmt.Sprintf("%4d | ", s.line+n-1)
	before := max(len(at[3])-len("LINE : ")-len(at[1]), 0)
	line := grid.Safe(strings.ReplaceAll(at[2], "\t", " ")) // DuckDB counts a tab as one cell
	return message + "\n" + margin + line + "\n" + strings.Repeat(" ", len(margin)+before) + "^" + near
}

// few are the first three of the names, which are sorted by their likeness.
func few(names string) string {
	list := strings.Split(names, ", ")
	return strings.Join(list[:min(len(list), 3)], ", ")
}
