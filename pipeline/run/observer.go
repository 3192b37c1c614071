package run

// Observer is told of the course of a run while it goes on, by the goroutine that
// does the run. The summary holds what is known so far and must not be changed.
type Observer interface {
	RunBegins(s *Summary)
	JobBegins(s *Summary, j Job)
	// JobEnds comes after JobBegins; a job without work has neither.
	JobEnds(s *Summary, j Job, err error)
	// RunEnds is told the run's error, nil if it has none.
	RunEnds(s *Summary, err error)
}

// nobody is who observes a run that nobody observes.
type nobody struct{}

func (nobody) RunBegins(*Summary)           {}
func (nobody) JobBegins(*Summary, Job)      {}
func (nobody) JobEnds(*Summary, Job, error) {}
func (nobody) RunEnds(*Summary, error)      {}
