package transforms

import (
	"github.com/dateline/dateline/transforms/reading"
	"github.com/dateline/dateline/transforms/text"
	"github.com/dateline/dateline/transforms/who"
)

// body is an alliance where the text speaks of it: by its name, by a noun that refers
// back to it ("the bloc"), or without a word ("Gabon joined in 1975").
type body struct {
	first, end int // the tokens that name it
	head       int // the one of them that the tree ties to the sentence
	id         who.ID
	kind       string
	silent     bool // not named here: first is a verb or a member noun
	force      bool // named for a force of its own: "the NATO mission"
}

var (
	allianceNouns = allianceCues.Words("body")
	shapeNouns    = allianceCues.Words("shape")
	theWord       = text.Words("the this that")
	councilNouns  = text.Words("councilNouns assembly")
)

// farBack is how many sentences back "the bloc" may refer, and how many a verb
// without object.
const (
	farBack  = 8
	nearBack = 3

	maxBefore = 40 // how many earlier mentions are looked at
)

// bodies lists the places where the article speaks of an alliance, by position.
func bodies(r *reading.Reading) []body {
	var out []body
	for tok := 0; tok < len(r.Doc.Tokens); tok++ {
		if !prose(r, tok) {
			continue
		}
		if b, ok := bodyAt(r, tok, out); ok {
			out = append(out, b)
			tok = b.end - 1
		}
	}
	return out
}

// umbrella reports whether an armed group is an alliance of several by its name.
func umbrella(r *reading.Reading, m who.Mention) bool {
	return m.Kind == who.ArmedGroup && m.End-m.First > 1 && r.Doc.Has(m.End-1, umbrellaNouns)
}

var umbrellaNouns = text.Words("alliance coalition")

// longestProse is the longest sentence, in tokens, that is read for what parties do.
const longestProse = 400

// prose reports whether the token's sentence is short enough to be one: questions about
// a clause cost as much as its sentence is long, and tables without a stop are no news.
func prose(r *reading.Reading, tok int) bool {
	s := r.Doc.Sentences[r.Doc.SentenceOf(tok)]
	return s.End-s.First <= longestProse
}

// bodyAt is the alliance spoken of at tok; before are those spoken of before.
func bodyAt(r *reading.Reading, tok int, before []body) (body, bool) {
	if n := r.NameAt(tok); n >= 0 {
		m := r.Names[n]
		if m.First != tok || m.Kind != who.Bloc && m.Kind != who.Mission && !umbrella(r, m) || r.Doc.Has(m.End-1, councilNouns) || m.Link == who.Non || m.Link == who.Anti {
			return body{}, false
		}
		b := body{first: m.First, end: m.End, head: r.NameHead(n), id: m.ID, kind: "bloc"}
		if m.Kind == who.Mission {
			b.kind = "mission"
		}
		if m.Kind == who.ArmedGroup {
			b.kind = "armed_group"
		}
		b.force = forceOf(r, b)
		return b, true
	}
	if b, ok := shapedBody(r, tok); ok {
		return b, true
	}
	if b, ok := namelessForce(r, tok, before); ok {
		return b, true
	}
	if b, ok := itsForce(r, tok, before); ok {
		return b, true
	}
	b := body{first: tok, end: tok + 1, head: tok}
	var last body
	ok := false
	switch {
	case r.Doc.Has(tok, allianceNouns):
		if led := ledBy(r, tok); led >= 0 && r.Doc.Has(tok, coalitionNoun) {
			return body{first: led, end: tok + 1, head: tok, id: who.ID(r.Doc.Slice(led, tok+1)), kind: "pact"}, true
		}
		if !precededBy(r, tok, theWord, 3) || r.Doc.Has(tok+1, betweenWords) {
			return body{}, false
		}
		if r.Doc.Has(tok, coalitionNoun) { // "the coalition": of the willing, for all we know
			last, ok = sameNoun(r, tok, before)
			if b.id, b.kind = last.id, "pact"; !ok {
				b.id = unnamed
			}
			return b, true
		}
		last, ok = referent(r, tok, before)
	case silentVerb(r, tok), silentNoun(r, tok):
		b.silent = true
		last, ok = latest(r, tok, before, nearBack)
	}
	if b.silent && r.Doc.Has(tok, giveVerbs) && last.kind != "mission" {
		return body{}, false
	}
	b.id, b.kind = last.id, last.kind
	return b, ok
}

// referent is the alliance that a noun such as "the pact" refers back to: one whose name
// ends in that noun, else, for a noun in small letters, the one spoken of last.
func referent(r *reading.Reading, noun int, before []body) (body, bool) {
	if b, ok := sameNoun(r, noun, before); ok {
		return b, true
	}
	if r.Doc.Tokens[noun].Is(text.Capital) {
		return body{}, false
	}
	return latest(r, noun, before, farBack)
}

// onlyOne reports whether the article has spoken of one alliance only.
func onlyOne(before []body) bool {
	for _, b := range before[max(0, len(before)-maxBefore):] {
		if b.id != before[len(before)-1].id {
			return false
		}
	}
	return true
}

// sameNoun is the last alliance whose name ends in the noun: "the Warsaw Pact" for "the
// pact", "a US-led coalition" for "the coalition".
func sameNoun(r *reading.Reading, noun int, before []body) (body, bool) {
	for i := len(before) - 1; i >= 0 && i > len(before)-maxBefore; i-- {
		if b := before[i]; r.NameAt(b.first) >= 0 && r.Doc.Tokens[b.end-1].Word == r.Doc.Tokens[noun].Word {
			return b, true
		}
	}
	return body{}, false
}

// latest is the alliance spoken of last, at most so many sentences back.
func latest(r *reading.Reading, tok int, before []body, back int) (body, bool) {
	if len(before) == 0 {
		return body{}, false
	}
	b := before[len(before)-1]
	if onlyOne(before) {
		return b, true
	}
	return b, r.Doc.SentenceOf(tok)-r.Doc.SentenceOf(b.first) <= back
}

var coalitionNoun = text.Words("coalition")

// shapedBody reads a name that no lexicon knows by its shape: two or more capitalised
// words after "the" that end like an alliance's name ("the Central Asian Defence Union").
func shapedBody(r *reading.Reading, tok int) (body, bool) {
	if !r.Doc.Has(tok-1, theWord) {
		return friendsOf(r, tok)
	}
	end := tok
	for end < len(r.Doc.Tokens) && end < tok+8 && r.Doc.Tokens[end].Is(text.Letters|text.Capital) {
		end++
	}
	if end-tok < 2 || !r.Doc.Has(end-1, shapeNouns) || r.NameAt(end-1) >= 0 {
		return friendsOf(r, tok)
	}
	for i := tok; i < end; i++ {
		if r.Doc.Has(i, homelyWords) {
			return body{}, false
		}
	}
	return body{first: tok, end: end, head: end - 1, id: who.ID(r.Doc.Slice(tok, end)), kind: "bloc"}, true
}

// homelyWords in a name make it a party, a trade union or a contest at home.
var homelyWords = text.Words(`premier champions football soccer rugby cricket hockey baseball basketball netball workers teachers
	students farmers labour labor trade credit civil democratic liberal conservative christian national social green
	women youth players writers bar medical nurses transport urban little major super big`)

// friendsOf reads a group's name that goes on after "of": "the Group of Friends of the
// River", "the Alliance of Small Islands".
func friendsOf(r *reading.Reading, tok int) (body, bool) {
	if !r.Doc.Has(tok, groupingNouns) || !r.Doc.Tokens[tok].Is(text.Capital) || !r.Doc.Has(tok+1, ofWord) ||
		r.NameAt(tok) >= 0 || !precededBy(r, tok, theWord, 3) {
		return body{}, false
	}
	end := tok + 1
	for i := tok + 1; i < tok+10 && i < len(r.Doc.Tokens); i++ {
		switch {
		case r.Doc.Tokens[i].Is(text.Letters | text.Capital):
			end = i + 1
		case !r.Doc.Has(i, ofWord) && !r.Doc.Has(i, theWord):
			i = tok + 10
		}
	}
	if end < tok+3 || r.NameAt(end-1) >= 0 {
		return body{}, false
	}
	return body{first: tok, end: end, head: tok, id: who.ID(r.Doc.Slice(tok, end)), kind: "bloc"}, true
}

var groupingNouns = text.Words("group alliance league coalition community association organisation organization")

// precededBy reports whether one of the words stands before the token, with only
// words between and at most gap of them.
func precededBy(r *reading.Reading, tok int, words *text.Set, gap int) bool {
	for i := tok - 1; i >= 0 && i >= tok-1-gap; i-- {
		if r.Doc.Has(i, words) {
			return true
		}
		if !r.Doc.Tokens[i].Is(text.Letters) && r.Doc.Text(i) != "-" && r.NumberAt(i) < 0 {
			return false
		}
	}
	return false
}

var (
	silentVerbs = text.Words("join joined joins applied quit left acceded rejoined withdrew remain remains")
	silentEnds  = text.Words(". , ; in on last this two three four five at after as and but when - -- – — with together ago")
)

// silentVerb reports whether the verb is one of joining or leaving that names no body:
// "Gabon joined in 1975", "East Germany quit last year".
func silentVerb(r *reading.Reading, tok int) bool {
	if r.Doc.Has(tok, giveVerbs) {
		return r.Doc.Has(tok+1, soldierNouns) || r.Doc.Has(tok+2, soldierNouns)
	}
	if !r.Doc.Has(tok, silentVerbs) || !r.Doc.Has(tok+1, silentEnds) {
		return false
	}
	if r.Doc.Has(tok, remainVerbs) && !r.Doc.Tokens[min(tok+1, len(r.Doc.Tokens)-1)].Is(text.Punct) {
		return false
	}
	return r.TreeAt(tok).Tag(tok).IsVerb()
}

var remainVerbs = text.Words("remain remains")

// silentNoun reports whether the noun is "member" with no body in its own phrase: "the
// remaining members", "a new member, Cambodia".
func silentNoun(r *reading.Reading, tok int) bool {
	if !r.Doc.Has(tok, plainMembers) || r.Doc.Has(tok+1, memberNouns) || r.Doc.Has(tok+1, ofWord) {
		return false
	}
	for i := tok - 3; i < tok; i++ {
		if n := r.NameAt(i); n >= 0 {
			return false
		}
	}
	return precededBy(r, tok, memberOpeners, 2) || r.NumberAt(tok-1) >= 0
}

var memberOpeners = text.Words("the a an as its remaining new founding")
