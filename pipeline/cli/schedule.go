package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/dateline/dateline/pipeline/run"
	"github.com/dateline/dateline/pipeline/schedule"
	"github.com/dateline/dateline/pipeline/stages"
)

// clock is the time by which the schedule runs; the scripts set another.
var clock schedule.Clock = schedule.Wall{}

// healthName is the health file in the home directory.
const healthName = "health.json"

func (a *app) scheduleVerb() *cobra.Command {
	var health, listen string
	var now, probe bool
	cmd := &cobra.Command{
		Use:   "schedule",
		Short: "Run at the times that jobs.yaml names",
		Long: `Stay in the foreground and do "dateline run" whenever the cron expression under schedule
in jobs.yaml says so: minute, hour, day of the month, month, weekday, in the local time zone.

Runs never overlap. A tick that was missed, because a run took longer or because this program
was not running, is made up for at once, by one run however many ticks went by. A run that
fails is tried again at the next tick. jobs.yaml is read again before each run.

health.json in the home directory says how the latest run went and when the next one is. With
--listen the same is served on a loopback address: /healthz (200, or 503 when the latest run
failed) and /metrics (Prometheus). Each run is a process of its own, with its own memory.
--probe reads the health file and exits with 1 if the latest run failed or nobody writes the
file any more, as a container's health check needs it.

SIGTERM or Ctrl-C stops a run in hand as it does "dateline run", and ends the schedule with
exit code 0.`,
		Example: `  dateline schedule --home /srv/dateline
  dateline schedule --listen 127.0.0.1:9187 --quiet --log-format json
  DATELINE_SCHEDULE='*/10 * * * *' dateline schedule --now`,
		Args: cobra.NoArgs,
	}
	s := a.settingsFlags(cmd)
	s.inputFlags()
	cmd.Flags().StringVar(&health, "health", "", "file to write the status to (default: health.json in the home directory)")
	cmd.Flags().StringVar(&listen, "listen", "", "loopback address to serve /healthz and /metrics on, as 127.0.0.1:9187")
	cmd.Flags().BoolVar(&now, "now", false, "begin with a run at once")
	cmd.Flags().BoolVar(&probe, "probe", false, "start nothing; say how the schedule of this home is doing, and exit 1 if it is not well")
	cmd.RunE = func(*cobra.Command, []string) error {
		if probe {
			return a.probe(s, health)
		}
		return a.schedule(s, health, listen, now)
	}
	return cmd
}

func (a *app) schedule(s *settings, health, listen string, now bool) error {
	cfg, err := s.work()
	if err != nil {
		return err
	}
	if err := schedule.Check(cfg.Schedule); err != nil {
		return usageError{err}
	}
	if health == "" {
		health = filepath.Join(cfg.Home, healthName)
	}
	if err := os.MkdirAll(filepath.Dir(health), 0o755); err != nil {
		return fmt.Errorf("make directory of the health file: %w", err)
	}
	var server *schedule.Server
	if listen != "" {
		if server, err = schedule.Serve(listen); err != nil {
			return usageError{err}
		}
		defer server.Close()
	}
	c := a.console()
	log := a.logger(c)
	ctx, stop := interruptible(s.cmd.Context(), func(bool) {})
	defer stop()
	latest, resume := latestRun(cfg.Home)
	if server != nil {
		log.Info("serving", "health", "http://"+server.Addr+"/healthz", "metrics", "http://"+server.Addr+"/metrics")
	}
	loop := schedule.Schedule{
		Expression: func() (string, error) {
			cfg, err := s.config()
			if err != nil {
				return "", err
			}
			return cfg.Schedule, nil
		},
		Last: latest, Now: now || resume, Clock: clock,
		Start:   func(ctx context.Context) schedule.Run { return a.scheduled(ctx, s, cfg.Home) },
		Changed: func(status schedule.Status) { tell(status, health, server, log) },
	}
	if err := loop.Loop(ctx); !errors.As(context.Cause(ctx), &signalError{}) {
		return err
	}
	return nil // told to stop
}

// tell says how a schedule is doing: in the health file, to the server if there is
// one, and in the log.
func tell(status schedule.Status, health string, server *schedule.Server, log *slog.Logger) {
	if err := status.Write(health); err != nil {
		log.Warn(err.Error())
	}
	if server != nil {
		server.Set(status)
	}
	switch {
	case status.Problem != "":
		log.Warn("the schedule cannot be read, the one before holds", "error", status.Problem)
	case !status.Next.IsZero():
		log.Debug("waiting", "next", status.Next.Format(time.DateTime))
	}
}

// stale is how old the status of a waiting schedule may be; it is renewed every minute.
const stale = 5 * time.Minute

// probe prints the status of a schedule that another process runs.
func (a *app) probe(s *settings, health string) error {
	if health == "" {
		home, err := s.homeDir()
		if err != nil {
			return err
		}
		health = filepath.Join(home, healthName)
	}
	data, err := os.ReadFile(health)
	if err != nil {
		return fmt.Errorf("read health file: %w; is dateline schedule running for this home?", err)
	}
	var status schedule.Status
	if err := json.Unmarshal(data, &status); err != nil {
		return fmt.Errorf("read health file %s: %w", health, err)
	}
	if _, err := a.out.Write(data); err != nil {
		return err
	}
	switch {
	case !status.Healthy():
		return errors.New("the schedule is failing")
	case !status.Running && clock.Now().Sub(status.At) > stale:
		return fmt.Errorf("the schedule has said nothing since %s", status.At.Format(time.DateTime))
	}
	return nil
}

// latestRun is when the home's latest run began, the zero time if none did, and
// whether it was stopped before its end, so that the next one should not wait.
func latestRun(home string) (began time.Time, resume bool) {
	runs, err := run.List(home)
	if err != nil || len(runs) == 0 {
		return time.Time{}, false // the runs themselves say what is wrong with the home
	}
	_, busy := run.Writer(home)
	stopped := runs[0].Outcome == run.Interrupted || runs[0].Outcome == run.Running
	return runs[0].Started, stopped && !busy
}

// scheduled does one run as a process of its own: what it needs of memory it gives
// back, and a crash does not end the schedule.
func (a *app) scheduled(ctx context.Context, s *settings, home string) schedule.Run {
	before, _ := latestRun(home)
	self, err := os.Executable()
	if err != nil {
		return schedule.Run{Outcome: schedule.Failed, Detail: err.Error()}
	}
	cmd := exec.CommandContext(ctx, self, append([]string{"run"}, s.again()...)...)
	cmd.Stdout, cmd.Stderr = a.out, a.err
	ownGroup(cmd)
	cmd.Cancel = func() error { return cmd.Process.Signal(syscall.SIGTERM) }
	cmd.WaitDelay = stages.Grace + 20*time.Second
	err = cmd.Run()
	r := schedule.Run{Outcome: schedule.Succeeded}
	var exit *exec.ExitError
	switch {
	case errors.As(err, &exit) && exit.ExitCode() == exitLocked:
		r.Outcome, r.Detail = schedule.Skipped, "another run holds the home directory"
	case err != nil:
		r.Outcome, r.Detail = schedule.Failed, err.Error()
	}
	describeRun(&r, home, before)
	return r
}

// describeRun adds what the run's own record says, if it left one after the run before.
func describeRun(r *schedule.Run, home string, before time.Time) {
	runs, err := run.List(home)
	if err != nil || len(runs) == 0 || !runs[0].Started.After(before) || r.Outcome == schedule.Skipped {
		return
	}
	s := runs[0]
	r.ID, r.Facts = s.RunID, s.Extracted.Total()
	if s.Error != "" {
		r.Detail = s.Error
	}
	r.Counts = map[string]int64{
		"loaded": s.Articles.Loaded, "duplicate": s.Articles.Duplicates, "rejected": s.Articles.Rejected,
	}
}

// again gives the flags that make another command mean the same configuration.
func (s *settings) again() []string {
	var args []string
	s.cmd.Flags().Visit(func(f *pflag.Flag) {
		switch f.Name {
		case "health", "listen", "now", "probe":
			return
		}
		values := []string{f.Value.String()}
		if list, ok := f.Value.(pflag.SliceValue); ok {
			values = list.GetSlice()
		}
		for _, v := range values {
			args = append(args, "--"+f.Name+"="+v)
		}
	})
	return args
}
