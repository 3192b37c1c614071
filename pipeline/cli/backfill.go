package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/dateline/dateline/pipeline/backfill"
	"github.com/dateline/dateline/pipeline/grid"
	"github.com/dateline/dateline/pipeline/jobs"
	"github.com/dateline/dateline/pipeline/lake"
	"github.com/dateline/dateline/pipeline/run"
	"github.com/dateline/dateline/pipeline/stages"
	"github.com/dateline/dateline/transforms"
)

// backfillWork is one call of the verb.
type backfillWork struct {
	*settings
	request backfill.Request
	again   bool
	command string
}

func (a *app) backfillVerb(args []string) *cobra.Command {
	w := &backfillWork{command: commandLine(args)}
	cmd := &cobra.Command{
		Use:   "backfill",
		Short: "Take in a long span of days, or extract it again, month by month",
		Long: `Take in the articles that were published from one day to another, a unit at a time: a month,
unless --by says otherwise. Each unit that is done is written down, so the work can be
stopped at any time and the same command goes on with the next unit. The last unit publishes.

With --extract nothing is read from the inputs: the facts of the stored articles of these days
are extracted again. A new version of an extractor does not need it, any run does that; it is for
checking, and for storage that is in doubt.

Overlapping backfills, in any order, and runs between them end with the same facts: an article that
is known is not taken in twice. When all units are done, --again does them again and reads
known inputs once more.`,
		Example: `  dateline backfill --from 2023-01-01 --to 2023-12-31
  dateline backfill --from 2020-01-01 --to 2024-12-31 --by quarter --input 'archive/**/*.jsonl.gz'
  dateline backfill --from 2024-03-01 --to 2024-03-31 --by week --extract`,
		Args: cobra.NoArgs,
	}
	w.settings = a.settingsFlags(cmd)
	w.inputFlags()
	cmd.Flags().StringVar(&w.request.From, "from", "", "first day of publication: YYYY-MM-DD")
	cmd.Flags().StringVar(&w.request.To, "to", "", "last day of publication: YYYY-MM-DD")
	cmd.Flags().StringVar(&w.request.By, "by", "month", "length of a unit: "+strings.Join(backfill.Bys, ", "))
	cmd.Flags().BoolVar(&w.request.Extract, "extract", false, "extract facts from stored articles again, read no inputs")
	cmd.Flags().BoolVar(&w.again, "again", false, "do units again that are done")
	a.complete(cmd, "by", backfill.Bys...)
	cmd.RunE = func(*cobra.Command, []string) error { return w.do() }
	return cmd
}

func (w *backfillWork) do() error {
	cfg, b, err := w.open()
	if err != nil {
		return err
	}
	if b.Left() == 0 {
		_, err := fmt.Fprintf(w.out, "nothing to do: %s done; --again does them again\n", plural(int64(len(b.Units)), "unit is", "units are all"))
		return err
	}
	c := w.console()
	log := w.logger(c)
	ctx, stop := interruptible(w.cmd.Context(), func(second bool) {
		c.clear()
		if !second {
			log.Warn("finishing the batch in hand, then stopping; once more ends at once")
		}
	})
	defer stop()
	watch, err := observer(cfg, log)
	if err != nil {
		return err
	}
	o := run.Options{
		Command: w.command, Types: transforms.Types(), Dateline: thisBuild().Dateline, Log: log, Progress: c.progress,
		Reread: w.again, Observer: watch,
	}
	var rejects error
	err = b.Do(ctx, func(ctx context.Context, u backfill.Unit, n int, last bool) (backfill.Result, error) {
		r, err := w.unit(ctx, b, u, last, cfg, o)
		c.clear()
		if errors.Is(err, run.ErrRejects) {
			// What could be read is kept; the other units do not wait for the rest.
			rejects, err = errors.Join(rejects, fmt.Errorf("%s to %s: %w", u.From, u.To, err)), nil
		}
		if err == nil {
			fmt.Fprintf(w.out, "unit %d of %d  %s to %s  %s\n", n, len(b.Units), u.From, u.To, r.Note)
		}
		return r, err
	})
	if err != nil {
		done := len(b.Units) - b.Left()
		fmt.Fprintf(w.out, "%d of %d units are done; the same command goes on with the next\n", done, len(b.Units))
		return exitOfSignal(ctx, err)
	}
	fmt.Fprintf(w.out, "backfill done: %s\n", plural(int64(len(b.Units)), "unit", "units"))
	return rejects
}

// open finds how far the backfill has come.
func (w *backfillWork) open() (*jobs.Config, *backfill.Backfill, error) {
	if w.request.From == "" || w.request.To == "" {
		return nil, nil, usageError{errors.New("--from and --to say which days: YYYY-MM-DD")}
	}
	settings := w.work
	if w.request.Extract {
		settings = w.extracting
	}
	cfg, err := settings()
	if err == nil && w.request.Extract {
		err = hasLake(cfg.Home)
	}
	if err != nil {
		return nil, nil, err
	}
	for _, p := range cfg.Inputs {
		if p.Path == "-" && !w.request.Extract {
			return nil, nil, usageError{errors.New("standard input can be read only once, a backfill reads its inputs for each unit")}
		}
		w.request.Inputs = append(w.request.Inputs, p.Path)
	}
	b, err := backfill.Open(cfg.Home, w.request)
	var unreadable *fs.PathError
	if errors.As(err, &unreadable) {
		return nil, nil, err // the home's fault, not the command line's
	}
	if err != nil {
		return nil, nil, usageError{err}
	}
	if w.again {
		b.Again()
	}
	return cfg, b, nil
}

// unit does one run over the unit's days. All but the last unit only fill the lake.
func (w *backfillWork) unit(ctx context.Context, b *backfill.Backfill, u backfill.Unit, last bool, cfg *jobs.Config, o run.Options) (backfill.Result, error) {
	window, err := run.ParseWindow(u.From, u.To)
	if err != nil {
		return backfill.Result{}, err
	}
	o.Window = window
	c := *cfg
	c.Jobs = slices.DeleteFunc(slices.Clone(cfg.Jobs), func(j jobs.Job) bool {
		fills := j.Stage == jobs.Ingest || j.Stage == jobs.Extract
		return b.Extract && j.Stage == jobs.Ingest || !last && !fills
	})
	o.Config = &c
	var r backfill.Result
	if b.Extract {
		if r.Extracted, err = filesOf(ctx, c.Home, window, b.Extracted); err != nil {
			return r, err
		}
		o.Again = r.Extracted
	}
	s, err := run.Run(ctx, o)
	if s == nil {
		return r, err
	}
	r.RunID = s.RunID
	r.Note = fmt.Sprintf("%s; %s facts", balance(s.Articles), grid.Thousands(s.Extracted.Total()))
	if b.Extract {
		r.Note = fmt.Sprintf("%s from %s", plural(s.Extracted.Total(), "fact", "facts"), plural(s.Extracted.Articles, "article", "articles"))
	}
	if s.Outcome == run.Published {
		r.Note += "; published " + s.Version
	}
	return r, err
}

// filesOf lists the stored articles files that hold articles of the window and were
// not extracted from by an earlier unit.
func filesOf(ctx context.Context, home string, w *stages.Window, done []string) ([]string, error) {
	l, err := lake.Open(run.LakeDir(home))
	if err != nil {
		return nil, err
	}
	return stages.FilesWith(ctx, l, w, done)
}
