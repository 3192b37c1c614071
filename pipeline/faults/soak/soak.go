package main

import (
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/dateline/dateline/pipeline/faults"
)

// state is what a soak knows. It goes on in epochs: each has a home of its own, so that
// none grows beyond what an hour can compare.
type state struct {
	rand     *rand.Rand
	seed     uint64
	dir      string
	dateline faults.Dateline
	kinds    []kind
	began    time.Time

	epoch    int
	step     int
	doing    string        // what the step does, for the message
	made     uint64        // corpora made so far
	duration time.Duration // of the last undisturbed run

	home, control, in string
	want, seen        faults.Print // of the control; what readers of the home saw last

	counts                              map[string]*count
	resumes, publications, same, epochs int
	reads, versions                     int
}

// count is how often one kind of disturbance was tried, and how often it disturbed.
type count struct{ tried, hit int }

// stepsOfEpoch is how many steps a home lasts.
const stepsOfEpoch = 60

func newSoak(seed uint64, binary, dir string) (*state, error) {
	s := &state{rand: rand.New(rand.NewPCG(seed, 2)), seed: seed, dir: dir, began: time.Now(), duration: time.Second, counts: make(map[string]*count)}
	work := filepath.Join(dir, "cwd")
	if err := os.MkdirAll(work, 0o755); err != nil {
		return nil, err
	}
	s.dateline = faults.Dateline{Path: binary, Dir: work, Env: []string{"DATELINE_LIMITS_WORKERS=2", "DATELINE_LIMITS_BATCH_ARTICLES=4", "DATELINE_LIMITS_REJECTS=100%"}}
	s.kinds = s.possible()
	return s, nil
}

func (s *state) run(ctx context.Context, end time.Time) error {
	for time.Now().Before(end) && ctx.Err() == nil {
		if err := s.oneEpoch(ctx, end); err != nil {
			return err
		}
	}
	return nil
}

// oneEpoch begins a home, reads it all the time, disturbs it step by step, and at last
// compares it with a home that one run made of all its inputs.
func (s *state) oneEpoch(ctx context.Context, end time.Time) (err error) {
	s.epoch++
	root := filepath.Join(s.dir, fmt.Sprintf("epoch-%d", s.epoch))
	s.home, s.control, s.in = filepath.Join(root, "home"), filepath.Join(root, "control"), filepath.Join(root, "in")
	s.want, s.seen = faults.Print{}, faults.Print{}
	if err := os.MkdirAll(s.in, 0o755); err != nil {
		return err
	}
	readers, err := faults.StartReaders(4, s.home)
	if err != nil {
		return err
	}
	progress := time.Now()
	for range stepsOfEpoch {
		if !time.Now().Before(end) || ctx.Err() != nil {
			break
		}
		s.step++
		if err = s.oneStep(ctx); err != nil {
			break
		}
		if time.Since(progress) > time.Minute {
			progress = time.Now()
			s.progress()
		}
	}
	tally, readErr := readers.Stop()
	s.reads, s.versions = s.reads+tally.Reads, s.versions+tally.Versions
	if err == nil {
		err = readErr
	}
	if err == nil {
		s.doing = "the last run of an epoch"
		err = s.finish(ctx, filepath.Join(root, "anew"))
	}
	if err != nil {
		return err
	}
	s.epochs++
	s.progress()
	return os.RemoveAll(root)
}

// oneStep lets the inputs grow, mostly, and disturbs a run.
func (s *state) oneStep(ctx context.Context) error {
	if s.rand.IntN(3) > 0 || len(s.want) == 0 {
		if err := s.grow(ctx); err != nil {
			return err
		}
	}
	k := s.kinds[s.rand.IntN(len(s.kinds))]
	c := s.counts[k.name]
	if c == nil {
		c = &count{}
		s.counts[k.name] = c
	}
	c.tried++
	s.doing = k.name
	hit, err := k.do(ctx)
	if hit {
		c.hit++
	}
	if err == nil && s.rand.IntN(2) == 0 {
		err = s.resume(ctx)
	}
	return err
}

// grow adds a raw file to the inputs and brings the control up to date with it.
func (s *state) grow(ctx context.Context) error {
	s.doing = "an undisturbed run"
	s.made++
	articles := faults.Corpus(s.seed*1000003+s.made, 1+s.rand.IntN(10))
	if s.rand.IntN(4) == 0 && s.made > 1 { // some that were there before
		articles = append(articles, faults.Corpus(s.seed*1000003+s.made-1, 2)...)
	}
	if s.rand.IntN(5) == 0 {
		articles = append(articles, faults.Article{ID: "undated", Text: "No day is given."})
	}
	path := filepath.Join(s.in, fmt.Sprintf("%06d.jsonl", s.made))
	if err := faults.WriteLines(path, articles); err != nil {
		return err
	}
	began := time.Now()
	if err := s.must(ctx, s.control); err != nil {
		return err
	}
	s.duration = time.Since(began)
	var err error
	s.want, err = faults.Fingerprint(ctx, s.control)
	return err
}

// must does a run that has to succeed.
func (s *state) must(ctx context.Context, home string) error {
	r, err := s.dateline.Run(ctx, s.args(home)...)
	if err != nil {
		return err
	}
	if ctx.Err() == nil && r.Code != 0 {
		return fmt.Errorf("a run that nobody disturbed: %v", r)
	}
	return nil
}

func (s *state) args(home string) []string {
	return []string{"run", "--quiet", "--home", home, "--input", s.in}
}

// resume runs again on the home, undisturbed, and compares.
func (s *state) resume(ctx context.Context) error {
	doing := s.doing
	s.doing = "the run after " + doing
	if err := s.must(ctx, s.home); err != nil || ctx.Err() != nil {
		return err
	}
	s.resumes++
	if err := s.compare(ctx, s.home, s.want); err != nil {
		return err
	}
	s.seen = s.want.Part("warehouse.")
	return s.tidy()
}

// compare wants a home to hold what it should.
func (s *state) compare(ctx context.Context, home string, want faults.Print) error {
	got, err := faults.Fingerprint(ctx, home)
	if err != nil {
		return err
	}
	if diff := got.Diff(want); len(diff) > 0 {
		return fmt.Errorf("%s differs from the control:\n  %s", home, strings.Join(diff, "\n  "))
	}
	s.same++
	return nil
}

// tidy wants nothing to be left over in the home or among temporary files.
func (s *state) tidy() error {
	left, err := faults.Leftovers(s.home)
	if err != nil {
		return err
	}
	entries, err := os.ReadDir(s.dateline.Dir)
	for _, e := range entries {
		left = append(left, "among temporary files: "+e.Name())
	}
	if err == nil && len(left) > 0 {
		err = fmt.Errorf("left over: %s", strings.Join(left, "; "))
	}
	return err
}

// finish ends an epoch: the home, the control and a home made anew are the same.
func (s *state) finish(ctx context.Context, anew string) error {
	if len(s.want) == 0 {
		return nil
	}
	if err := s.resume(ctx); err != nil {
		return err
	}
	if err := s.must(ctx, anew); err != nil || ctx.Err() != nil {
		return err
	}
	return s.compare(ctx, anew, s.want)
}

func (s *state) progress() {
	tried, hit := 0, 0
	for _, c := range s.counts {
		tried, hit = tried+c.tried, hit+c.hit
	}
	fmt.Printf("%6s  step %d, epoch %d: %d runs disturbed, %d resumed, %d publications, %d comparisons, 0 differences\n",
		time.Since(s.began).Round(time.Second), s.step, s.epoch, hit, s.resumes, s.publications, s.same)
}

// table says what was done.
func (s *state) table(w io.Writer) {
	var names []string
	for name := range s.counts {
		names = append(names, name)
	}
	slices.Sort(names)
	fmt.Fprintf(w, "\n%-44s %7s %10s\n", "disturbance", "tried", "disturbed")
	for _, name := range names {
		fmt.Fprintf(w, "%-44s %7d %10d\n", name, s.counts[name].tried, s.counts[name].hit)
	}
	fmt.Fprintf(w, "\n%-44s %7d\n%-44s %7d\n%-44s %7d\n%-44s %7d\n%-44s %7d\n%-44s %7d\n",
		"homes", s.epochs, "steps", s.step, "runs resumed", s.resumes, "publications seen by the driver", s.publications,
		"reads by four processes", s.reads, "comparisons without a difference", s.same)
}
