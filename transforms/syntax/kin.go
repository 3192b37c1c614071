package syntax

import (
	"iter"
	"slices"
)

// Root is the sentence's head, -1 for a sentence without words.
func (t *Tree) Root() int {
	for i, h := range t.Heads {
		if h < 0 {
			return t.First + i
		}
	}
	return -1
}

// Children are the tokens whose head is tok, from left to right.
func (t *Tree) Children(tok int) iter.Seq[int] {
	return func(yield func(int) bool) {
		if !t.Holds(tok) {
			return
		}
		for i, h := range t.Heads {
			if int(h) == tok && !yield(t.First+i) {
				return
			}
		}
	}
}

// Child is tok's first child with one of the relations, -1 if there is none.
func (t *Tree) Child(tok int, rels ...Rel) int { return t.childIn(tok, Rels(rels...)) }

func (t *Tree) childIn(tok int, set RelSet) int {
	if !t.Holds(tok) {
		return -1
	}
	for i, h := range t.Heads {
		if int(h) == tok && set.Has(t.Rels[i]) {
			return t.First + i
		}
	}
	return -1
}

// Dependents are tok's children with one of the relations, from left to right.
func (t *Tree) Dependents(tok int, rels ...Rel) []int { return t.dependents(tok, Rels(rels...)) }

func (t *Tree) dependents(tok int, set RelSet) (list []int) {
	for c := range t.Children(tok) {
		if set.Has(t.Rel(c)) {
			list = append(list, c)
		}
	}
	return list
}

// Subtree is the range of tokens, [first, end), that tok and all that descends
// from it span.
func (t *Tree) Subtree(tok int) (first, end int) {
	if !t.Holds(tok) {
		return tok, tok
	}
	first, end = tok, tok+1
	// Arcs seldom cross, so that the span grows outwards: walk as long as the next
	// word on either side descends from tok.
	for first > t.First && t.Descends(first-1, tok) {
		first--
	}
	for end < t.End && t.Descends(end, tok) {
		end++
	}
	return first, end
}

// Descends reports whether tok is ancestor, or its child, or its child's child,
// and so on.
func (t *Tree) Descends(tok, ancestor int) bool {
	for ; tok >= 0; tok = t.Head(tok) {
		if tok == ancestor {
			return true
		}
	}
	return false
}

// Path is tok, its head, its head's head and so on, up to and with the ancestor
// (-1 for the root); nil if tok does not descend from it.
func (t *Tree) Path(tok, ancestor int) (path []int) {
	for ; t.Holds(tok); tok = t.Head(tok) {
		path = append(path, tok)
		if tok == ancestor {
			return path
		}
	}
	if ancestor < 0 {
		return path
	}
	return nil
}

// Depth is how many heads stand above the token.
func (t *Tree) Depth(tok int) (n int) {
	for tok = t.Head(tok); tok >= 0; tok = t.Head(tok) {
		n++
	}
	return n
}

// Conjuncts are all members of the coordination that tok belongs to, tok
// included, from left to right: "France, Italy and Spain" for any of the three.
func (t *Tree) Conjuncts(tok int) []int {
	if !t.Holds(tok) {
		return nil
	}
	list := []int{t.FirstConjunct(tok)}
	for i := 0; i < len(list); i++ {
		list = append(list, t.dependents(list[i], 1<<RelConj)...)
	}
	slices.Sort(list)
	return list
}

// FirstConjunct is the head of the coordination that tok belongs to, tok itself
// if it belongs to none.
func (t *Tree) FirstConjunct(tok int) int {
	for t.Rel(tok) == RelConj {
		tok = t.Head(tok)
	}
	return tok
}

// Appositions are tok's appositions, and theirs: "the G5, an alliance of ...".
func (t *Tree) Appositions(tok int) []int {
	list := t.dependents(tok, 1<<RelAppos)
	for i := 0; i < len(list); i++ {
		list = append(list, t.dependents(list[i], 1<<RelAppos)...)
	}
	return list
}

// Case is the token of tok's preposition, -1 if it has none. A conjunct without
// one shares the first conjunct's: "in Mali and Niger". The possessive 's is none.
func (t *Tree) Case(tok int) int {
	for t.Holds(tok) {
		for c := range t.Children(tok) {
			if t.Rel(c) == RelCase && t.Tag(c) != POS {
				return c
			}
		}
		if t.Rel(tok) != RelConj {
			break
		}
		tok = t.Head(tok)
	}
	return -1
}

// Possessor is the noun or pronoun that tok belongs to: "France's troops", "its
// troops".
func (t *Tree) Possessor(tok int) int { return t.childIn(tok, 1<<RelNmodPoss) }

// Counted is the noun that a number counts: "300 soldiers", "1.5 million people",
// "14 of the soldiers"; -1 for a number that stands alone ("killed 14").
func (t *Tree) Counted(number int) int {
	for t.Tag(t.Head(number)) == CD && (t.Rel(number) == RelCompound || t.Rel(number) == RelFlat || t.Rel(number) == RelNummod) {
		number = t.Head(number)
	}
	if t.Rel(number) == RelNummod {
		return t.Head(number)
	}
	for c := range t.Children(number) {
		if c > number && t.Rel(c) == RelNmod {
			return c
		}
	}
	return -1
}
