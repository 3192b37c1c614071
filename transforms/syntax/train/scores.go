package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/dateline/dateline/transforms/syntax"
	"github.com/dateline/dateline/transforms/syntax/internal/transition"
)

// roles are the relations whose dependent introduces its head.
var roles = uint64(syntax.Rels(syntax.RelCase, syntax.RelMark))

// score counts words, and which of them came out right.
type score struct {
	words, tags, heads, rels int // all words
	plain, plainHeads, las   int // words but punctuation
}

func (a *score) add(b score) {
	a.words += b.words
	a.tags += b.tags
	a.heads += b.heads
	a.rels += b.rels
	a.plain += b.plain
	a.plainHeads += b.plainHeads
	a.las += b.las
}

func (a score) String() string {
	pc := func(n, of int) float64 { return 100 * float64(n) / float64(max(of, 1)) }
	return fmt.Sprintf("XPOS %.2f  UAS %.2f  LAS %.2f  (without punctuation: UAS %.2f  LAS %.2f)  %d words",
		pc(a.tags, a.words), pc(a.heads, a.words), pc(a.rels, a.words),
		pc(a.plainHeads, a.plain), pc(a.las, a.plain), a.words)
}

// evaluate tags and parses the sentences, on gold tokens.
func evaluate(w *transition.Weights, width int, margin int64, sentences []*sentence) (total score, bySource map[string]*score) {
	tagger := transition.Tagger{Weights: &w.Tags}
	parser := transition.Beam{Weights: w, Width: width, Margin: margin, Roles: roles}
	bySource = map[string]*score{}
	var tags []uint8
	for _, s := range sentences {
		tags = append(tags[:0], s.gold...)
		tagger.Tag(s.words, tags)
		one := compare(s, tags, parser.Parse(s.words, tags))
		total.add(one)
		if bySource[s.source] == nil {
			bySource[s.source] = &score{}
		}
		bySource[s.source].add(one)
	}
	return total, bySource
}

func compare(s *sentence, tags []uint8, found *transition.State) (c score) {
	for i := range s.words {
		head := found.Head(i) == s.heads[i]
		both := head && found.Rel(i) == s.rels[i]
		plain := syntax.Rel(s.rels[i]) != syntax.RelPunct
		c.words++
		c.plain += one(plain)
		c.tags += one(tags[i] == s.gold[i])
		c.heads += one(head)
		c.rels += one(both)
		c.plainHeads += one(plain && head)
		c.las += one(plain && both)
	}
	return c
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}

// report prints the scores of a split, and those of its news.
func report(out io.Writer, split string, w *transition.Weights, with settings, sentences []*sentence) {
	total, bySource := evaluate(w, with.width, with.margin, sentences)
	fmt.Fprintf(out, "%-10s %s\n", split, total)
	var gum score
	for name, s := range bySource {
		if strings.HasPrefix(name, "GUM") {
			gum.add(*s)
		}
	}
	for _, part := range []struct {
		name string
		s    *score
	}{{"EWT", bySource["EWT"]}, {"GUM", &gum}, {"GUM-news", bySource["GUM-news"]}} {
		if part.s != nil {
			fmt.Fprintf(out, "  %-8s %s\n", part.name, *part.s)
		}
	}
}
