package when

import (
	"github.com/dateline/dateline/transforms/calendar"
	"github.com/dateline/dateline/transforms/text"
	"time"
)

// Find finds the calendar expressions of a document, by position, with the
// shallow reading of tense.
func Find(doc *text.Document) []Mention { return Finder{Shallow}.Find(doc) }

// Finder finds calendar expressions with a given reading of tense.
type Finder struct{ Tense Tense }

// Find finds the document's calendar expressions, by position; no two overlap.
// Those whose value cannot be told (a weekday in an article without a date) are
// left out.
func (f Finder) Find(doc *text.Document) []Mention {
	s := scan{reader: reader{doc: doc}, tense: f.Tense, ground: ground{published: doc.Published, years: &namedYears{}}}
	for i := 0; i < len(doc.Tokens); {
		if doc.Tokens[i].Is(text.Digits) || cues.Has(doc.Tokens[i].Word) {
			i = s.at(i)
			continue
		}
		i++
	}
	return s.found
}

// scan is the state of one pass over a document.
type scan struct {
	reader
	ground
	tense Tense
	found []Mention
}

// at reads the expression at token i, if there is one, and returns the token to
// go on from.
func (s *scan) at(i int) int {
	m, e := s.plain(i)
	if e == 0 {
		return i + 1
	}
	if end := s.season(i, e, m); end > 0 {
		return end
	}
	if to, end := s.rangeFrom(i, e, m); end > 0 {
		whole, ok := to.(span)
		if !ok {
			return s.add(i, end, to, e)
		}
		if p, ok := s.value(i, end, whole); ok {
			s.append(i, end, p)
			return end
		}
	}
	m = s.yearOfNext(e, s.yearOfLast(i, m))
	next := s.add(i, e, m, i+1)
	if next == e {
		return s.trailingDays(e, m)
	}
	return next
}

// season is the end of a sports season, which is no date: "the 2005-06 season", "the
// 1998/99 Premier League"; 0 if none stands at tokens [i, e).
func (s *scan) season(i, e int, m meaning) int {
	if _, years := m.(fixed); !years {
		return 0
	}
	if to, end := s.rangeFrom(i, e, m); end > 0 && s.hyphen(e) {
		m, e = to, end
	}
	if s.has(e, seasonWord) && grain(m) == Range {
		return e
	}
	return 0
}

var inOrOn = text.Words("in on")

var seasonWord = text.Words("season seasons campaign league")

// add appends the expression and returns its end, or otherwise if it has no value.
func (s *scan) add(first, end int, m meaning, otherwise int) int {
	p, ok := s.value(first, end, m)
	if !ok {
		return otherwise
	}
	s.append(first, end, p)
	return end
}

// value resolves the meaning of tokens [first, end) where it stands.
func (s *scan) value(first, end int, m meaning) (period, bool) {
	direction, known := Unknown, false
	g := s.ground
	g.token, g.attributive = first, s.modifiesNoun(first, end)
	g.awaited = s.has(first-2, awaiting) || s.has(first-2, ofWord) && s.has(first-3, aheadWord)
	g.direction = func() Direction {
		if !known {
			direction, known = s.tense(s.doc, first, end), true
		}
		return direction
	}
	p, ok := m.resolve(&g)
	return p, ok && p.inRange()
}

// modifiesNoun reports whether the expression stands between a determiner and a
// noun: "the May 14 summit".
func (s *scan) modifiesNoun(first, end int) bool {
	return s.has(first-1, determiners) && s.is(end, text.Letters) && !s.has(end, afterDay) && !s.has(end, finiteAux)
}

func (s *scan) append(first, end int, p period) {
	s.found = append(s.found, Mention{
		First: first, End: end, From: p.From, To: p.To, Granularity: p.Granularity,
		EDTF: edtf(p), Modifier: p.modifier, Relative: p.relative, Anchored: p.anchored,
	})
	s.anchor = p
	if p.Granularity == Quarter && !p.anchored {
		s.business = p // of the year reported on, not the one it is compared with
	}
	s.years.note(p, first)
}

// yearOfLast gives a month or day without a year the year named right before it:
// "last year in October".
func (s *scan) yearOfLast(i int, m meaning) meaning {
	a, ok := m.(inYear)
	if !ok || a.year.said || len(s.found) == 0 || !s.has(i-1, inOrOn) {
		return m
	}
	last := s.found[len(s.found)-1]
	if last.End != i-1 || last.Granularity != Year {
		return m
	}
	year := yearRef{n: last.From.Year(), said: true}
	if last.Relative && s.published != calendar.None {
		year.n, year.relative = year.n-s.published.Year(), true
	}
	return inYear{year, a.of}
}

// yearOfNext gives a month or day without a year the year of the one it is joined
// to: "January and February 2006".
func (s *scan) yearOfNext(e int, m meaning) meaning {
	a, ok := m.(inYear)
	if !ok || a.year.said || !s.has(e, listWords) && s.text(e) != "," && s.text(e) != "/" {
		return m
	}
	next, _ := s.plain(s.skip(e+1, theWord))
	b, ok := core(next).(inYear)
	if !ok || !b.year.said || b.year.anchored {
		return m
	}
	if p, ok := a.of(2001); !ok || p.Granularity != Month && p.Granularity != Day {
		return m
	} else if q, ok := b.of(2001); ok && p.From > q.From {
		b.year.n--
	}
	return inYear{b.year, a.of}
}

var awaiting = text.Words("for before until")

// maxTrailing bounds the days listed after one date.
const maxTrailing = 6

// trailingDays appends the bare days listed after a date: "May 7, 8 and 9". A list
// ends with "and" and its last day.
func (s *scan) trailingDays(e int, m meaning) int {
	a, ok := core(m).(inYear)
	if !ok || s.is(e-1, text.Letters) {
		return e
	}
	day, ok := a.of(leapYear)
	if !ok || day.Granularity != Day {
		return e
	}
	_, month, last := day.From.Civil()
	var days []int
	for j := e; len(days) < maxTrailing; {
		closing := s.has(j, listWords)
		if !closing && s.text(j) != "," {
			return e
		}
		n, k := s.dayAfterMonth(j + 1)
		if k == 0 || n <= last || s.is(k, text.Letters) && closing && !s.has(k, afterDay) {
			return e
		}
		days, last = append(days, j+1), n
		if closing {
			return s.addDays(month, days)
		}
		j = k
	}
	return e
}

var afterDay = text.Words("in at to for and by with when after before during as but or from on the")

// addDays appends the days that stand at the tokens, of the month and year of the
// date just found.
func (s *scan) addDays(month time.Month, at []int) int {
	first, end := s.ground.anchor, 0
	for _, i := range at {
		n, e := s.dayAfterMonth(i)
		p, ok := dayOf(month, n)(first.From.Year())
		if p.relative = first.relative; ok {
			s.append(i, e, p)
		}
		end = e
	}
	return end
}
