package transforms

import (
	"github.com/dateline/dateline/transforms/number"
	"github.com/dateline/dateline/transforms/reading"
	"github.com/dateline/dateline/transforms/text"
)

// byCount reads a number that a count of people is, reaches or is put at: "put the
// number of dead at 60", "the number of refugees has reached 3 million".
func (fs fates) byCount(r *reading.Reading, c reading.Counted) []hit {
	if c.Compound || !fs.cued(r, c) || !countsPeople(r, c) || !reachesNumber(r, c) {
		return nil
	}
	from := r.Numbers[c.Number].From
	tok := subjectBefore(r, c, countNouns)
	if tok < 0 || !r.Doc.Has(tok+1, ofWord) {
		return fs.byPut(r, c)
	}
	for _, f := range fs.all {
		for t := tok + 2; t < min(tok+6, from); t++ {
			if r.Doc.Has(t, f.state) || r.Doc.Has(t, f.noun) || r.Doc.Has(t, f.victim) || r.Doc.Has(t, f.alone) {
				return []hit{{f.kind, t, "toll", 0.75}}
			}
		}
	}
	return nil
}

// byPut reads "put the dead at 1,200 and the missing at 600".
func (fs fates) byPut(r *reading.Reading, c reading.Counted) []hit {
	from := r.Numbers[c.Number].From
	if r.Doc.Has(from, atWord) {
		from++ // "at around 100" is one expression
	}
	if !c.Alone || !r.Doc.Has(from-1, atWord) || !r.Doc.Has(from-3, putArticle) && !(r.Doc.Has(from-4, putArticle) && r.NameAt(from-3) >= 0) {
		return nil
	}
	for _, f := range fs.all {
		if r.Doc.Has(from-2, f.state) {
			return []hit{{f.kind, from - 2, "toll", 0.75}}
		}
	}
	return nil
}

// farToll is how many tokens before its number a toll may stand.
const farToll = 30

// subjectBefore is the nearest of the words before the number that no other number
// comes after, -1 if there is none.
func subjectBefore(r *reading.Reading, c reading.Counted, words *text.Set) int {
	from := r.Numbers[c.Number].From
	first := r.Doc.Sentences[r.Doc.SentenceOf(c.First)].First
	for tok := from - 1; tok >= first && tok >= from-farToll; tok-- {
		if n := r.NumberAt(tok); n >= 0 && !r.Calendar(n) {
			return -1 // what stands before is that number's
		}
		if r.Doc.Has(tok, words) {
			return tok
		}
	}
	return -1
}

// reachesNumber reports whether the word before the number may lead from a toll to
// it: "at 60", "exceeded 300".
func reachesNumber(r *reading.Reading, c reading.Counted) bool {
	before := r.Numbers[c.Number].From - 1
	if before < r.Doc.Sentences[r.Doc.SentenceOf(c.First)].First {
		return false
	}
	if r.Doc.Has(before, putArticle) && r.Doc.Has(before-1, inWord) {
		return true // "put the toll in the hundreds"
	}
	return r.Doc.Has(before, reachWords) || r.Doc.Has(before+1, atWord) || r.TreeAt(before).Tag(before).IsVerb()
}

var (
	reachWords = text.Words(`to at of is was as beyond above past passes passed tops topped hit hits reach reaches reached exceeds exceeded
		surpasses surpassed stands nears neared`)
	atWord     = text.Words("at")
	putArticle = text.Words("the")
	countNouns = text.Words("number count total tally figure")
)

// exceeding are the verbs that make the number they reach a lower bound: "the toll
// passed 50,000".
var exceeding = text.Words(`passes passed passing tops topped topping exceeds exceeded exceeding surpasses surpassed beyond past above`)

// atLeast is the count of a number that a toll has passed.
func atLeast(r *reading.Reading, c reading.Counted) number.Count {
	count := r.Numbers[c.Number].Count
	if r.Doc.Has(r.Numbers[c.Number].From-1, exceeding) && (count.Qualifier == number.Exact || count.Qualifier == number.Approx) {
		count.High, count.Qualifier = number.None, number.AtLeast
	}
	return count
}
