package transforms

import (
	"github.com/dateline/dateline/transforms/reading"
	"github.com/dateline/dateline/transforms/syntax"
	"github.com/dateline/dateline/transforms/text"
)

// inProspect reports whether a gerund tells of an agreement that is only near or hoped
// for: "close to concluding", "hopes of the two sides agreeing a truce".
func inProspect(r *reading.Reading, verb int) bool {
	t := r.TreeAt(verb)
	if t.Tag(verb) != syntax.VBG {
		return false
	}
	for tok := verb - 1; tok >= t.First && tok >= verb-8; tok-- {
		switch {
		case r.Doc.Has(tok, agreementHopes) && r.Doc.Has(tok+1, agreementHopePreps):
			return true
		case t.Tag(tok).IsFinite() && !r.Doc.Has(tok, agreementHopes), r.Doc.Tokens[tok].Is(text.Punct):
			return false
		}
	}
	return false
}

var (
	agreementHopes     = text.Words("aimed aiming close closer near nearer verge brink hope hopes prospect prospects chance chances possibility point aim goal likelihood")
	agreementHopePreps = text.Words("to of at")
)

// yetTo reports "have yet to agree", "are to sign", "is to be signed": it has not come
// about.
func yetTo(r *reading.Reading, verb int) bool {
	if r.Doc.Has(verb-1, agreementBe) {
		verb--
	}
	return r.Doc.Has(verb-1, toInfinitive) && (r.Doc.Has(verb-2, agreementYet) || r.Doc.Has(verb-2, agreementIs))
}

var (
	agreementBe = text.Words("be")
	agreementIs = text.Words("is are was were")
)

var agreementYet = text.Words("yet struggling straining")

// unratified reports whether the sentence goes on to say that what was negotiated is not
// in force: "negotiated in May but not yet ratified".
func unratified(r *reading.Reading, verb int) bool {
	t := r.TreeAt(verb)
	for tok := verb + 1; tok < min(verb+16, t.End-2); tok++ {
		if r.Doc.Has(tok, agreementNot) && r.Doc.Has(tok+1, agreementYet) {
			return r.Doc.Has(tok+2, closingVerbs) || r.Doc.Has(tok+3, closingVerbs)
		}
	}
	return false
}

var agreementNot = text.Words("not")

// notMeant reports whether the verb is what somebody does not do or intend: "it did not
// intend to quit the treaty", or what is only asked for: "calls to scrap it".
func notMeant(r *reading.Reading, verb int) bool {
	t := r.TreeAt(verb)
	if r.Doc.Has(verb-1, insteadWords) || r.Doc.Has(verb-1, ofTargets) && r.Doc.Has(verb-2, insteadWords) {
		return true // "rather than breaking the truce"
	}
	if r.Doc.Has(verb-1, toInfinitive) && (r.Doc.Has(verb-2, agreementAsked) || r.Doc.Has(t.Head(verb), agreementAsked)) {
		return true
	}
	return t.Rel(verb) == syntax.RelXcomp && t.Negated(t.Head(verb))
}

var insteadWords = text.Words("than without instead")

var agreementAsked = text.Words(`call calls called calling urge urges urged urging push pushed effort efforts bid bids try tries tried trying
	seek seeks sought want wants wanted wanting hope hopes hoped threat threats demand demands demanded ask asks asked pressure attempt attempts ready`)
