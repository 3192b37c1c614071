package stages

import "github.com/dateline/dateline/transforms/calendar"

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
