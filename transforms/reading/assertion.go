package reading

import (
	"github.com/dateline/dateline/transforms/syntax"
	"github.com/dateline/dateline/transforms/text"
)

// Assertion says how the article means what a clause says.
type Assertion string

const (
	Actual       Assertion = "actual"
	Planned      Assertion = "planned"
	Threatened   Assertion = "threatened"
	Hypothetical Assertion = "hypothetical"
	Denied       Assertion = "denied"
)

var (
	futureAux    = text.Words("will 'll shall wo would")
	modalAux     = text.Words("may might could can should must")
	conditionals = text.Words("if unless whether")
	planVerbs    = text.Words(`plan plans planned planning intend intends intended intending expect expects expected expecting
		ask asks asked asking request requests requested requesting authorise authorised authorises authorize authorized authorizes
		offer offers offered offering propose proposes proposed proposing prepare prepares prepared preparing
		pledge pledges pledged pledging promise promises promised promising vow vows vowed vowing
		want wants wanted wanting hope hopes hoped hoping aim aims aimed aiming seek seeks sought seeking
		urge urges urged urging call calls called calling consider considers considered considering
		approve approves approved approving agree agrees agreed agreeing decide decides decided deciding order orders ordered ordering
		try tries tried trying attempt attempts attempted attempting effort efforts bid bids plea hope hopes
		due set ready likely scheduled slated poised willing about going committed determined able`)
	threatVerbs = text.Words("threaten threatens threatened threatening warn warns warned warning threat threats")
	denialVerbs = text.Words(`deny denies denied denying refuse refuses refused refusing reject rejects rejected rejecting
		dismiss dismisses dismissed dismissing fail fails failed failing rule rules decline declines declined avoid avoids avoided prevent prevents prevented`)
)

// Assertion says how the clause that holds the token is meant: its own negation
// and auxiliaries, then the verbs that govern it ("plans to", "denied that").
func (r *Reading) Assertion(tok int) Assertion {
	t := r.TreeAt(tok)
	v := t.Clause(tok)
	if a := r.ownAssertion(t, v); a != Actual {
		return a
	}
	for range 4 {
		governor, ok := r.governing(t, v)
		if !ok {
			return Actual
		}
		if a := r.governed(t, governor, v); a != Actual {
			return a
		}
		v = governor
	}
	return Actual
}

// ownAssertion reads the clause's own negation, mark and auxiliaries.
func (r *Reading) ownAssertion(t *syntax.Tree, v int) Assertion {
	if t.Negated(v) {
		return r.meantBy(v, Denied, v, "the clause of this word is negated")
	}
	for c := range t.Children(v) {
		switch {
		case t.Rel(c) == syntax.RelMark && r.Doc.Has(c, conditionals):
			return r.meantBy(v, Hypothetical, c, "a conditional")
		case isAux(t.Rel(c)) && r.Doc.Has(c, futureAux):
			return r.meantBy(v, Planned, c, "a future auxiliary")
		case isAux(t.Rel(c)) && r.Doc.Has(c, modalAux) && !perfect(r, t, v):
			return r.meantBy(v, Planned, c, "a modal auxiliary")
		}
	}
	return Actual
}

// perfect reports "may have died": a modal about the past plans nothing.
func perfect(r *Reading, t *syntax.Tree, v int) bool {
	for c := range t.Children(v) {
		if isAux(t.Rel(c)) && r.Doc.Has(c, haveForms) {
			return true
		}
	}
	return false
}

var haveForms = text.Words("have 've has had")

func isAux(rel syntax.Rel) bool { return rel == syntax.RelAux || rel == syntax.RelAuxPass }

// governing gives the predicate that decides how clause v is meant: the one it is a
// complement of ("plans to sign"), the noun it explains ("a plan to sign", but not "the
// deal signed"), or for a bare verb the one it is coordinated with ("will meet and sign").
func (r *Reading) governing(t *syntax.Tree, v int) (int, bool) {
	h := t.Head(v)
	if h < 0 {
		return -1, false
	}
	switch t.Rel(v) {
	case syntax.RelXcomp, syntax.RelCcomp, syntax.RelCsubj:
		return h, true
	case syntax.RelAcl:
		return h, infinitive(r, t, v)
	case syntax.RelConj:
		return h, t.Tag(v) == syntax.VB && t.OwnSubject(v) < 0
	}
	return -1, false
}

// governed reads what the governor says of clause v.
func (r *Reading) governed(t *syntax.Tree, governor, v int) Assertion {
	switch {
	case r.Doc.Has(governor, denialVerbs):
		return r.meantBy(v, Denied, governor, "a word of denial governs it")
	case r.Doc.Has(governor, threatVerbs):
		return r.meantBy(v, Threatened, governor, "a word of threat governs it")
	case r.Doc.Has(governor, planVerbs) && infinitive(r, t, v):
		return r.meantBy(v, Planned, governor, "a word of planning governs it")
	}
	switch t.Rel(v) {
	case syntax.RelXcomp, syntax.RelAcl, syntax.RelConj:
		return r.ownAssertion(t, governor)
	}
	return Actual
}

// infinitive reports whether the clause is marked by "to" and lies ahead: not "is
// said to have signed".
func infinitive(r *Reading, t *syntax.Tree, v int) bool {
	if perfect(r, t, v) {
		return false
	}
	for c := range t.Children(v) {
		if t.Rel(c) == syntax.RelMark && r.Doc.Has(c, toWord) {
			return true
		}
	}
	return false
}

var toWord = text.Words("to")
