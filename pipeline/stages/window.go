package stages

import (
	"context"
	"slices"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"

	"github.com/dateline/dateline/pipeline/lake"
	"github.com/dateline/dateline/transforms/calendar"
)

// Window bounds by the day of publication which articles a run takes in. Both
// ends belong to it; calendar.None leaves one open. A nil Window has every day.
type Window struct{ From, To calendar.Day }

// Has reports whether articles of the day are taken in.
func (w *Window) Has(day calendar.Day) bool {
	if w == nil {
		return true
	}
	return day >= w.From && (w.To == calendar.None || day <= w.To) // None is before all days
}

// FilesWith lists the articles files of the lake that hold an article of the window,
// but for those named in without.
func FilesWith(ctx context.Context, l *lake.Lake, w *Window, without []string) ([]string, error) {
	var paths []string
	for _, f := range l.Current().Of(lake.Articles.Name) {
		if slices.Contains(without, f.Path) {
			continue
		}
		found := false
		err := l.Scan(ctx, f, []string{"published"}, func(rec arrow.RecordBatch) error {
			days := rec.Column(0).(*array.Date32)
			for i := range days.Len() {
				found = found || w.Has(calendar.Day(days.Value(i)))
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
		if found {
			paths = append(paths, f.Path)
		}
	}
	return paths, nil
}
