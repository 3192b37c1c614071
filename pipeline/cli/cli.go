// Package cli is the dateline command: one file a verb.
//
// # Manners
//
// stdout is data: what a verb is asked for. Progress, logs and errors go to
// stderr. A terminal gets colour and a live line; anything else gets plain
// text. NO_COLOR and --no-color are kept.
//
// # Exit codes
//
//	0    done, or nothing to do
//	1    work or checks failed, or more articles were rejected than limits.rejects allows
//	2    the command line or jobs.yaml is wrong; nothing was run
//	3    another run holds the home directory
//	130  interrupted (Ctrl-C); the next run resumes
//	143  terminated (SIGTERM); the next run resumes
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/dateline/dateline/pipeline/jobs"
	"github.com/dateline/dateline/pipeline/run"
)

// Exit codes.
const (
	exitOK     = 0
	exitFailed = 1
	exitUsage  = 2
	exitLocked = 3
)

// app is one call of the command: its streams and the flags of every verb.
type app struct {
	in       io.Reader
	out, err io.Writer

	noColour  bool
	quiet     bool
	logFormat string

	started bool // a verb's own code has begun; before that every error is one of usage
}

// Main runs the command and returns its exit code.
func Main(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	a := &app{in: stdin, out: stdout, err: stderr}
	root := a.root(args)
	root.SetArgs(args)
	verb, err := root.ExecuteContextC(context.Background())
	if err == nil {
		return exitOK
	}
	return a.fail(verb, err)
}

// usageError is a mistake in how the command was called.
type usageError struct{ error }

// exitError carries an exit code that no class of errors implies. Without an error
// the verb has said already what there is to say.
type exitError struct {
	code int
	err  error
}

func (e *exitError) Error() string {
	if e.err == nil {
		return fmt.Sprintf("exit %d", e.code)
	}
	return e.err.Error()
}

func (e *exitError) Unwrap() error { return e.err }

// fail tells the user what went wrong and picks the exit code.
func (a *app) fail(verb *cobra.Command, err error) int {
	var (
		config jobs.Errors
		locked *run.LockedError
		usage  usageError
		exit   *exitError
		hint   string
		code   = exitFailed
	)
	switch {
	case errors.As(err, &config):
		config.Render(a.err, a.colour(a.err)) // there is nowhere left to say that stderr is gone
		return exitUsage
	case errors.As(err, &exit):
		if exit.err == nil {
			return exit.code
		}
		code = exit.code
	case errors.As(err, &locked):
		code = exitLocked
	case errors.As(err, &usage) || !a.started:
		code, hint = exitUsage, fmt.Sprintf("run %q for help", verb.CommandPath()+" --help")
	}
	text := strings.TrimRight(err.Error(), "\n")
	if a.logFormat == "json" {
		slog.New(slog.NewJSONHandler(a.err, nil)).Error(text, "exit", code)
		return code
	}
	fmt.Fprintf(a.err, "%s %s\n", a.paint(a.err, red, "dateline:"), text)
	if hint != "" {
		fmt.Fprintln(a.err, hint)
	}
	return code
}

func (a *app) root(args []string) *cobra.Command {
	cobra.EnableCommandSorting = false // help lists the verbs as a person meets them
	root := &cobra.Command{
		Use:   "dateline",
		Short: "Turn news articles into a DuckDB warehouse of sourced facts",
		Long: `Dateline reads raw news articles, extracts dates, troop numbers, population,
alliances, casualties, displaced people, sanctions and agreements, and publishes
them as a DuckDB warehouse. Every fact can be read back: it names its article, its
sentence and the very words it came from.`,
		Example: `  dateline run --input 'articles/*.txt' --home my-home
  dateline sql --home my-home "select actor, location, low, high, quote from troops"
  dateline extract article.txt`,
		SilenceErrors:              true,
		SilenceUsage:               true,
		SuggestionsMinimumDistance: 2,
		PersistentPreRunE:          func(*cobra.Command, []string) error { return a.checkFlags() },
	}
	root.SetIn(a.in)
	root.SetOut(a.out)
	root.SetErr(a.err)
	root.SetFlagErrorFunc(flagError)
	flags := root.PersistentFlags()
	flags.BoolVar(&a.noColour, "no-color", false, "print without colour, as with NO_COLOR set")
	flags.BoolVarP(&a.quiet, "quiet", "q", false, "print no progress, only warnings and errors")
	flags.StringVar(&a.logFormat, "log-format", "text", "how progress and logs are written to stderr: text or json")
	a.complete(root, "log-format", "text", "json")
	for _, verb := range a.verbs(args) {
		verb.RunE = a.starting(verb.RunE)
		root.AddCommand(verb)
	}
	return root
}

// verbs lists the verbs in the order in which a person meets them.
func (a *app) verbs(args []string) []*cobra.Command {
	return []*cobra.Command{
		a.runVerb(args), a.retryVerb(args), a.backfillVerb(args), a.planVerb(), a.scheduleVerb(), a.validateVerb(),
		a.sqlVerb(), a.factsVerb(), a.showVerb(), a.extractVerb(), a.evalVerb(), a.exportVerb(), a.docsVerb(),
		a.statusVerb(), a.runsVerb(), a.doctorVerb(), a.verifyVerb(), a.rebuildVerb(args), a.compactVerb(args), a.cleanVerb(args), a.repairVerb(args), a.versionVerb(),
	}
}

// starting marks the point from which on an error is one of work, not of usage.
func (a *app) starting(verb func(*cobra.Command, []string) error) func(*cobra.Command, []string) error {
	return func(cmd *cobra.Command, args []string) error {
		a.started = true
		return verb(cmd, args)
	}
}

func (a *app) checkFlags() error {
	if a.logFormat != "text" && a.logFormat != "json" {
		return usageError{fmt.Errorf("--log-format is text or json, not %q", a.logFormat)}
	}
	return nil
}

// flagError adds the flag that was probably meant to the error of an unknown one.
func flagError(cmd *cobra.Command, err error) error {
	var unknown *pflag.NotExistError
	if !errors.As(err, &unknown) || len(unknown.GetSpecifiedName()) < 2 {
		return usageError{err}
	}
	var names []string
	cmd.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
	if name := jobs.Closest(unknown.GetSpecifiedName(), names); name != "" {
		return usageError{fmt.Errorf("%w; did you mean --%s?", err, name)}
	}
	return usageError{err}
}

// complete gives a flag's values to the shell's completion.
func (a *app) complete(cmd *cobra.Command, flag string, values ...string) {
	// The error is of a flag that does not exist: a slip that every test would show.
	if err := cmd.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp)); err != nil {
		panic(err)
	}
}
