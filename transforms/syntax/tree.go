// Package syntax gives a sentence's tokens their part of speech and its words
// their dependency head, after Universal Dependencies v2 and the Penn Treebank
// tag set. It runs only on the sentences that a rule asks for.
//
//	tree := syntax.Parse(doc, doc.SentenceOf(tok))
//	verb := tree.Clause(tok)             // the predicate whose clause holds tok
//	who := tree.Agent(verb)              // who does it, passive or not; -1 if unsaid
//	for _, o := range tree.Obliques(verb) {
//		in := tree.Case(o)               // its preposition
//	}
//
// The tree is a statistical parser's reading: right for about six words in seven
// (WEIGHTS.md has the figures). A rule should ask it for what it knows best - the subject,
// the object, the noun of a number, what a preposition governs - and not lean on
// an exact shape of the whole tree.
//
// Tokens are indices into the Document, and -1 stands for "none" throughout.
// What is asked about a token outside the tree has the answer "none".
package syntax

// Tag is a Penn Treebank part-of-speech tag (VBD, NNP, CD, ...).
type Tag uint8

// Rel is a Universal Dependencies v2 relation, without subtypes but for those
// that matter here (nsubj:pass, obl:agent, nmod:poss, acl:relcl, ...).
type Rel uint8

// Mark says which of the few words that decide a clause's sense a token is.
type Mark uint8

const (
	Negation  Mark = 1 << iota // not, n't, no, never, neither, nor, none, nobody, nothing
	WillWord                   // will, 'll, shall, won't
	GoingWord                  // going, set, due, about: "is going to", "are set to"
	HaveWord                   // have, has, had, 've, having
	Relative                   // who, whom, which, that, whose
)

// Tree is the reading of one sentence. Indices are token indices of the whole
// Document, so that a tree, a number and a name can be compared directly.
type Tree struct {
	First, End int     // the sentence's tokens
	Tags       []Tag   // Tags[i-First]
	Heads      []int32 // Heads[i-First]: token index of the head in the document, -1 for the root
	Rels       []Rel
	Marks      []Mark // Marks[i-First]
}

// Holds reports whether the token is one of the tree's.
func (t *Tree) Holds(tok int) bool { return tok >= t.First && tok < t.End }

// Tag is the token's part of speech.
func (t *Tree) Tag(tok int) Tag {
	if !t.Holds(tok) {
		return NoTag
	}
	return t.Tags[tok-t.First]
}

// Head is the token's head, -1 for the root.
func (t *Tree) Head(tok int) int {
	if !t.Holds(tok) {
		return -1
	}
	return int(t.Heads[tok-t.First])
}

// Rel is the token's relation to its head.
func (t *Tree) Rel(tok int) Rel {
	if !t.Holds(tok) {
		return NoRel
	}
	return t.Rels[tok-t.First]
}

// Marked reports whether the token is one of those words.
func (t *Tree) Marked(tok int, m Mark) bool {
	return t.Holds(tok) && t.Marks[tok-t.First]&m != 0
}
