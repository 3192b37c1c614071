package transforms

import (
	"github.com/dateline/dateline/transforms/reading"
	"github.com/dateline/dateline/transforms/text"
	"github.com/dateline/dateline/transforms/who"
)

// listedMembers reads a list set beside the body itself: "the G5 Sahel - Mali, Niger and
// Chad -", "the five-nation bloc of", "a group of", "made up of", "comprising".
func listedMembers(r *reading.Reading, b body) []standing {
	if b.silent {
		return nil
	}
	s := standing{relation: "member", rule: "list", sure: 0.65}
	t := r.TreeAt(b.first)
	if ids := knownAs(r, b); len(ids) > 2 {
		return inBody(b, ids, s)
	}
	for tok := b.end; tok < t.End && tok <= b.end+14; tok++ {
		if ids := spelledOut(r, b, tok); len(ids) > 0 {
			return inBody(b, ids, s)
		}
		switch {
		case r.Doc.Has(tok, comprises):
			if ids, _ := r.ListAfter(tok+1, 2); len(ids) > 1 {
				return inBody(b, ids, s)
			}
		case tok == b.end && r.Doc.Has(tok, listDashes) && r.Doc.Text(tok) != ",", tok == b.end && r.Doc.Has(tok, ofBetweenWords):
			if blocAt(r, tok+1) {
				continue // "the Association of Nations (ASEAN), China and Japan"
			}
			if ids, _ := r.ListAfter(tok+1, 1); len(ids) > 2 || len(ids) > 1 && r.Doc.Has(tok, ofBetweenWords) {
				return inBody(b, ids, s)
			}
		case tok > b.end+1 && t.Tag(tok).IsFinite() && !r.Doc.Has(tok, becomeVerbs):
			return nil
		}
	}
	return nil
}

// knownAs is the list that the body's name is given to: "Brazil, India and South Africa,
// known as the IBSA".
func knownAs(r *reading.Reading, b body) []who.ID {
	for tok := b.first - 1; tok > 0 && tok >= b.first-3; tok-- {
		if r.Doc.Has(tok, namingWords) && r.Doc.Text(tok-1) == "," {
			if n := r.NameAt(tok - 2); n >= 0 {
				return statesOnly(r.PartiesOf(r.NameHead(n)))
			}
		}
	}
	return nil
}

var ofBetweenWords = text.Words("of between")

// foundersOf reads who founded the body or agreed on it: "founded by Iran and Iraq",
// "Mali and Niger formed the bloc", "NAFTA between Mexico and Canada".
func foundersOf(r *reading.Reading, b body) []standing {
	t := r.TreeAt(b.first)
	s := standing{relation: "member", rule: "found", sure: 0.65}
	if b.silent {
		return nil
	}
	var parties []who.ID
	for _, role := range r.Roles(b.head) {
		v := role.Verb
		if !r.Doc.Has(v, foundVerbs) || role.Kind == reading.Subject || role.Kind == reading.Oblique {
			continue
		}
		s.event = v
		parties = joined(parties, r.Agents(v))
		for tok := v + 1; tok < t.End && tok < v+12; tok++ {
			if r.Doc.Has(tok, allianceBy) {
				ids, _ := r.ListAfter(tok+1, 3)
				parties = joined(parties, ids)
			}
		}
	}
	if len(parties) < 2 && betweenBeside(r, b.end) {
		parties = joined(parties, after(r, t, b.end-1, betweenWords))
	}
	if b.id == unnamed && len(parties) < 2 {
		return nil
	}
	if len(parties) > 0 && r.Assertion(max(s.event, b.head)) != reading.Actual {
		s.relation = "prospective"
	}
	return inBody(b, parties, s)
}

// betweenBeside reports whether "between" stands beside the body with no verb before it:
// "the NAFTA accord between", not "a wedge that the EU drove between".
func betweenBeside(r *reading.Reading, tok int) bool {
	for i := tok; i < tok+4 && i < len(r.Doc.Tokens); i++ {
		if r.Doc.Has(i, betweenWords) {
			return true
		}
		if r.TreeAt(tok).Tag(i).IsVerb() {
			return false
		}
	}
	return false
}

// blocAt reports whether the name at tok is that of a bloc.
func blocAt(r *reading.Reading, tok int) bool {
	n := r.NameAt(tok)
	return n >= 0 && r.Names[n].Kind == who.Bloc
}

// signersOf reads who signed the treaty that the body rests on: "the Rio treaty, which
// Chile and Peru signed", "the signing of the NATO treaty by".
func signersOf(r *reading.Reading, b body) []standing {
	if b.silent || !r.Doc.Has(b.end, ownTreaty) {
		return nil
	}
	d, ok := signedDeed(r, b.end)
	if !ok || d.mention || len(d.parties) < 2 {
		return nil
	}
	return inBody(b, d.parties, standing{relation: "member", rule: "found", sure: 0.65, event: d.trigger})
}
