package stages

import (
	"fmt"
	"path"
	"runtime"
	"strings"

	"github.com/dateline/dateline/pipeline/jobs"
	"github.com/dateline/dateline/pipeline/lake"
	"github.com/dateline/dateline/pipeline/plan"
)

// failure is an article that a mistake in a transform kept from being read.
type failure struct {
	article lake.Article
	message string
}

// shownFailures is how many failed articles of a file are shown; the table
// extract_failures has all of them.
const shownFailures = 3

// writeFailures records the articles that an extraction could not read, for each
// of its types: no type's facts of them are there.
func (x *extraction) writeFailures(t plan.Extraction, failed []failure) error {
	if len(failed) == 0 {
		return nil
	}
	for _, v := range t.Types {
		d := v.Describe()
		w, err := x.batch.Create(lake.Failures, lake.Origin{From: t.Articles.Path, Version: plan.FailuresOf(v)})
		if err != nil {
			return err
		}
		for _, f := range failed {
			row := lake.Failure{ArticleID: f.article.ArticleID, FactType: d.Name, ExtractorVersion: d.Version, Message: f.message}
			if err := w.Append(row); err != nil {
				return err
			}
		}
		if _, err := w.Close(); err != nil {
			return err
		}
	}
	x.result.Failed += int64(len(failed))
	for _, f := range failed[:min(len(failed), shownFailures)] {
		x.env.Log.Warn("cannot extract", "stage", jobs.Extract, "article", f.article.ArticleID, "source_id", f.article.SourceID, "error", f.message)
	}
	return nil
}

const (
	module        = "github.com/dateline/dateline/"
	maxPanicBytes = 500 // of a panic's own words
)

// panicMessage says what a panic says and where in this program it was. It is to
// be called by the deferred function that recovered from it. Paths are those within
// the module, so that the message does not depend on where the program was built.
func panicMessage(p any) string {
	said := strings.ToValidUTF8(fmt.Sprint(p), "\uFFFD")
	if len(said) > maxPanicBytes {
		said = strings.ToValidUTF8(said[:maxPanicBytes], "") + "..."
	}
	var counters [64]uintptr
	frames := runtime.CallersFrames(counters[:runtime.Callers(1, counters[:])])
	panicked := false
	for {
		f, more := frames.Next()
		panicked = panicked || f.Function == "runtime.gopanic"
		if inModule, ok := strings.CutPrefix(f.Function, module); ok && panicked {
			return fmt.Sprintf("panic: %s in %s (%s:%d)", said, path.Base(inModule), sourceOf(inModule, f.File), f.Line)
		}
		if !more {
			return "panic: " + said
		}
	}
}

// sourceOf is a source file's path within the module, from a function's name
// ("transforms/number.Find.func1") and the path it was compiled from.
func sourceOf(function, file string) string {
	dir, name := path.Split(function)
	pkg, _, _ := strings.Cut(name, ".")
	return dir + pkg + "/" + path.Base(strings.ReplaceAll(file, `\`, "/"))
}
