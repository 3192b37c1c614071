// Package syntax gives a sentence's tokens their part of speech and its words
// their dependency head, after Universal Dependencies v2 and the Penn Treebank
// tag set. It runs only on the sentences that a rule asks for.
package syntax

// Tag is a Penn Treebank part-of-speech tag (VBD, NNP, CD, ...).
type Tag uint8

// Rel is a Universal Dependencies v2 relation, without subtypes but for those
// that matter here (nsubj:pass, obl:agent, nmod:poss, acl:relcl, ...).
type Rel uint8

// Tree is the reading of one sentence. Indices are token indices of the whole
// Document, so that a tree, a number and a name can be compared directly.
type Tree struct {
	First, End int     // the sentence's tokens
	Tags       []Tag   // Tags[i-First]
	Heads      []int32 // Heads[i-First]: token index of the head in the document, -1 for the root
	Rels       []Rel
}

// Tag is the token's part of speech.
func (t *Tree) Tag(tok int) Tag { return t.Tags[tok-t.First] }

// Head is the token's head, -1 for the root.
func (t *Tree) Head(tok int) int { return int(t.Heads[tok-t.First]) }

// Rel is the token's relation to its head.
func (t *Tree) Rel(tok int) Rel { return t.Rels[tok-t.First] }
