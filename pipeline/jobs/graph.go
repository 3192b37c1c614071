package jobs

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// checkNeeds looks at what the jobs need: it must be there, must not go round in a
// circle, and must respect the order of the stages.
func (r *resolver) checkNeeds(names map[string]int) {
	known := make([]string, 0, len(names))
	for _, job := range r.cfg.Jobs {
		if i, ok := names[job.Name]; ok && r.cfg.Jobs[i].Name == job.Name && !slices.Contains(known, job.Name) {
			known = append(known, job.Name)
		}
	}
	needs := make([][]int, len(r.cfg.Jobs))
	for i, job := range r.cfg.Jobs {
		for n, need := range job.Needs {
			if to, ok := names[need]; ok {
				needs[i] = append(needs[i], to)
			} else if need != "" && !r.unstaged(need) {
				r.problem(r.needPlace(i, n), unknown("job", need, known))
			}
		}
	}
	inCycle := r.reportCycles(needs)
	for i, job := range r.cfg.Jobs {
		for n, need := range job.Needs {
			to, ok := names[need]
			if ok && !(inCycle[i] && inCycle[to]) && rank(r.cfg.Jobs[to].Stage) > rank(job.Stage) {
				r.problemf(r.needPlace(i, n), "job %q cannot need %q: stage %s runs after %s", job.Name, need, r.cfg.Jobs[to].Stage, job.Stage)
			}
		}
	}
	if len(inCycle) == 0 {
		r.cfg.Jobs = order(r.cfg.Jobs, needs)
	}
}

// unstaged reports whether a job of this name is there but its stage is not
// known: that has been reported, and is mistake enough.
func (r *resolver) unstaged(name string) bool {
	return slices.ContainsFunc(r.cfg.Jobs, func(j Job) bool { return j.Stage == "" && (j.Name == name || j.Name == "") })
}

func (r *resolver) needPlace(job, need int) place {
	path := fmt.Sprintf("jobs.%d.needs", job)
	return r.place(path+"."+strconv.Itoa(need), path)
}

func rank(s Stage) int { return slices.Index(Stages, s) }

// reportCycles finds circles of needs by depth-first search and reports each once,
// at the need that closes it. It returns the jobs in them.
func (r *resolver) reportCycles(needs [][]int) map[int]bool {
	const unseen, open, done = 0, 1, 2
	state, inCycle := make([]int, len(needs)), map[int]bool{}
	var trail []int
	var visit func(i int)
	visit = func(i int) {
		state[i], trail = open, append(trail, i)
		for _, to := range needs[i] {
			switch state[to] {
			case unseen:
				visit(to)
			case open:
				circle := trail[slices.Index(trail, to):]
				r.reportCycle(i, to, circle)
				for _, j := range circle {
					inCycle[j] = true
				}
			}
		}
		state[i], trail = done, trail[:len(trail)-1]
	}
	for i := range needs {
		if state[i] == unseen {
			visit(i)
		}
	}
	return inCycle
}

func (r *resolver) reportCycle(from, to int, circle []int) {
	names := make([]string, 0, len(circle)+1)
	for _, i := range append(slices.Clone(circle), to) {
		names = append(names, r.cfg.Jobs[i].Name)
	}
	n := slices.Index(r.cfg.Jobs[from].Needs, r.cfg.Jobs[to].Name)
	if from == to {
		r.problemf(r.needPlace(from, n), "job %q needs itself", r.cfg.Jobs[from].Name)
		return
	}
	r.problemf(r.needPlace(from, n), "jobs need each other in a circle: %s", strings.Join(names, " -> "))
}

// order sorts jobs by stage; within a stage a job follows what it needs, and the
// file's order decides the rest.
func order(list []Job, needs [][]int) []Job {
	level := make([]int, len(list))
	var depth func(i int) int
	depth = func(i int) int {
		if level[i] == 0 {
			level[i] = 1
			for _, to := range needs[i] {
				if list[to].Stage == list[i].Stage {
					level[i] = max(level[i], depth(to)+1)
				}
			}
		}
		return level[i]
	}
	index := make([]int, len(list))
	for i := range list {
		index[i] = i
		depth(i)
	}
	slices.SortStableFunc(index, func(a, b int) int {
		if by := rank(list[a].Stage) - rank(list[b].Stage); by != 0 {
			return by
		}
		return level[a] - level[b]
	})
	sorted := make([]Job, len(list))
	for to, from := range index {
		sorted[to] = list[from]
	}
	return sorted
}
