package syntax

import (
	"slices"
	"strings"
	"testing"
)

// build makes a tree from lines "word tag relation head", heads counted from 1 as
// in CoNLL, 0 for the root.
func build(t *testing.T, lines string) (*Tree, map[string]int) {
	t.Helper()
	tree, at := &Tree{}, map[string]int{}
	for line := range strings.Lines(strings.TrimSpace(lines)) {
		f := strings.Fields(line)
		if len(f) != 4 {
			t.Fatalf("line %q has %d fields", line, len(f))
		}
		head := 0
		for _, c := range f[3] {
			head = head*10 + int(c-'0')
		}
		tag, rel := TagNamed(f[1]), RelNamed(f[2])
		if tag == NoTag || rel == NoRel {
			t.Fatalf("line %q: unknown tag or relation", line)
		}
		at[f[0]] = tree.End
		tree.Tags = append(tree.Tags, tag)
		tree.Rels = append(tree.Rels, rel)
		tree.Heads = append(tree.Heads, int32(head-1))
		tree.Marks = append(tree.Marks, MarkOf(f[0]))
		tree.End++
	}
	at[""] = -1
	return tree, at
}

const coalition = `
France NNP nsubj 6
, , punct 3
Italy NNP conj 1
and CC cc 5
Spain NNP conj 1
sent VBD root 0
some DT det 8
troops NNS obj 6
to IN case 10
Mali NNP obl 6
and CC cc 12
Niger NNP conj 10`

func TestKin(t *testing.T) {
	tree, at := build(t, coalition)
	if got := tree.Root(); got != at["sent"] {
		t.Errorf("Root = %d", got)
	}
	if got := slices.Collect(tree.Children(at["sent"])); !slices.Equal(got, []int{0, 7, 9}) {
		t.Errorf("Children = %v", got)
	}
	for _, member := range []string{"France", "Italy", "Spain"} {
		if got := tree.Conjuncts(at[member]); !slices.Equal(got, []int{0, 2, 4}) {
			t.Errorf("Conjuncts(%s) = %v", member, got)
		}
	}
	if first, end := tree.Subtree(at["Mali"]); first != 8 || end != 12 {
		t.Errorf("Subtree = %d, %d", first, end)
	}
	if got := tree.Case(at["Niger"]); got != at["to"] {
		t.Errorf("Case of a conjunct = %d", got)
	}
	if !tree.Descends(at["Niger"], at["sent"]) || tree.Descends(at["sent"], at["Niger"]) {
		t.Error("Descends is wrong")
	}
	if got := tree.Path(at["Niger"], at["sent"]); !slices.Equal(got, []int{11, 9, 5}) {
		t.Errorf("Path = %v", got)
	}
	if got := tree.Path(at["sent"], at["Niger"]); got != nil {
		t.Errorf("Path downwards = %v", got)
	}
	if got := tree.Depth(at["Niger"]); got != 2 {
		t.Errorf("Depth = %d", got)
	}
	if got := tree.Clause(at["Niger"]); got != at["sent"] {
		t.Errorf("Clause = %d", got)
	}
}

// Tokens outside the tree are asked about too: a rule looks at "the next token".
func TestOutside(t *testing.T) {
	tree, _ := build(t, coalition)
	for _, tok := range []int{-1, 12, 99} {
		if tree.Tag(tok) != NoTag || tree.Rel(tok) != NoRel || tree.Head(tok) != -1 || tree.Clause(tok) != -1 ||
			tree.Subject(tok) != -1 || tree.Objects(tok) != nil || tree.Conjuncts(tok) != nil || tree.Case(tok) != -1 ||
			tree.Passive(tok) || tree.Negated(tok) || tree.Tense(tok) != NoTense {
			t.Errorf("token %d is not nothing", tok)
		}
	}
}

func TestCounted(t *testing.T) {
	cases := []struct{ name, tree, number, noun string }{
		{"noun", "14 CD nummod 2\nsoldiers NNS root 0", "14", "soldiers"},
		{"multiplier", "1.5 CD compound 2\nmillion CD nummod 3\npeople NNS root 0", "1.5", "people"},
		{"of", "14 CD root 0\nof IN case 4\nthe DT det 4\nsoldiers NNS nmod 1", "14", "soldiers"},
		{"alone", "killed VBD root 0\n14 CD obj 1", "14", ""},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			tree, at := build(t, c.tree)
			if got := tree.Counted(at[c.number]); got != at[c.noun] {
				t.Errorf("Counted = %d, want %d", got, at[c.noun])
			}
		})
	}
}

func TestAppositions(t *testing.T) {
	tree, at := build(t, `
		ECOWAS NNP nsubj 7
		, , punct 5
		the DT det 5
		regional JJ amod 5
		bloc NN appos 1
		, , punct 5
		warned VBD root 0`)
	if got := tree.Appositions(at["ECOWAS"]); !slices.Equal(got, []int{at["bloc"]}) {
		t.Errorf("Appositions = %v", got)
	}
}
