package transforms

import (
	"slices"

	"github.com/dateline/dateline/transforms/reading"
	"github.com/dateline/dateline/transforms/syntax"
	"github.com/dateline/dateline/transforms/text"
	"github.com/dateline/dateline/transforms/who"
)

// agreementTreaties are blocs that are nothing but the agreement that founds them: no
// party to it, nor to any other.
var agreementTreaties = map[who.ID]bool{"NPT": true, "NAFTA": true, "USMCA": true, "CAFTA": true}

// agreementBusiness nouns head the phrase of a signer that is a firm, whose contracts are
// no agreements between states: "the US drug giant Acme signed a deal with Peru".
var agreementBusiness = text.Words(`company companies firm firms giant giants maker makers manufacturer manufacturers startup airline airlines
	bank banks conglomerate corporation retailer supplier developer insurer carmaker drugmaker shipbuilder club label studio university`)

// byBusiness reports whether the subject of the deed is a firm, or a pronoun in what a
// firm says: "the company said it had reached an agreement with Chile".
func byBusiness(r *reading.Reading, t *syntax.Tree, verb int) bool {
	s := t.Agent(verb)
	if s >= 0 && r.Doc.Has(s, agreementPronouns) {
		s = t.Agent(t.Head(verb))
	}
	if s < 0 {
		return false
	}
	first, end := r.NounPhrase(t, s)
	for tok := first; tok < max(end, s+1); tok++ {
		if r.Doc.Has(tok, agreementBusiness) {
			return true
		}
	}
	return false
}

// withOutsider reports whether the agreement is with somebody named who is no state,
// bloc, armed group or ruler: "signed deals with Acme and Mills".
func withOutsider(r *reading.Reading, t *syntax.Tree, noun int) bool {
	if !r.Doc.Has(noun+1, withWord) || noun+2 >= t.End {
		return false
	}
	tok := noun + 2
	if t.Tag(tok) == syntax.DT {
		tok++
	}
	if !t.Tag(tok).IsNoun() || !r.Doc.Tokens[tok].Is(text.Capital) || r.NameAt(tok) >= 0 {
		return false
	}
	ids, _ := r.ListAfter(noun+2, 4)
	return len(ids) == 0 && len(r.PartiesOf(t.Head(noun+1))) == 0
}

var agreementPronouns = text.Words("it they he she")

// capitalOfBloc reads "Brussels" as the European Union where the article names the union,
// or London beside it, and never Belgium.
func capitalOfBloc(r *reading.Reading, ids []who.ID) []who.ID {
	at := slices.Index(ids, "BEL")
	if at < 0 {
		return ids
	}
	union := slices.Contains(ids, "GBR")
	for _, m := range r.Names {
		if m.ID == "BEL" && m.Form != who.Capital {
			return ids
		}
		union = union || m.ID == "EU"
	}
	if !union {
		return ids
	}
	out := slices.Clone(ids)
	if slices.Contains(ids, "EU") {
		return slices.Delete(out, at, at+1)
	}
	out[at] = "EU"
	return out
}

// helpedNegotiate reports whether somebody else's help brought the agreement about: "she
// helped negotiate the accords between Peru and Chile" tells of accords that came to be.
func helpedNegotiate(r *reading.Reading, verb int) bool {
	return r.Doc.Has(verb, negotiateVerb) && (r.Doc.Has(verb-1, agreementHelp) || r.Doc.Has(verb-1, toInfinitive) && r.Doc.Has(verb-2, agreementHelp))
}

var (
	negotiateVerb = text.Words("negotiate")
	agreementHelp = text.Words("help helped helps helping")
	toInfinitive  = text.Words("to")
)

// secondKind is the other kind of agreements told together: "military and trade
// agreements", "accords on arms and on trade"; "" if they are of one.
func secondKind(r *reading.Reading, noun int, kind string) string {
	if noun < 0 || !r.Doc.Has(noun, pluralAgreements) {
		return ""
	}
	t := r.TreeAt(noun)
	for tok := max(noun-3, t.First+1); tok < min(noun+6, t.End-1); tok++ {
		if !r.Doc.Has(tok, agreementAnd) {
			continue
		}
		a, b := kindAmong(r, tok-1, tok), kindAmong(r, tok+1, tok+2)
		switch {
		case a == "" || b == "" || a == b:
		case a == kind:
			return b
		case b == kind:
			return a
		}
	}
	return ""
}

var (
	agreementAnd     = text.Words("and")
	pluralAgreements = text.Words("agreements deals pacts treaties accords")
)

// agreedAmong reports whether it is the members of a bloc that agree among themselves:
// "the 12 member states of the bloc have agreed to".
func agreedAmong(r *reading.Reading, verb int) bool {
	t := r.TreeAt(verb)
	s := t.Agent(verb)
	return s >= 0 && (r.Doc.Has(s, agreementMembers) || r.Doc.Has(s, agreementStates) && r.Doc.Has(s-1, agreementMembers))
}

var (
	agreementMembers = text.Words("member members")
	agreementStates  = text.Words("states countries nations governments")
)

// opinion reports whether those who "agree that" something is or must be so only share
// a view, as no "would" or "will" tells what they are to do.
func opinion(r *reading.Reading, verb int) bool {
	if !r.Doc.Has(verb+1, agreementThat) {
		return false
	}
	t := r.TreeAt(verb)
	for tok := verb + 2; tok < min(verb+14, t.End); tok++ {
		if r.Doc.Has(tok, agreementWill) {
			return false
		}
	}
	return true
}

var (
	agreementThat = text.Words("that")
	agreementWill = text.Words("will would shall")
)

// partOf reports "belongs to a pact between": the subject is a party as well.
func partOf(r *reading.Reading, t *syntax.Tree, noun int) bool {
	first, _ := r.NounPhrase(t, noun)
	return r.Doc.Has(first-1, ofTargets) && r.Doc.Has(first-2, agreementPart)
}

var agreementPart = text.Words("part party")

// spokenOfDeal reports whether the two sentences before the verb's speak of "the deal",
// which its "it" then stands for.
func spokenOfDeal(r *reading.Reading, verb int) bool {
	s := r.Doc.SentenceOf(verb)
	for tok := r.Doc.Sentences[max(s-2, 0)].First; tok < r.Doc.Sentences[s].First; tok++ {
		if r.Doc.Has(tok, agreementNouns) && !indefinite(r, tok) {
			return true
		}
	}
	return false
}

// withUnnamedRebels reports whether a peace or a truce is made with an armed group that
// goes without a name: "signed a peace deal with militants", so that one party is named.
func withUnnamedRebels(r *reading.Reading, d deed) bool {
	if d.noun < 0 || d.mention || d.kind != "peace" && d.kind != "ceasefire" || !signerNamed(r, d.noun, d.parties) {
		return false
	}
	end := min(r.TreeAt(d.noun).End, d.noun+10)
	for tok := d.noun + 1; tok < end; tok++ {
		if r.Doc.Has(tok, withWord) {
			for i := tok + 1; i < min(end, tok+7); i++ {
				if r.Doc.Has(i, unnamedRebels) {
					return true
				}
			}
			return false
		}
	}
	return false
}

// signerNamed reports whether the token's sentence itself names the first of the parties.
func signerNamed(r *reading.Reading, tok int, ids []who.ID) bool {
	t := r.TreeAt(tok)
	for _, n := range r.NamesWithin(t.First, t.End) {
		if len(ids) > 0 && r.Names[n].Party() == ids[0] {
			return true
		}
	}
	return false
}

var unnamedRebels = text.Words("rebels rebel militants insurgents guerrillas separatists militia militias fighters warlords jihadists mutineers")
