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
	firm        bool // relative, yet with its year told: "last April"
	dated       bool // names its month, and perhaps its day
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
	business  period           // the last quarter named, likewise
	years     *namedYears      // the years that days and months were given before
	token     int              // where the expression begins

	// attributive says that the expression modifies a noun ("the May agreement"):
	// a future clause then does not place it.
	attributive bool
	awaited     bool // what it modifies is said to lie ahead: "before the May vote"
}

// namedYears remembers the full dates of an article, because it repeats them
// without their year: "the truce of April 1996 ... the April 26 agreement".
type namedYears struct {
	days   map[[2]int]int // month and day -> year
	months [13]struct{ year, token int }
}

// note remembers a date that was written with its year.
func (n *namedYears) note(p period, token int) {
	if p.relative && !p.firm {
		return
	}
	year, month, day := p.From.Civil()
	switch p.Granularity {
	case Day:
		if n.days == nil {
			n.days = map[[2]int]int{}
		}
		n.days[[2]int{int(month), day}] = year
		fallthrough
	case Month:
		n.months[month].year, n.months[month].token = year, token
	}
}

// repeated is the year that the same day had before in the text, or its month
// shortly before.
func (g *ground) repeated(p period) (int, bool) {
	_, month, day := p.From.Civil()
	if p.Granularity != Day {
		return 0, false
	}
	if year, ok := g.years.days[[2]int{int(month), day}]; ok {
		return year, true
	}
	m := g.years.months[month]
	if m.year == 0 || g.token-m.token >= shortlyBefore || !g.dated() {
		return 0, false
	}
	p, ok := dayOf(month, day)(m.year)
	return m.year, ok && g.distance(p) < longAgo
}

// longAgo is how many days away a month with its year is too remote to be meant by
// a day without.
const longAgo = 500

// shortlyBefore is how many tokens a month's year is remembered for its days.
const shortlyBefore = 150

// dated reports whether the article's own date is known.
func (g *ground) dated() bool { return g.published != calendar.None }

// fitting is the candidate nearest to publication on the side that the tense points
// to. Candidates are asked for by year, because what recurs in the calendar recurs
// yearly.
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
	return best, found
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

// better reports whether p suits the tense better than q. A date without a year is
// hardly ever most of a year away: a close one against the tense, which may be
// misread, is preferred to that.
func (g *ground) better(p, q period) bool { return g.cost(p) < g.cost(q) }

func (g *ground) cost(p period) int {
	switch {
	case g.fits(p) || g.attributive && (g.awaited || g.direction() == Future):
		return g.distance(p)
	case g.direction() == Future:
		return g.distance(p) + againstFuture
	case p.Granularity == Quarter:
		return g.distance(p) + againstFuture
	}
	return g.distance(p) + againstPast
}

// How many days of distance a wrong tense weighs. News adds a year to what is more
// than about ten months back, and says "next" of what is more than eight months
// ahead; a quarter is reported on after it ended, whatever the tense.
const (
	againstPast   = 285
	againstFuture = 150
)

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
