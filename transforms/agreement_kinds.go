package transforms

import (
	"github.com/dateline/dateline/transforms/reading"
	"github.com/dateline/dateline/transforms/syntax"
	"github.com/dateline/dateline/transforms/text"
)

var (
	kindOrder = []string{"ceasefire", "peace", "border", "trade", "military", "political"}
	kindWords = map[string]*text.Set{}
	warWords  = agreementCues.Words("war")
)

func init() {
	for _, k := range kindOrder {
		kindWords[k] = agreementCues.Words("kind " + k)
	}
}

// agreementKind is what the agreement is about: by the words of its own phrase, else
// the nearest after it, else a war that the sentence speaks of.
func agreementKind(r *reading.Reading, noun, trigger int) string {
	head := max(noun, trigger)
	if noun >= 0 {
		head = noun
	}
	t := r.TreeAt(head)
	first := head
	if noun >= 0 {
		first, _ = r.NounPhrase(t, noun)
	}
	if k := kindAmong(r, first, noun+1); k != "" && !(k == "political" && r.Doc.Has(noun, declarationWords)) {
		return k
	}
	for tok := head + 1; tok < t.End && !r.Doc.Has(tok, asideWords); tok++ {
		if k := kindAmong(r, tok, tok+1); k != "" && !sceneOfSigning(r, t, tok, k) {
			return k
		}
		if r.Doc.Has(tok, warWords) {
			return "peace"
		}
	}
	for tok := first - 1; tok >= t.First && !r.Doc.Has(tok, asideWords); tok-- {
		if k := kindAmong(r, tok, tok+1); k != "" && r.Doc.Has(tok+1, agreementNouns) {
			return k
		}
		if r.Doc.Has(tok, warWords) {
			return "peace"
		}
	}
	if r.Doc.Has(noun, declarationWords) {
		return "political"
	}
	if noun >= 0 && spokenOfBefore(r, t, noun) {
		return kindElsewhere(r, noun)
	}
	return "other"
}

// sceneOfSigning reports whether the word of a kind tells where the deed was done, not
// what about: "signed a deal near the border", "in the border town", "with the Marshall
// Islands".
func sceneOfSigning(r *reading.Reading, t *syntax.Tree, tok int, kind string) bool {
	if kind == "border" && (r.NameAt(tok) >= 0 || r.Doc.Has(tok+1, agreementPlaces)) {
		return true
	}
	for i := tok - 1; i > t.First && i >= tok-5; i-- {
		switch tag := t.Tag(i); {
		case r.Doc.Has(i, scenePreps):
			return true
		case tag != syntax.DT && tag != syntax.POS && tag != syntax.PRPS && !tag.IsNoun() && !tag.IsAdjective():
			return false
		}
	}
	return false
}

var (
	agreementPlaces = text.Words("town towns city village villages region area province district post station hotel resort")
	scenePreps      = text.Words("near at outside inside beside")
)

// declarationWords name agreements that are political unless their words say else.
var declarationWords = text.Words("declaration declarations")

// farthestMention is how many tokens off another mention may stand.
const farthestMention = 1500

// spokenOfBefore reports whether the noun is an agreement told of elsewhere: "the deal",
// "its accord", but not a treaty by name, nor treaties at large.
func spokenOfBefore(r *reading.Reading, t *syntax.Tree, noun int) bool {
	return !indefinite(r, noun) && !r.Doc.Tokens[noun].Is(text.Capital) && !(r.Doc.Has(noun, pluralAgreements) && r.Doc.Has(noun-1, atLarge))
}

var atLarge = text.Words("international global multilateral existing many several various")

// kindElsewhere is the kind that the article gives agreements in other places, if it
// gives one only: "the deal" of an article on a trade deal.
func kindElsewhere(r *reading.Reading, noun int) string {
	kind := "other"
	for tok := max(0, noun-farthestMention); tok < min(len(r.Doc.Tokens), noun+farthestMention); tok++ {
		if !r.Doc.Has(tok, agreementNouns) {
			continue
		}
		switch k := kindAmong(r, max(tok-2, 0), tok); {
		case k == "" || k == kind:
		case kind != "other":
			return "other"
		default:
			kind = k
		}
	}
	return kind
}

// asideWords open clauses about something else.
var asideWords = text.Words("who whose where but while")

// kindAmong is the first kind, in order, that one of tokens [first, end) tells.
func kindAmong(r *reading.Reading, first, end int) string {
	for _, k := range kindOrder {
		for t := first; t < end; t++ {
			if r.Doc.Has(t, kindWords[k]) {
				return k
			}
		}
	}
	return ""
}
