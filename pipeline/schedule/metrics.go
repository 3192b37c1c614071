package schedule

import (
	"time"

	"github.com/prometheus/client_golang/prometheus"
)

// collector turns the server's status into metrics when it is asked.
type collector struct{ server *Server }

func describe(name, help string, labels ...string) *prometheus.Desc {
	return prometheus.NewDesc("dateline_"+name, help, labels, nil)
}

var (
	healthyDesc   = describe("healthy", "1 if the latest run did not fail and the configuration is right.")
	runningDesc   = describe("run_in_progress", "1 while a run is going on.")
	runsDesc      = describe("runs_total", "Scheduled runs since the program started, by outcome.", "outcome")
	failuresDesc  = describe("consecutive_failures", "Runs that failed since the last one that did not.")
	nextDesc      = describe("next_run_timestamp_seconds", "When the next run starts.")
	startedDesc   = describe("last_run_timestamp_seconds", "When the latest run started.")
	succeededDesc = describe("last_success_timestamp_seconds", "When the latest run that did not fail started.")
	durationDesc  = describe("last_run_duration_seconds", "How long the latest run took.")
	articlesDesc  = describe("last_run_articles", "Articles of the latest run, by what became of them.", "outcome")
	factsDesc     = describe("last_run_facts", "Facts that the latest run found.")
)

// Describe implements prometheus.Collector.
func (c collector) Describe(out chan<- *prometheus.Desc) { prometheus.DescribeByCollect(c, out) }

// Collect implements prometheus.Collector.
func (c collector) Collect(out chan<- prometheus.Metric) {
	s := c.server.current()
	gauge := func(d *prometheus.Desc, v float64, labels ...string) {
		out <- prometheus.MustNewConstMetric(d, prometheus.GaugeValue, v, labels...)
	}
	when := func(d *prometheus.Desc, t time.Time) {
		if !t.IsZero() {
			gauge(d, float64(t.UnixMilli())/1000)
		}
	}
	gauge(healthyDesc, number(s.Healthy()))
	gauge(runningDesc, number(s.Running))
	gauge(failuresDesc, float64(s.ConsecutiveFailures))
	for _, o := range []Outcome{Succeeded, Failed, Skipped} {
		out <- prometheus.MustNewConstMetric(runsDesc, prometheus.CounterValue, float64(s.Runs[o]), string(o))
	}
	when(nextDesc, s.Next)
	when(succeededDesc, s.LastSuccess)
	if s.Last == nil {
		return
	}
	when(startedDesc, s.Last.Started)
	gauge(durationDesc, s.Last.Seconds)
	gauge(factsDesc, float64(s.Last.Facts))
	for outcome, n := range s.Last.Counts {
		gauge(articlesDesc, float64(n), outcome)
	}
}

func number(b bool) float64 {
	if b {
		return 1
	}
	return 0
}
