package when

import "github.com/dateline/dateline/transforms/calendar"

// meaning is what an expression says before it is known when it was said:
// "Monday", "the May of the year before". Resolving it against the ground it
// stands on gives the days it means, or false if there are none.
type meaning interface {
	resolve(g *ground) (period, bool)
}

// period is a closed interval of days and how it was come by.
type period struct {
	From, To    calendar.Day
	Granularity Granularity
	modifier    string
	relative    bool // to the article's date or to another date
	anchored    bool // to another date of the text
}

// in reports whether the period lies within the years 1 to 9999.
func (p period) inRange() bool { return p.From >= firstDay && p.To <= lastDay && p.From <= p.To }

var (
	firstDay = calendar.Date(1, 1, 1)
	lastDay  = calendar.Date(9999, 12, 31)
)

// ground is what an expression is resolved against.
type ground struct {
	published calendar.Day
	direction func() Direction // where the clause's tense points
	anchor    period           // the last date named in the text before; Granularity is "" if there is none
}

// dated reports whether the article's own date is known.
func (g *ground) dated() bool { return g.published != calendar.None }

// fitting is the candidate that the tense points to: the latest that has begun, the
// first that is not over, or the nearest where tense says nothing. Candidates
// are asked for by year, because what recurs in the calendar recurs yearly.
func (g *ground) fitting(candidate func(year int) (period, bool)) (period, bool) {
	if !g.dated() {
		return period{}, false
	}
	this := g.published.Year()
	var best period
	found := false
	for year := this - leapGap; year <= this+leapGap; year++ {
		p, ok := candidate(year)
		if ok && (!found || g.better(p, best)) {
			best, found = p, true
		}
	}
	best.relative = true
	return best, found && g.fits(best)
}

// leapGap is the longest that February 29 is away.
const leapGap = 8

// fits reports whether the period lies where the tense points.
func (g *ground) fits(p period) bool {
	switch g.direction() {
	case Past:
		return p.From <= g.published
	case Future:
		return p.To >= g.published
	}
	return true
}

// better reports whether p suits the tense better than q.
func (g *ground) better(p, q period) bool {
	if fp, fq := g.fits(p), g.fits(q); fp != fq {
		return fp
	}
	return g.distance(p) < g.distance(q)
}

// distance is how many days the period is away from publication.
func (g *ground) distance(p period) int {
	switch {
	case g.published < p.From:
		return int(p.From - g.published)
	case g.published > p.To:
		return int(g.published - p.To)
	}
	return 0
}

// modified is a meaning under a modifier: "early 2017" is all of 2017.
type modified struct {
	meaning
	modifier string
}

func (m modified) resolve(g *ground) (period, bool) {
	p, ok := m.meaning.resolve(g)
	p.modifier = m.modifier
	return p, ok
}

// fixed is a meaning that depends on nothing.
type fixed period

func (f fixed) resolve(*ground) (period, bool) { return period(f), period(f).inRange() }

// shifted is the n-th unit from the present one: "last week", "two years ago".
type shifted struct {
	unit     unit
	n        int
	anchored bool // counted from the last date of the text, not from publication
}

func (s shifted) resolve(g *ground) (period, bool) {
	from := g.published
	if s.anchored {
		if g.anchor.Granularity == "" {
			return period{}, false
		}
		from = g.anchor.From
	}
	if from == calendar.None || s.n < -maxShift || s.n > maxShift {
		return period{}, false
	}
	p := s.unit.around(from, s.n)
	p.relative, p.anchored = true, s.anchored
	return p, p.inRange()
}

// maxShift bounds "N units ago" so that no arithmetic overflows.
const maxShift = 100_000
