package syntax

// Tense is when and in what mood a predicate holds.
type Tense uint8

const (
	NoTense    Tense = iota
	Past             // sent, was sent, had sent
	Perfect          // has sent, has been sent
	Present          // sends, is sending, is sent
	Future           // will send, is going to send
	Modal            // would, could, may, must send
	Infinitive       // to send
	Participle       // troops sent to Mali, sending troops
)

var tenseNames = [...]string{"none", "past", "perfect", "present", "future", "modal", "infinitive", "participle"}

// String is the tense's name.
func (t Tense) String() string { return tenseNames[min(int(t), len(tenseNames)-1)] }

// Aux are the predicate's auxiliaries, from left to right.
func (t *Tree) Aux(predicate int) []int { return t.dependents(predicate, auxiliaries) }

// Copula is the form of "be" that makes tok a predicate, -1 if there is none.
func (t *Tree) Copula(tok int) int { return t.childIn(tok, 1<<RelCop) }

// Passive reports whether the predicate is passive: by its auxiliary, by its
// subject, or as a bare participle ("soldiers killed in Gao", "12 killed").
func (t *Tree) Passive(predicate int) bool { return t.passive(predicate, 0) }

func (t *Tree) passive(p, depth int) bool {
	if !t.Holds(p) || depth > far {
		return false
	}
	if t.childIn(p, 1<<RelAuxPass|1<<RelNsubjPass|1<<RelCsubjPass|1<<RelOblAgent) >= 0 {
		return true
	}
	if t.Tag(p) != VBN || t.childIn(p, 1<<RelAux|1<<RelCop|1<<RelNsubj|1<<RelObj) >= 0 {
		return false
	}
	if t.Rel(p) == RelConj && t.Predicate(t.Head(p)) {
		return t.passive(t.Head(p), depth+1)
	}
	return true
}

// Negated reports whether the predicate is said not to hold: "did not send",
// "never sent", "no troops were sent", "sent nobody". What a verb such as "deny"
// does to its complement is for the rule to say.
func (t *Tree) Negated(predicate int) bool {
	for c := range t.Children(predicate) {
		switch rel := t.Rel(c); {
		case t.Marked(c, Negation) && rel != RelConj && rel != RelDiscourse:
			return true
		case subjects.Has(rel) || rel == RelObj:
			if d := t.childIn(c, 1<<RelDet); t.Marked(d, Negation) {
				return true
			}
		}
	}
	return false
}

// Tense is the predicate's tense or mood. Where the predicate has no mark of its
// own, that of the one it is coordinated with holds.
func (t *Tree) Tense(predicate int) Tense { return t.tense(predicate, 0) }

func (t *Tree) tense(p, depth int) Tense {
	if !t.Holds(p) || depth > far {
		return NoTense
	}
	if aux := t.childIn(p, auxiliaries|1<<RelCop); aux >= 0 {
		return t.auxTense(p, aux)
	}
	if mark := t.childIn(p, 1<<RelMark); t.Tag(mark) == TO {
		if h := t.Head(p); t.Rel(p) == RelXcomp && t.Marked(h, GoingWord) && t.childIn(h, auxiliaries|1<<RelCop) >= 0 {
			return Future
		}
		return Infinitive
	}
	switch tag := t.Tag(p); {
	case tag == VBD:
		return Past
	case tag == VBZ || tag == VBP:
		return Present
	case t.Rel(p) == RelConj && t.Predicate(t.Head(p)):
		return t.tense(t.Head(p), depth+1)
	case tag == VB:
		return Present
	case tag == VBN && (t.Rel(p) == RelRoot || t.Rel(p) == RelParataxis || t.childIn(p, subjects) >= 0):
		return Past // a headline's "12 killed"
	case tag.IsParticiple():
		return Participle
	}
	return NoTense
}

// auxTense reads the first auxiliary, which bears the tense.
func (t *Tree) auxTense(p, aux int) Tense {
	switch tag := t.Tag(aux); {
	case tag == MD && t.Marked(aux, WillWord):
		return Future
	case tag == MD:
		return Modal
	case tag == VBD:
		return Past
	case tag == VB && t.Tag(t.childIn(p, 1<<RelMark)) == TO:
		return Infinitive
	case tag == VBN || tag == VBG || tag == VB:
		return Participle
	case t.Marked(aux, HaveWord):
		return Perfect
	}
	return Present
}

// finite reports whether the predicate bears a tense.
func (t *Tree) finite(p int) bool {
	switch t.Tense(p) {
	case Past, Perfect, Present, Future, Modal:
		return t.Tag(p) != VBN || len(t.Aux(p)) > 0
	}
	return false
}
