package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"

	"github.com/peterh/liner"

	"github.com/dateline/dateline/pipeline/warehouse"
)

// errQuit leaves the shell.
var errQuit = errors.New("quit")

// shell reads statements from a terminal until the user leaves.
func (q *query) shell(ctx context.Context, p warehouse.Publication) error {
	// Ctrl-C is for the statement in hand. Between statements it does nothing.
	unheard := make(chan os.Signal, 1)
	signal.Notify(unheard, os.Interrupt)
	defer signal.Stop(unheard)
	line := liner.NewLiner()
	defer line.Close()
	defer leaveOnTerm(line)()
	line.SetCtrlCAborts(true)
	line.SetMultiLineMode(true)
	line.SetTabCompletionStyle(liner.TabPrints)
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

// leaveOnTerm gives the terminal back when the shell is told to end, which reading a
// line would not notice.
func leaveOnTerm(line *liner.State) (stop func()) {
	told := make(chan os.Signal, 1)
	signal.Notify(told, syscall.SIGTERM)
	go func() {
		if s, ok := <-told; ok {
			line.Close()
			os.Exit(signalError{s.(syscall.Signal)}.code())
		}
	}()
	return func() {
		signal.Stop(told)
		close(told)
	}
}

// typed takes one more line: it runs the statements that are complete now and
// returns the rest. Errors of statements are shown; the only one returned is errQuit.
func (q *query) typed(ctx context.Context, line *liner.State, pending, typed string) (string, error) {
	pending += typed + "\n"
	statements, rest := splitStatements(pending)
	if whole := onOneLine(pending); len(statements) > 0 && whole != "" {
		line.AppendHistory(whole)
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
func (q *query) run(ctx context.Context, s statement) error {
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt)
	defer stop()
	began := time.Now()
	rows, err := q.one(ctx, s)
	switch {
	case errors.Is(err, errQuit):
		return err
	case err != nil:
		fmt.Fprintln(q.err, q.paint(q.err, red, err.Error()))
	case !s.command():
		fmt.Fprintln(q.err, q.paint(q.err, dim, fmt.Sprintf("%s, %.2f s", plural(rows, "row", "rows"), time.Since(began).Seconds())))
	}
	return nil
}
