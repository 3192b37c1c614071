package run

import (
	"slices"
	"time"

	"github.com/dateline/dateline/pipeline/warehouse"
)

// past is the run as the warehouse records it.
func (s *Summary) past(outcome Outcome, finished time.Time) warehouse.Past {
	a := s.Articles
	p := warehouse.Past{Run: warehouse.Run{
		ID: s.RunID, Command: s.Command, Dateline: s.Dateline, Outcome: string(outcome), Started: s.Started, Finished: finished,
		ArticlesIn: a.In, Loaded: a.Loaded, Duplicates: a.Duplicates, Rejected: a.Rejected, Facts: s.Extracted.Total(),
	}}
	for _, j := range s.Jobs {
		p.Jobs = append(p.Jobs, warehouse.Job{
			Name: j.Name, Stage: string(j.Stage), Outcome: j.State, Detail: j.Note, Started: j.Started,
			Finished: j.Started.Add(time.Duration(j.Seconds * float64(time.Second))), Units: int64(j.Units), Rows: j.Rows,
		})
	}
	return p
}

// pastRuns lists the runs of a home that published, the oldest first: what a new
// database cannot take over from an older one it has from their records. Of a record
// that is damaged nothing is told; VerifyRecords names it.
func pastRuns(home string) []warehouse.Past {
	runs, err := List(home)
	if err != nil {
		return nil
	}
	var out []warehouse.Past
	for _, s := range slices.Backward(runs) {
		if s.Outcome == Published || s.Outcome == NotExported {
			// What a version says of its own run it said before it was published.
			out = append(out, s.past(Published, s.Started.Add(time.Duration(s.Seconds*float64(time.Second)))))
		}
	}
	return out
}
