package transforms

import (
	"github.com/dateline/dateline/transforms/reading"
	"github.com/dateline/dateline/transforms/text"
	"github.com/dateline/dateline/transforms/who"
)

var (
	allyPersonTitles = text.Words("president minister premier chancellor king emir sultan")
	allyTitleParts   = text.Words("prime foreign defence defense vice deputy king crown interior")
	allyLapsed       = text.Words("once previously formerly")
	allyPairWords    = text.Words("two both")
)

// longestTitled is how many words a title with its person's name may have.
const longestTitled = 8

// titledAlly is the state of the person whom the phrase introduces by a title: "US ally
// President Omar Ali of Chad", "Russia's ally, Prime Minister Ivan Petrov of Serbia".
func titledAlly(r *reading.Reading, p phrase) []who.ID {
	if p.noun != p.end-1 {
		return nil
	}
	tok := p.end
	if r.Doc.Text(tok) == "," {
		tok++
	}
	own := who.ID("")
	if n := r.NameAt(tok); n >= 0 && r.Names[n].Form == who.Demonym { // "US ally Panamanian President"
		own, tok = r.Names[n].Party(), r.Names[n].End
	}
	if r.Doc.Has(tok, allyTitleParts) {
		tok++
	}
	if !r.Doc.Has(tok, allyPersonTitles) || !r.Doc.Tokens[tok].Is(text.Capital) {
		return nil
	}
	if own != "" {
		return statesOnly([]who.ID{own})
	}
	for i := tok + 1; i < len(r.Doc.Tokens) && i < tok+longestTitled; i++ {
		if n := r.NameAt(i); n >= 0 && r.Names[n].Form == who.Leader {
			return statesOnly([]who.ID{r.Names[n].Party()})
		}
		if r.Doc.Has(i, ofWord) {
			ids := statesAfter(r, i+1)
			return ids[:min(1, len(ids))]
		}
		if !r.Doc.Tokens[i].Is(text.Capital) {
			break
		}
	}
	return nil
}

// leaderOfEffort is who leads what the phrase calls an ally in: "a firm ally in the French-led
// campaign".
func leaderOfEffort(r *reading.Reading, p phrase) []who.ID {
	if !r.Doc.Has(p.end, insidePreps) {
		return nil
	}
	n := firstName(r, p.end+1, 1)
	if n < 0 || r.Names[n].Link != who.Led {
		return nil
	}
	return statesOnly([]who.ID{r.Names[n].Party()})
}

// pairNamed is the two states named since the token from, if no third one is: those whom
// "the two allies" can only mean.
func pairNamed(r *reading.Reading, from, to int) []who.ID {
	var ids []who.ID
	for _, n := range r.NamesWithin(from, to) {
		ids = joined(ids, statesOnly([]who.ID{r.Names[n].Party()}))
	}
	if len(ids) != 2 {
		return nil
	}
	return ids
}
