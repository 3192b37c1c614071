package transforms

import (
	"github.com/dateline/dateline/transforms/reading"
	"github.com/dateline/dateline/transforms/text"
	"github.com/dateline/dateline/transforms/who"
)

var (
	componentNouns = text.Words("force component part faction backbone core wing bulk pillar")
	alliesHelping  = text.Words(`help helps helped helping assist assists assisted assisting aid aids aided arm arms armed train trains trained
		equip equips equipped back backs backed support supports supported`)
)

// componentsOf reads who is part of an armed group that unites several: "the YPG is the
// main force of the SDF", "the YPG, the backbone of the SDF,".
func componentsOf(r *reading.Reading, m who.Mention) []standing {
	tok := m.First - 1
	if r.Doc.Has(tok, theWord) {
		tok--
	}
	noun := tok - 1
	if m.Kind != who.ArmedGroup || !r.Doc.Has(tok, ofWord) || !r.Doc.Has(noun, componentNouns) {
		return nil
	}
	t := r.TreeAt(noun)
	ids := describedBefore(r, phrase{nounOpening(r, noun), m.End, noun})
	if s := t.Subject(noun); len(ids) == 0 && t.Copula(noun) >= 0 && s >= 0 && r.Assertion(noun) == reading.Actual {
		ids = r.PartiesOf(s)
	}
	b := body{first: m.First, end: m.End, id: m.ID, kind: "armed_group"}
	return inBody(b, ids, standing{relation: "member", rule: "member", sure: 0.6, event: noun})
}

// nounOpening is the first token of the noun's phrase back to its article: "the main
// fighting force".
func nounOpening(r *reading.Reading, noun int) int {
	for tok := noun; tok >= 0 && tok > noun-5; tok-- {
		if r.Doc.Has(tok, memberDeterminers) || r.Doc.Has(tok, theWord) {
			return tok
		}
	}
	return noun
}

// helpedBy reads an armed group that a coalition or mission helps: "the coalition had
// helped the peshmerga".
func helpedBy(r *reading.Reading, b body) []standing {
	if b.silent || b.kind == "bloc" || b.kind == "armed_group" {
		return nil
	}
	t := r.TreeAt(b.first)
	for tok := b.end; tok < t.End && tok < b.end+6; tok++ {
		if !r.Doc.Has(tok, alliesHelping) || !t.Tag(tok).IsVerb() || t.Passive(tok) || t.Subject(tok) != b.head {
			continue
		}
		n := firstName(r, tok+1, 3)
		if n < 0 || r.Names[n].Kind != who.ArmedGroup || r.Assertion(tok) != reading.Actual {
			return nil
		}
		return inBody(b, []who.ID{r.Names[n].ID}, standing{relation: "partner", rule: "back", sure: 0.6, event: tok})
	}
	return nil
}
