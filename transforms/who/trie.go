package who

import "github.com/dateline/dateline/transforms/text"

// node is a place in the trie: the words read so far. Node 0 is none.
type node int32

// sense is one meaning of a name. The senses of a name are a list, best first.
type sense struct {
	entity int32  // index into Lexicon.entities; -1: no place at all (a newspaper, a river)
	next   int32  // the name's next sense, 0 if none; sense 0 is none
	caps   uint64 // what the tokens' letters must be: 2 bits a token, see caps.go
	exact  string // the spelling, where a token's letters must be just so ("LeT")
	form   Form
	weak   bool // counts only where its owner is named otherwise
	the    bool // only after "the": "the West"
	hyphen bool // only before a hyphen: "Franco-"
	both   bool // adjective and noun alike: "Malian"
}

// trie finds the longest name that begins at a token.
type trie struct {
	first    []node          // by the first word
	children map[uint64]node // by node and word
	senses   []int32         // by node: its first sense, 0 if no name ends there
}

func newTrie() trie {
	return trie{children: make(map[uint64]node, 1<<13), senses: make([]int32, 1, 1<<14)}
}

// add gives the node of the words, making what is missing.
func (t *trie) add(words []text.Word) node {
	w := words[0]
	if int(w) >= len(t.first) {
		t.first = append(t.first, make([]node, int(w)+256-len(t.first))...)
	}
	n := t.first[w]
	if n == 0 {
		n = t.grow()
		t.first[w] = n
	}
	for _, w := range words[1:] {
		k := uint64(n)<<32 | uint64(w)
		c, ok := t.children[k]
		if !ok {
			c = t.grow()
			t.children[k] = c
		}
		n = c
	}
	return n
}

func (t *trie) grow() node {
	t.senses = append(t.senses, 0)
	return node(len(t.senses) - 1)
}

// start is the node of a name's first word, 0 if no name begins with it.
func (t *trie) start(w text.Word) node {
	if int(w) < len(t.first) {
		return t.first[w]
	}
	return 0
}

// step is the node after the next word, 0 if no name goes on with it.
func (t *trie) step(n node, w text.Word) node {
	if w == 0 {
		return 0
	}
	return t.children[uint64(n)<<32|uint64(w)]
}
