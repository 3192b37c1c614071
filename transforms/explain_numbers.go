package transforms

import (
	"cmp"
	"slices"
	"strings"

	"github.com/dateline/dateline/transforms/number"
	"github.com/dateline/dateline/transforms/reading"
)

// unclaimed lists the numbers that no fact explains, with the reason.
func unclaimed(r *reading.Reading, trace *reading.Trace) []Unclaimed {
	out := []Unclaimed{}
	for n, m := range r.Numbers {
		if r.ClaimedBy(n) != "" || m.Kind == number.One {
			continue
		}
		out = append(out, Unclaimed{excerpt(r, m.First, m.End), quantityKinds[m.Kind], whyUnclaimed(r, trace, n)})
	}
	return out
}

func whyUnclaimed(r *reading.Reading, trace *reading.Trace, n int) string {
	m := r.Numbers[n]
	if m.Kind != number.Cardinal {
		return kindWhy(r, m)
	}
	for _, d := range trace.Drops {
		if d.First < m.End && m.First < d.End {
			return "given up as " + d.Type + ": " + d.Why
		}
	}
	c, ok := r.Counted(n)
	switch {
	case !ok && r.Calendar(n):
		return "it is part of a date"
	case !ok:
		return "it counts nothing"
	case c.Compound:
		return "it is part of the compound “" + compound(r, c) + "”"
	case !c.Alone && r.Doc.Has(c.Noun, things):
		return "it counts “" + r.Doc.Text(c.Noun) + "”, which are no people ([things] of people.cues)"
	}
	what := "it stands alone"
	if !c.Alone {
		what = "it counts “" + r.Doc.Text(c.Noun) + "”"
	}
	if cues := cuesAround(r, c); len(cues) > 0 {
		return what + "; no rule ties it to " + strings.Join(cues, ", ")
	}
	if c.Alone && m.YearLike {
		return "it looks like a year, but its sentence does not use it as one"
	}
	return what + ", and no word near it tells a fact of anybody"
}

// compound is the hyphenated word that the number begins.
func compound(r *reading.Reading, c reading.Counted) string {
	end := c.End
	for end+1 < len(r.Doc.Tokens) && r.Doc.Text(end) == "-" && end < c.End+4 {
		end += 2
	}
	return excerpt(r, c.First, end).Quote
}

// maxCues bounds how many cue words are named, nearCues how far from the number they are
// looked for.
const (
	maxCues  = 3
	nearCues = 40
)

// cuesAround names the words of the number's sentence near it, nearest first, that tell
// facts of people.
func cuesAround(r *reading.Reading, c reading.Counted) []string {
	type word struct {
		tok  int
		list string
	}
	var found []word
	s := r.Doc.Sentences[r.Doc.SentenceOf(c.First)]
	for tok := max(s.First, c.First-nearCues); tok < min(s.End, c.End+nearCues); tok++ {
		for _, name := range []string{"casualties", "displaced", "troops", "population"} {
			if tellsOf(r, name, tok) {
				found = append(found, word{tok, name})
				break
			}
		}
	}
	slices.SortStableFunc(found, func(a, b word) int { return cmp.Compare(gap(a.tok, c.First), gap(b.tok, c.First)) })
	var out []string
	for _, w := range found[:min(len(found), maxCues)] {
		out = append(out, "“"+r.Doc.Text(w.tok)+"” ("+w.list+")")
	}
	return out
}

// tellsOf reports whether the word by itself makes the type look at its sentence.
func tellsOf(r *reading.Reading, factType string, tok int) bool {
	switch factType {
	case "casualties":
		return r.Doc.Has(tok, casualtyFates.cues)
	case "displaced":
		return r.Doc.Has(tok, displacedFates.cues)
	case "troops":
		return r.Doc.Has(tok, troopSentence)
	}
	return r.Doc.Has(tok, populationNoun) || r.Doc.Has(tok, inhabitants)
}

// kindWhy says why a number is of its kind.
func kindWhy(r *reading.Reading, m number.Mention) string {
	head := ""
	if m.Head >= 0 {
		head = " of “" + r.Doc.Text(m.Head) + "”"
	}
	switch m.Kind {
	case number.Ordinal:
		return "it is an ordinal: a place in an order, no count"
	case number.Percent:
		return "it is a percentage, no count"
	case number.Money:
		return "it is a sum of money" + head
	case number.Measure:
		return "it is a measure" + head
	case number.Age:
		return "it is an age"
	case number.Decimal:
		return "it is a fraction that counts nothing whole"
	case number.Label:
		return "it names something (an article, a flight, a score) and counts nothing"
	}
	return "it counts" + head
}

// dropped lists what the type's rules gave up, but for numbers that another of its
// rules explained after all.
func (x *explainer) dropped() []Dropped {
	var out []Dropped
	for _, d := range x.trace.Drops {
		if d.Type == x.description.Name && !x.explained(d) {
			out = append(out, Dropped{Type: d.Type, Excerpt: x.excerpt(d.First, d.End), Why: d.Why})
		}
	}
	return out
}

func (x *explainer) explained(d reading.Drop) bool {
	for n := range x.Numbers {
		if x.Numbers[n].First == d.First && x.ClaimedBy(n) == d.Type {
			return true
		}
	}
	return false
}

func inOrder(all []Dropped) []Dropped {
	slices.SortStableFunc(all, func(a, b Dropped) int { return cmp.Compare(a.Start, b.Start) })
	if all == nil {
		return []Dropped{}
	}
	return all
}
