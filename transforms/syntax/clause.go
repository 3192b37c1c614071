package syntax

const (
	subjects = RelSet(1<<RelNsubj | 1<<RelNsubjPass | 1<<RelNsubjOuter | 1<<RelCsubj | 1<<RelCsubjPass)
	clausal  = RelSet(1<<RelRoot | 1<<RelCcomp | 1<<RelXcomp | 1<<RelAdvcl | 1<<RelAdvclRelcl | 1<<RelAcl |
		1<<RelAclRelcl | 1<<RelParataxis | 1<<RelCsubj | 1<<RelCsubjPass)
	auxiliaries = RelSet(1<<RelAux | 1<<RelAuxPass)
)

// Predicate reports whether tok heads a clause: a verb that is not used as a
// noun's attribute, or whatever has a subject, a copula or a clause's relation.
func (t *Tree) Predicate(tok int) bool {
	rel := t.Rel(tok)
	switch {
	case clausal.Has(rel):
		return true
	case rel == RelConj:
		return t.Tag(tok).IsVerb() && t.Predicate(t.Head(tok)) || t.childIn(tok, subjects|1<<RelCop|1<<RelOrphan) >= 0
	case auxiliaries.Has(rel) || rel == RelCop || rel == RelAmod || rel == RelCase || rel == RelMark || rel == RelCompound:
		return false
	}
	return t.childIn(tok, subjects|1<<RelCop) >= 0
}

// Clause is the predicate of the clause that holds tok: tok itself if it is a
// predicate, else the nearest above it.
func (t *Tree) Clause(tok int) int {
	for t.Holds(tok) && !t.Predicate(tok) {
		tok = t.Head(tok)
	}
	if !t.Holds(tok) {
		return -1
	}
	return tok
}

// Above is the predicate of the clause in which the predicate's own clause is
// embedded, -1 for the main clause.
func (t *Tree) Above(predicate int) int { return t.Clause(t.Head(predicate)) }

// Subject is the grammatical subject of the predicate, of a passive one too. A
// predicate without one of its own gets that of the predicate it is coordinated
// with, that of its governor ("agreed to send", "before leaving"), its governor's
// object ("ordered troops to leave") or the noun it describes ("soldiers killed in",
// "troops that left").
func (t *Tree) Subject(predicate int) int { return t.subject(predicate, 0) }

// far bounds how many clauses one question walks through.
const far = 16

func (t *Tree) subject(p, depth int) int {
	if !t.Holds(p) || depth > far {
		return -1
	}
	if s := t.childIn(p, subjects); s >= 0 {
		return t.Antecedent(s)
	}
	head := t.Head(p)
	switch t.Rel(p) {
	case RelConj:
		return t.subject(head, depth+1)
	case RelXcomp:
		if o := t.childIn(head, 1<<RelObj|1<<RelIobj); o >= 0 && o < p {
			return t.Antecedent(o)
		}
		return t.subject(head, depth+1)
	case RelAdvcl:
		if t.finite(p) {
			return -1
		}
		return t.subject(head, depth+1)
	case RelAclRelcl:
		return head
	case RelAcl:
		return t.aclSubject(p, head, depth)
	}
	return -1
}

// aclSubject: a participle's subject is the noun it describes; an infinitive's is
// the noun's owner or the subject of the noun's clause ("France's plan to send",
// "France announced a plan to send").
func (t *Tree) aclSubject(p, noun, depth int) int {
	if t.Tag(p).IsParticiple() && t.childIn(p, 1<<RelMark) < 0 {
		return noun
	}
	if owner := t.Possessor(noun); owner >= 0 {
		return owner
	}
	above := t.Clause(noun)
	if above == noun || above == p {
		return -1
	}
	return t.subject(above, depth+1)
}

// Antecedent is the noun that a relative pronoun stands for, and tok itself if it
// is none.
func (t *Tree) Antecedent(tok int) int {
	if !t.Marked(tok, Relative) {
		return tok
	}
	for p := tok; t.Holds(p); p = t.Head(p) {
		if t.Rel(p) == RelAclRelcl {
			return t.Head(p)
		}
		if clausal.Has(t.Rel(p)) && t.Rel(p) != RelXcomp && t.Rel(p) != RelCcomp {
			break
		}
	}
	return tok
}

// PassiveSubject is what a passive predicate happens to, -1 if it is not passive.
func (t *Tree) PassiveSubject(predicate int) int {
	if !t.Passive(predicate) {
		return -1
	}
	return t.Subject(predicate)
}

// Agent is who does it: the subject of an active predicate, the by-phrase of a
// passive one, -1 if unsaid.
func (t *Tree) Agent(predicate int) int {
	if t.Passive(predicate) {
		return t.childIn(predicate, 1<<RelOblAgent)
	}
	return t.Subject(predicate)
}

// Patient is what it happens to: the object of an active predicate, the subject
// of a passive one, -1 if unsaid.
func (t *Tree) Patient(predicate int) int {
	if t.Passive(predicate) {
		return t.Subject(predicate)
	}
	if list := t.Objects(predicate); len(list) > 0 {
		return list[0]
	}
	return -1
}

// Objects are the predicate's objects, direct before indirect. The relative
// clause's may be the noun it describes ("the troops that France sent", "the troops
// France sent"), and coordinated verbs share the one that follows them ("killed and
// wounded 20 people").
func (t *Tree) Objects(predicate int) []int {
	list := append(t.dependents(predicate, 1<<RelObj), t.dependents(predicate, 1<<RelIobj)...)
	for i, o := range list {
		list[i] = t.Antecedent(o)
	}
	if len(list) > 0 {
		return list
	}
	switch t.Rel(predicate) {
	case RelConj:
		for _, o := range t.dependents(t.Head(predicate), 1<<RelObj) {
			if o > predicate {
				list = append(list, o)
			}
		}
	case RelAclRelcl:
		if s := t.childIn(predicate, subjects); s >= 0 && !t.Marked(s, Relative) && !t.relativised(predicate) {
			list = append(list, t.Head(predicate))
		}
	}
	return list
}

// relativised reports whether the relative clause has a relative word of its own
// ("where", "in which"), so that its noun is not its object.
func (t *Tree) relativised(predicate int) bool {
	if t.childIn(predicate, 1<<RelCop|1<<RelCcomp|1<<RelAuxPass) >= 0 {
		return true
	}
	for c := range t.Children(predicate) {
		if t.Tag(c) == WRB || t.Marked(c, Relative) && t.Rel(c) != RelMark {
			return true
		}
	}
	return false
}

// Obliques are the predicate's nominals that are neither subject nor object, with
// or without preposition, and a passive's by-phrase.
func (t *Tree) Obliques(predicate int) []int {
	return t.dependents(predicate, 1<<RelObl|1<<RelOblAgent|1<<RelOblUnmarked)
}
