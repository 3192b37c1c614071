package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/peterh/liner"

	"github.com/dateline/dateline/pipeline/export"
	"github.com/dateline/dateline/pipeline/warehouse"
)

const shellHelp = `A statement ends with a semicolon and may take several lines. Ctrl-C gives up the
statement in hand, Ctrl-D leaves. History is kept between sessions.

  .tables          tables and views, with their rows
  .schema [TABLE]  columns of all tables, or of one, and what they hold
  .queries         the analyses that come with Dateline
  .mode FORMAT     print results as table, csv, json, jsonl or markdown
  .help            this text
  .quit            leave
`

// errQuit leaves the shell.
var errQuit = errors.New("quit")

// shell reads statements from a terminal until the user leaves.
func (q *query) shell(ctx context.Context, p warehouse.Publication) error {
	line := liner.NewLiner()
	defer line.Close()
	line.SetCtrlCAborts(true)
	line.SetMultiLineMode(true)
	line.SetWordCompleter(q.completer(ctx))
	saved := readHistory(line)
	defer saved()
	fmt.Fprintf(q.out, "Dateline warehouse %s of %s, read-only. .help explains, .quit leaves.\n", p.Version, p.Published.Local().Format(time.DateTime))
	pending := ""
	for {
		prompt := "dateline> "
		if pending != "" {
			prompt = "     ...> "
		}
		typed, err := line.Prompt(prompt)
		switch {
		case errors.Is(err, liner.ErrPromptAborted):
			pending = ""
			continue
		case errors.Is(err, io.EOF):
			fmt.Fprintln(q.out)
			return nil
		case err != nil:
			return fmt.Errorf("read statement: %w", err)
		}
		pending, err = q.typed(ctx, line, pending, typed)
		if errors.Is(err, errQuit) {
			return nil
		}
	}
}

// typed takes one more line: it runs the statements that are complete now and
// returns the rest. Errors of statements are shown, not returned.
func (q *query) typed(ctx context.Context, line *liner.State, pending, typed string) (string, error) {
	if pending == "" && strings.TrimSpace(typed) == "" {
		return "", nil
	}
	if pending == "" && strings.HasPrefix(strings.TrimSpace(typed), ".") {
		line.AppendHistory(strings.TrimSpace(typed))
		return "", q.run(ctx, typed)
	}
	pending += typed + "\n"
	statements, rest := splitStatements(pending)
	if len(statements) > 0 {
		line.AppendHistory(strings.Join(strings.Fields(pending), " "))
	}
	for _, s := range statements {
		if err := q.run(ctx, s); err != nil {
			return "", err
		}
	}
	if strings.TrimSpace(rest) == "" {
		rest = ""
	}
	return rest, nil
}

// run runs one statement, which Ctrl-C stops, and says how it went.
func (q *query) run(ctx context.Context, statement string) error {
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt)
	defer stop()
	began := time.Now()
	rows, err := q.one(ctx, statement)
	switch {
	case errors.Is(err, errQuit):
		return err
	case err != nil:
		fmt.Fprintln(q.err, q.paint(q.err, red, err.Error()))
	case !strings.HasPrefix(strings.TrimSpace(statement), "."):
		fmt.Fprintln(q.err, q.paint(q.err, dim, fmt.Sprintf("%s, %.2f s", plural(rows, "row", "rows"), time.Since(began).Seconds())))
	}
	return nil
}

// command runs one of the shell's own commands.
func (q *query) command(ctx context.Context, command string) error {
	words := strings.Fields(strings.TrimRight(command, ";"))
	argument := strings.Join(words[1:], " ")
	switch words[0] {
	case ".quit", ".exit", ".q":
		return errQuit
	case ".help":
		_, err := io.WriteString(q.out, shellHelp)
		return err
	case ".tables":
		return q.print(ctx, `select table_name as name, if(v.view_name is null, 'table', 'view') as kind, d.estimated_size as rows, coalesce(d.comment, v.comment) as holds
			from information_schema.tables t
			left join duckdb_tables() d using (table_name) left join (select view_name, comment from duckdb_views() where not internal) v on v.view_name = t.table_name
			where t.table_schema = 'main' order by kind, name`)
	case ".schema":
		return q.print(ctx, `select table_name as "table", column_name as "column", lower(data_type) as type, comment as holds
			from duckdb_columns() where schema_name in ('main', 'meta') and not internal and ($1 = '' or table_name = $1) order by table_oid, column_index`, argument)
	case ".queries":
		return q.listQueries()
	case ".mode":
		if !slices.Contains(export.RowFormats, argument) {
			return unknownName("format", argument, export.RowFormats)
		}
		q.format = argument
		return nil
	}
	return unknownName("command", words[0], []string{".tables", ".schema", ".queries", ".mode", ".help", ".quit"})
}

func (q *query) print(ctx context.Context, query string, args ...any) error {
	rows, err := q.db.QueryContext(ctx, query, args...)
	if err != nil {
		return sqlError(ctx, err)
	}
	defer rows.Close()
	_, err = export.Write(q.out, rows, q.format, q.style())
	return err
}

// completer completes the names of tables and columns.
func (q *query) completer(ctx context.Context) liner.WordCompleter {
	var names []string
	rows, err := q.db.QueryContext(ctx, `select distinct name from (select table_name as name from duckdb_columns() where not internal
		union all select column_name from duckdb_columns() where not internal) order by name`)
	if err == nil { // without names nothing is completed
		defer rows.Close()
		for rows.Next() {
			var name string
			if rows.Scan(&name) == nil {
				names = append(names, name)
			}
		}
	}
	return func(line string, pos int) (head string, completions []string, tail string) {
		runes := []rune(line)
		start := pos
		for start > 0 && !strings.ContainsRune(" ,()=<>+-*/.;'\"", runes[start-1]) {
			start--
		}
		word := strings.ToLower(string(runes[start:pos]))
		for _, n := range names {
			if word != "" && strings.HasPrefix(n, word) {
				completions = append(completions, n)
			}
		}
		return string(runes[:start]), completions, string(runes[pos:])
	}
}

// readHistory gives the shell the statements of earlier sessions; the function
// it returns writes them back. A shell without history is still a shell, so errors do
// not matter.
func readHistory(line *liner.State) (save func()) {
	path := historyPath()
	if f, err := os.Open(path); err == nil {
		line.ReadHistory(f)
		f.Close()
	}
	return func() {
		if path == "" || os.MkdirAll(filepath.Dir(path), 0o700) != nil {
			return
		}
		if f, err := os.OpenFile(path, os.O_CREATE|os.O_WRONLY|os.O_TRUNC, 0o600); err == nil {
			line.WriteHistory(f)
			f.Close()
		}
	}
}

// historyPath is in the XDG state directory, "" if the user has no home.
func historyPath() string {
	state := os.Getenv("XDG_STATE_HOME")
	if !filepath.IsAbs(state) {
		home, err := os.UserHomeDir()
		if err != nil {
			return ""
		}
		state = filepath.Join(home, ".local", "state")
	}
	return filepath.Join(state, "dateline", "sql_history")
}
