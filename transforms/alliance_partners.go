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

// withinBody reads a state that "is in" the body: "Greece is in NATO".
func withinBody(r *reading.Reading, b body) []standing {
	prep := b.first - 1
	if r.Doc.Has(prep, theWord) {
		prep--
	}
	if b.silent || b.kind != "bloc" || b.id == "UN" || !r.Doc.Has(prep, insidePreps) || !r.Doc.Has(prep-1, allianceIs) || besideOnly(r, b) ||
		r.Doc.Has(b.end, possessiveMarks) || b.end < len(r.Doc.Tokens) && r.Doc.Tokens[b.end].Is(text.Letters|text.Capital) {
		return nil
	}
	n := r.NameAt(prep - 2)
	if n < 0 || r.Names[n].Form != who.Name && r.Names[n].Form != who.Short || r.Assertion(prep-1) != reading.Actual {
		return nil
	}
	return inBody(b, r.PartiesOf(r.NameHead(n)), standing{relation: "member", rule: "remain", sure: 0.6, event: prep - 1})
}

// candidatesOf reads whom the body makes a candidate: "the EU granted candidate status to
// Bosnia".
func candidatesOf(r *reading.Reading, b body) []standing {
	for tok := b.end; tok < b.end+8 && !b.silent; tok++ {
		if r.Doc.Has(tok, statusNoun) && r.Doc.Has(tok-1, aspiringWords) && r.Doc.Has(tok+1, statusPreps) {
			ids, _ := r.ListAfter(tok+2, 1)
			return inBody(b, ids, standing{relation: "prospective", rule: "member", sure: 0.65, event: tok})
		}
	}
	return nil
}

var (
	allianceIs  = text.Words("is are remains remain")
	statusNoun  = text.Words("status")
	statusPreps = text.Words("to for on")
)

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
