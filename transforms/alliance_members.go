package transforms

import (
	"github.com/dateline/dateline/transforms/reading"
	"github.com/dateline/dateline/transforms/syntax"
	"github.com/dateline/dateline/transforms/text"
	"github.com/dateline/dateline/transforms/who"
)

var (
	memberNouns       = allianceCues.Words("member")
	plainMembers      = allianceCues.Words("plain member")
	formerWords       = allianceCues.Words("former")
	aspiringWords     = allianceCues.Words("aspiring")
	suchWords         = allianceCues.Words("such")
	listDashes        = allianceCues.Words("dash")
	memberDeterminers = allianceCues.Words("determiner")
	amongThem         = allianceCues.Words("among")
	foundVerbs        = allianceCues.Words("found")
	comprises         = allianceCues.Words("comprise")
	wasWords          = text.Words("was were")
	asExample         = text.Words("as")
	otherMembers      = text.Words("other")
	tailWords         = text.Words("and or")
)

// phrase is a member noun with its body: "a NATO member", "members of ASEAN".
type phrase struct {
	first, end int // all of it
	noun       int
}

// dependentWords before "state" make it a neighbour or dependant, not a member.
var dependentWords = text.Words("vassal client puppet partner neighbour neighbor neighbouring neighboring associate observer dialogue host satellite")

// membersBeside reads a member noun beside the body's name and whom it describes: "NATO
// member Turkey", "Turkey, a NATO member", "Turkey is a member of NATO", "EU countries
// such as Italy and Spain", "Senegal and other members of ECOWAS".
func membersBeside(r *reading.Reading, b body) []standing {
	p, ok := memberPhrase(r, b)
	if !ok || r.Doc.Has(p.noun-1, dependentWords) {
		return nil
	}
	s := standing{relation: "member", rule: "member", sure: 0.75, event: p.noun}
	for tok := p.first; tok < p.end; tok++ {
		switch {
		case r.Doc.Has(tok, formerWords):
			s.relation = "left"
		case r.Doc.Has(tok, aspiringWords):
			s.relation = "prospective"
		}
	}
	if ids := examplesAfter(r, p); len(ids) > 0 {
		return inBody(b, ids, s)
	}
	if ids := describedBefore(r, p); len(ids) > 0 {
		return inBody(b, ids, s)
	}
	if ids := ministersOf(r, p); len(ids) > 0 {
		return inBody(b, ids, s)
	}
	return predicated(r, b, p, s)
}

// memberPhrase finds the member noun that goes with the body: after it, or before it
// with "of" between.
func memberPhrase(r *reading.Reading, b body) (phrase, bool) {
	nouns := memberNouns
	if b.id == "UN" {
		nouns = plainMembers
	}
	if b.silent {
		if r.Doc.Has(b.first, plainMembers) {
			return phrase{opening(r, b.first), b.first + 1, b.first}, true
		}
		return phrase{}, false
	}
	for tok := b.end; tok < b.end+6; tok++ {
		if r.Doc.Has(tok, nouns) || r.Doc.Has(tok, allyNouns) || r.Doc.Has(tok, aspiringWords) {
			for r.Doc.Has(tok+1, nouns) {
				tok++
			}
			return phrase{opening(r, b.first), tok + 1, tok}, true
		}
		if tok >= len(r.Doc.Tokens) || !r.Doc.Tokens[tok].Is(text.Letters) && !r.Doc.Has(tok, possessiveMarks) && r.NumberAt(tok) < 0 && !ordinalAt(r, tok) && r.Doc.Text(tok) != "-" || tok > b.end+1 && !ordinalAt(r, tok) && !r.TreeAt(b.first).Tag(tok).IsAdjective() && r.Doc.Text(tok) != "-" {
			break
		}
	}
	for tok := b.first - 1; tok >= 0 && tok >= b.first-6; tok-- {
		if (r.Doc.Has(tok, ofWord) || r.Doc.Has(tok, insidePreps) && b.id != "UN") && r.Doc.Has(tok-1, nouns) {
			return phrase{opening(r, tok-1), b.end, tok - 1}, true
		}
		if r.Doc.Has(tok, contributeWords) && r.Doc.Has(tok-1, nouns) {
			return phrase{opening(r, tok-1), b.end, tok - 1}, true
		}
		if !r.Doc.Tokens[tok].Is(text.Letters) && r.Doc.Text(tok) != "-" || r.Doc.Has(tok, tailWords) || r.Doc.Has(tok, betweenWords) || r.Doc.Has(tok, pactNouns) {
			break
		}
	}
	return phrase{}, false
}

// ordinalAt reports whether the token is an ordinal in digits: "NATO's 31st member".
func ordinalAt(r *reading.Reading, tok int) bool {
	w := r.Doc.Text(tok)
	return len(w) > 2 && w[0] >= '0' && w[0] <= '9' && w[len(w)-1] >= 'a'
}

// opening is the first token of the phrase that ends at tok: its memberDeterminers,
// adjectives and numbers.
func opening(r *reading.Reading, tok int) int {
	t := r.TreeAt(tok)
	for tok > t.First && r.NameAt(tok-1) < 0 {
		if tag := t.Tag(tok - 1); !r.Doc.Has(tok-1, memberDeterminers) && !tag.IsAdjective() && tag != syntax.CD && tag != syntax.VBG &&
			r.Doc.Text(tok-1) != "-" && !r.Doc.Has(tok-1, formerWords) && !r.Doc.Has(tok-1, aspiringWords) {
			break
		}
		tok--
	}
	return tok
}

// examplesAfter lists the names after the phrase: "member Turkey", "members such as
// Italy", "members - Brunei, Malaysia", "members, among them Syria".
func examplesAfter(r *reading.Reading, p phrase) []who.ID {
	tok := p.end
	if r.Doc.Has(tok, theWord) && r.NameAt(tok+1) >= 0 { // "members the United States and Turkey"
		tok++
	}
	if n := r.NameAt(tok); n >= 0 && r.Names[n].First == tok {
		if f := r.Names[n].Form; p.noun == p.end-1 && (f == who.Name || f == who.Short) {
			ids, _ := r.ListAfter(tok, 0)
			return ids
		}
		return nil
	}
	opened := false
	for i := 0; i < 3 && tok < len(r.Doc.Tokens); i++ {
		switch {
		case r.Doc.Has(tok, suchWords), r.Doc.Has(tok, amongThem), r.Doc.Has(tok, listDashes):
			opened = true
		case r.Doc.Has(tok, asExample) && r.Doc.Has(tok+1, wellWord):
			return nil // "EU members, as well as Norway"
		case r.Doc.Has(tok, allianceAlong):
			return nil // "is a member, along with Japan": not only Japan is
		case !r.Doc.Has(tok, asExample) && !r.Doc.Has(tok, themExample):
			i = 3
			continue
		}
		tok++
	}
	if !opened {
		return suchAs(r, p.end)
	}
	ids, end := r.ListAfter(tok, 2)
	if r.Doc.Text(p.end) == "," && len(ids) == 1 && !r.Doc.Has(p.end+1, suchWords) && !r.Doc.Has(p.end+1, amongThem) && !closes(r, end) {
		return nil // "a NATO member, Germany said"
	}
	return ids
}

// suchAs lists examples that stand a few words on: "the members in the east, such as
// Estonia and Latvia".
func suchAs(r *reading.Reading, from int) []who.ID {
	t := r.TreeAt(from - 1)
	for tok := from; tok < t.End && tok < from+7; tok++ {
		if r.Doc.Has(tok, suchWords) && (r.Doc.Has(tok+1, asExample) || r.Doc.Text(tok-1) == ",") {
			ids, _ := r.ListAfter(tok+1, 2)
			return ids
		}
		if t.Tag(tok).IsVerb() {
			break
		}
	}
	return nil
}

// closes reports whether an apposition ends at tok: at a comma, stop or preposition.
func closes(r *reading.Reading, tok int) bool {
	return tok >= len(r.Doc.Tokens) || r.Doc.Tokens[tok].Is(text.Punct)
}

var themExample = text.Words("them")

// describedBefore lists the names that the phrase is an apposition of, or whose
// coordination it closes: "Turkey, a NATO member", "Senegal and other members of ECOWAS".
func describedBefore(r *reading.Reading, p phrase) []who.ID {
	i := p.first - 1
	switch {
	case i < 1:
		return nil
	case r.Doc.Text(i) == ",", r.Doc.Text(i) == "(":
		i--
	case r.Doc.Has(p.first, otherMembers) && r.Doc.Has(i, tailWords):
		i--
		if r.Doc.Text(i) == "," {
			i--
		}
	default:
		return nil
	}
	n := r.NameAt(i)
	if n < 0 && r.Doc.Has(i, describedLands) {
		return landSpokenOf(r, i) // "the landlocked nation, an ally of"
	}
	if n < 0 || r.Names[n].End != i+1 {
		return nil
	}
	plural, other := r.TreeAt(p.noun).Tag(p.noun).IsPlural(), r.Doc.Has(p.first, otherMembers)
	if !plural && !other && !r.Doc.Has(p.first, eachWords) {
		return []who.ID{r.Names[n].Party()} // "Oman and Qatar, a US ally"
	}
	ids := r.PartiesOf(r.NameHead(n))
	if plural && !other && len(statesOnly(ids)) < 2 {
		return nil // "Japan, EU members and others"
	}
	return ids
}

var (
	eachWords      = text.Words("both each all")
	describedLands = text.Words("country nation kingdom republic island archipelago")
	allianceAlong  = text.Words("along together alongside")
	wellWord       = text.Words("well")
)

// predicated reads "Turkey is a member of NATO", "Finland became the 31st member" and
// "they were members of the G5 with Chad and Mauritania".
func predicated(r *reading.Reading, b body, p phrase, s standing) []standing {
	t := r.TreeAt(p.noun)
	verb := p.noun
	cop := t.Copula(p.noun)
	if cop < 0 {
		for tok := p.first - 1; tok >= t.First && tok >= p.first-3; tok-- {
			if r.Doc.Has(tok, becomeVerbs) {
				verb = tok
				break
			}
		}
		if verb == p.noun {
			return nil
		}
	}
	s.was = r.Doc.Has(cop, wasWords)
	switch r.Assertion(verb) {
	case reading.Denied, reading.Hypothetical:
		return nil
	case reading.Planned, reading.Threatened:
		if p.noun < b.end || !r.Doc.Has(p.end, toWord) { // "will be the first EU state to"
			s.relation = "prospective"
		}
	}
	if s.relation == "member" && t.Tense(verb) == syntax.Infinitive {
		s.relation = "prospective"
	}
	var parties []who.ID
	if subject := t.Subject(verb); subject >= 0 && subject != p.noun {
		parties = r.PartiesOf(subject)
	}
	if len(parties) == 0 {
		parties = r.Agents(verb)
	}
	if len(parties) == 0 && cop > t.First { // "all three are also members"
		parties = r.PartiesOf(cop - 1)
	}
	parties = joined(parties, after(r, t, p.end-1, withWord))
	for tok := p.end; tok < p.end+2 && len(parties) > 0; tok++ {
		if r.Doc.Has(tok, allianceAlong) { // ", along with Japan"
			ids, _ := r.ListAfter(tok+1, 1)
			parties = joined(parties, ids)
		}
	}
	return inBody(b, parties, s)
}

var becomeVerbs = text.Words("become becomes became becoming remain remains remained is are was were be been being")
