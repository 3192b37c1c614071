package syntax

// Ancestors are the token's head, its head's head and so on, up to the root.
func (t *Tree) Ancestors(tok int) []int {
	if !t.Holds(tok) {
		return nil
	}
	return t.Path(t.Head(tok), -1)
}

// OwnSubject is the subject that depends on the predicate itself, -1 if it has none.
func (t *Tree) OwnSubject(predicate int) int { return t.childIn(predicate, subjects) }
