package run

import (
	"bufio"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash"
	"log/slog"
	"os"
	"path/filepath"
	"time"

	"github.com/dateline/dateline/pipeline/warehouse"
)

const (
	summaryName = "summary.json"
	eventsName  = "events.jsonl"
)

// record does the run with its events written down, and writes its summary. If that
// is not possible the error says so beside how the run ended.
func record(ctx context.Context, o Options, s *Summary) error {
	dir := filepath.Join(Dir(s.Home), s.RunID)
	events, err := openEvents(dir)
	if err != nil {
		s.Outcome = Failed
		err = fmt.Errorf("record run, which has done nothing: %w", err)
		s.Error = err.Error()
		return err
	}
	file := slog.NewJSONHandler(events, &slog.HandlerOptions{Level: slog.LevelDebug})
	o.Log = slog.New(slog.NewMultiHandler(o.Log.Handler(), file))
	o.Log.Debug(runBegins, "run", s.RunID, "command", s.Command, "dateline", s.Dateline, "settings", s.Settings)

	if o.Observer == nil {
		o.Observer = nobody{}
	}
	o.Observer.RunBegins(s)
	err = do(ctx, o, s)
	if err == nil {
		err = tooManyRejects(o, s)
	}
	err = Advised(err)
	s.Seconds = time.Since(s.Started).Seconds()
	if err != nil {
		s.Error = err.Error()
	}
	if p, perr := warehouse.Published(s.Home); perr == nil {
		s.Version = p.Version
	}
	o.Observer.RunEnds(s, err)
	o.Log.Debug("run ends", "run", s.RunID, "outcome", s.Outcome, "error", s.Error, "seconds", s.Seconds)
	if unwritten := errors.Join(events.close(&s.EventsSHA256), s.write()); unwritten != nil {
		return errors.Join(err, fmt.Errorf("the run ended as %q, but its record is not complete: %w", s.Outcome, Advised(unwritten)))
	}
	return err
}

// runBegins is the message of a run's first event, which has its settings.
const runBegins = "run begins"

// events is the file of a run's events, and the sum of what was written to it.
type events struct {
	file *os.File
	sum  hash.Hash
	err  error // the first of writing, which loggers pass over
}

func openEvents(dir string) (*events, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, err
	}
	f, err := os.Create(filepath.Join(dir, eventsName))
	if err != nil {
		return nil, err
	}
	return &events{file: f, sum: sha256.New()}, nil
}

// Write is called by one goroutine at a time: the handler sees to that.
func (e *events) Write(p []byte) (int, error) {
	n, err := e.file.Write(p)
	e.sum.Write(p[:n])
	if e.err == nil {
		e.err = err
	}
	return n, err
}

// close makes the events durable, before the summary that names their sum.
func (e *events) close(sum *string) error {
	*sum = hex.EncodeToString(e.sum.Sum(nil))
	return errors.Join(e.err, e.file.Sync(), e.file.Close())
}

// begun is the first event of a run.
type begun struct {
	Msg      string    `json:"msg"`
	Command  string    `json:"command"`
	Settings *Settings `json:"settings"`
}

// firstEvent reads how a run began, which is there even if it was killed, but for one
// that was killed before it did anything.
func firstEvent(home, id string) (begun, error) {
	var first begun
	f, err := os.Open(filepath.Join(Dir(home), id, eventsName))
	if err != nil {
		return first, err
	}
	defer f.Close()
	line, err := bufio.NewReader(f).ReadBytes('\n')
	if err != nil {
		return first, fmt.Errorf("%w: it has no first event", ErrDamaged)
	}
	if err := json.Unmarshal(line, &first); err != nil || first.Msg != runBegins {
		return first, fmt.Errorf("%w: its first event is another", ErrDamaged)
	}
	return first, nil
}
