package transforms

import (
	"github.com/dateline/dateline/transforms/number"
	"github.com/dateline/dateline/transforms/reading"
	"github.com/dateline/dateline/transforms/text"
)

// byEvents reads a counted noun that is the event itself, whatever its clause says of
// others: "12 deaths and dozens maimed".
func (fs fates) byEvents(r *reading.Reading, c reading.Counted) []hit {
	if c.Alone || !r.Doc.Has(c.Noun, fateEvents) {
		return nil
	}
	return fs.byNoun(r, c)
}

// byNoun reads a noun that says it itself: "20 deaths", "five hostages", "600 asylum
// seekers". It does not where it only modifies another ("a refugee camp"), where nothing
// came of it ("two attempted murders"), or where lives are helped or saved.
func (fs fates) byNoun(r *reading.Reading, c reading.Counted) []hit {
	if c.Alone || r.Doc.Has(c.Noun-1, fateAttempted) || r.Numbers[c.Number].Kind == number.One && r.NextIsNoun(c.Noun) {
		return nil
	}
	for _, f := range fs.all {
		if r.Doc.Has(c.Noun, f.noun) || c.Noun > c.End && f.phrase(r, c.Noun-1) {
			if r.Doc.Has(c.Noun, fateLives) && !livesLost(r, c) {
				return nil
			}
			return []hit{{f.kind, c.Noun, "noun", 0.75}}
		}
	}
	return nil
}

// livesLost reports whether the lives counted are lost: "claimed 40 lives", "the loss of
// 300 lives", "12 lives were lost".
func livesLost(r *reading.Reading, c reading.Counted) bool {
	if r.Before(c, livesTakers, 5) >= 0 {
		return true
	}
	for tok := c.Noun + 1; tok < min(c.Noun+5, len(r.Doc.Tokens)); tok++ {
		if r.Doc.Has(tok, livesLostWords) {
			return true
		}
	}
	return false
}

// fateAge reports whether the number is an age beside its owner: "the lobbyist, 53, was
// hospitalised".
func fateAge(r *reading.Reading, c reading.Counted) bool {
	count := r.Numbers[c.Number].Count
	if !c.Alone || count.Low != count.High || count.Low > oldest || !r.Doc.Has(c.End, comma) {
		return false
	}
	at := r.Numbers[c.Number].From - 1
	if !r.Doc.Has(at, comma) || r.Doc.SentenceOf(at-1) != r.Doc.SentenceOf(c.First) {
		return false
	}
	return r.NumberAt(at-1) < 0 && (r.TreeAt(at-1).Tag(at-1).IsNoun() || r.Doc.Has(at-1, closedBracket))
}

// oldest is the highest number that may be an age.
const oldest = 110

// fateRate reports whether the number is one of a rate, or a hyphen ties it to what
// stands before: "412 deaths per 100,000 births", "mother-of-two".
func fateRate(r *reading.Reading, c reading.Counted) bool {
	for tok := c.End; tok <= pastPhrase(c); tok++ {
		if r.Doc.Has(tok, fatePer) {
			return true
		}
	}
	return r.Doc.Has(c.First-1, fateHyphen) && !c.Compound && r.Doc.Has(c.First-2, ofWord)
}

var (
	fateEvents     = text.Words(`deaths fatalities killings murders executions assassinations injuries disappearances arrests abductions kidnappings`)
	fateLives      = text.Words("lives")
	closedBracket  = text.Words(")") // "Ann Lee (pictured), 38, who died"
	fateAttempted  = text.Words("attempted")
	fatePossessive = text.Words("'s \u2019s ' \u2019")
	fatePer        = text.Words("per")
	fateHyphen     = text.Words("-")
	livesTakers    = text.Words("cost costs costing claim claims claimed claiming lose loses losing lost take takes took taken taking loss losses toll")
	livesLostWords = text.Words("lost claimed taken cut")
)
