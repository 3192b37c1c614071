package jobs

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/adhocore/gronx"

	"github.com/dateline/dateline/pipeline/article"
	"github.com/dateline/dateline/pipeline/lake"
)

// check judges the values against each other and against the world: what a
// decoder of one value cannot know.
func (r *resolver) check() {
	r.checkSchedule()
	if at, given := r.values["lake"]; given && r.cfg.Lake != "" {
		if err := lake.CheckAddress(r.cfg.Lake); err != nil {
			r.problem(at, err)
		}
	}
	for i, p := range r.cfg.Inputs {
		if at, ok := r.values["inputs."+strconv.Itoa(i)]; ok && p.Path != "" {
			if err := article.CheckPath(p.Path); err != nil {
				r.problem(at, err)
			}
		}
	}
	r.checkDirectory("lexicon", r.cfg.Lexicon)
	names := map[string]int{}
	for i := range r.cfg.Jobs {
		r.checkJob(i, names)
	}
	r.checkNeeds(names)
}

func (r *resolver) checkSchedule() {
	at, given := r.values["schedule"]
	if !given || r.cfg.Schedule == "" {
		return
	}
	// gronx takes seconds and years too; a schedule of those is a slip of the hand.
	if n := len(strings.Fields(r.cfg.Schedule)); n != 5 && !strings.HasPrefix(r.cfg.Schedule, "@") {
		r.problem(at, hinted{fmt.Errorf("bad cron expression %q: it has %d fields, not 5", r.cfg.Schedule, n), "minute hour day month weekday"})
		return
	}
	if !gronx.IsValid(r.cfg.Schedule) {
		r.problem(at, hinted{fmt.Errorf("bad cron expression %q", r.cfg.Schedule), "minute hour day month weekday"})
	}
}

// checkDirectory asks that a directory the user named is there.
func (r *resolver) checkDirectory(path, dir string) {
	at, given := r.values[path]
	if !given || dir == "" {
		return
	}
	info, err := os.Stat(dir)
	switch {
	case err != nil:
		cause := err
		if inner := errors.Unwrap(err); inner != nil {
			cause = inner
		}
		r.problemf(at, "cannot read directory %s: %v", dir, cause)
	case !info.IsDir():
		r.problemf(at, "%s is a file, not a directory", dir)
	}
}

func (r *resolver) checkJob(i int, names map[string]int) {
	job, path := &r.cfg.Jobs[i], "jobs."+strconv.Itoa(i)
	at := r.place(path+".name", path+".stage", path)
	if job.Stage == "" {
		return // missing or unknown, reported already
	}
	if job.Name == "" {
		job.Name = string(job.Stage)
	}
	if first, taken := names[job.Name]; taken {
		other := r.place("jobs."+strconv.Itoa(first)+".name", "jobs."+strconv.Itoa(first)+".stage")
		r.problemf(at, "there are two jobs named %q, the other on line %d", job.Name, other.line)
	} else {
		names[job.Name] = i
	}
	if !isJobName(job.Name) {
		r.problemf(at, "bad job name %q: want lower-case letters, digits, - and _", job.Name)
	}
	for _, f := range jobFields {
		if keyAt, given := r.keys[path+"."+f.key]; given && !f.has(job.Stage) {
			r.problemf(keyAt, "key %q belongs to stage %s, this job is %s", f.key, strings.Join(f.stages, " and "), job.Stage)
		}
	}
	r.checkWords(path+".types", "fact type", job.Types, r.req.Types)
	r.checkWords(path+".tables", "table", job.Tables, r.req.Tables)
	r.checkDirectory(path+".sql", job.SQL)
}

// checkWords looks up each word of a list among those there are.
func (r *resolver) checkWords(path, what string, words, known []string) {
	if known == nil {
		return
	}
	for i, word := range words {
		if word != "" && !slices.Contains(known, word) {
			r.problem(r.place(path+"."+strconv.Itoa(i), path), unknown(what, word, known))
		}
	}
}

func isJobName(s string) bool {
	return s != "" && strings.Trim(s, "abcdefghijklmnopqrstuvwxyz0123456789-_") == ""
}

// place is where the first of the paths that is given stands.
func (r *resolver) place(paths ...string) place {
	for _, path := range paths {
		if at, ok := r.values[path]; ok {
			return at
		}
	}
	return place{file: r.file, line: 1, col: 1, width: 1}
}
