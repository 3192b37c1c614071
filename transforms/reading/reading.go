// Package reading is one article as all fact types see it: its document, its
// numbers, dates and names, and for the sentences a rule asks for the syntax
// tree. Every question about a clause ("who did it, to whom, where, when, is it
// meant?") is answered here once, so that types agree.
package reading

import (
	"github.com/dateline/dateline/transforms/number"
	"github.com/dateline/dateline/transforms/syntax"
	"github.com/dateline/dateline/transforms/text"
	"github.com/dateline/dateline/transforms/when"
	"github.com/dateline/dateline/transforms/who"
)

// Reading is everything that was read off one article. It is not safe for
// concurrent use: trees and places are made when first asked for.
type Reading struct {
	Doc     *text.Document
	Numbers []number.Mention // by position
	Dates   []when.Mention   // by position
	Names   []who.Mention    // by position

	trees    []*syntax.Tree // by sentence; nil until asked for
	nameAt   []int32        // token -> index into Names, -1 if none
	numberAt []int32
	dateAt   []int32
	claims   []string          // by number: the fact type that explains it
	leaders  map[string]who.ID // surname to state, see LeaderOf; nil until asked for
	scenes   []who.ID          // the two likeliest scenes, see SceneBut; nil until asked for
	main     who.ID            // the article's main country, see MainCountry
	mainDone bool
	trace    *Trace // nil unless somebody wants to know why, see Record
}

// New reads a document.
func New(doc *text.Document) *Reading {
	r := &Reading{
		Doc:     doc,
		Numbers: number.Find(doc),
		Dates:   when.Find(doc),
		Names:   who.Find(doc),
		trees:   make([]*syntax.Tree, len(doc.Sentences)),
	}
	r.claims = make([]string, len(r.Numbers))
	n := len(doc.Tokens)
	at := make([]int32, 3*n)
	for i := range at {
		at[i] = -1
	}
	r.nameAt, r.numberAt, r.dateAt = at[:n], at[n:2*n], at[2*n:]
	for i, m := range r.Names {
		mark(r.nameAt, m.First, m.End, i)
	}
	for i, m := range r.Numbers {
		mark(r.numberAt, m.First, m.End, i)
	}
	for i, m := range r.Dates {
		mark(r.dateAt, m.First, m.End, i)
	}
	return r
}

func mark(at []int32, first, end, index int) {
	for t := first; t < end && t < len(at); t++ {
		at[t] = int32(index)
	}
}

// Tree is the syntax tree of sentence s, made at the first call.
func (r *Reading) Tree(s int) *syntax.Tree {
	if r.trees[s] == nil {
		r.trees[s] = syntax.Parse(r.Doc, s)
	}
	return r.trees[s]
}

// TreeAt is the syntax tree of the sentence that holds the token.
func (r *Reading) TreeAt(tok int) *syntax.Tree { return r.Tree(r.Doc.SentenceOf(tok)) }

// NameAt is the index into Names of the name that covers the token, -1 if none.
func (r *Reading) NameAt(tok int) int { return at(r.nameAt, tok) }

// NumberAt is the index into Numbers of the number that covers the token, -1 if none.
func (r *Reading) NumberAt(tok int) int { return at(r.numberAt, tok) }

// DateAt is the index into Dates of the date that covers the token, -1 if none.
func (r *Reading) DateAt(tok int) int { return at(r.dateAt, tok) }

func at(index []int32, tok int) int {
	if tok < 0 || tok >= len(index) {
		return -1
	}
	return int(index[tok])
}

// Claim says that a fact of the type explains the number; the first claim stands.
func (r *Reading) Claim(n int, factType string) {
	if n >= 0 && n < len(r.claims) && r.claims[n] == "" {
		r.claims[n] = factType
	}
}

// ClaimedBy is the fact type that explains the number, "" if none does.
func (r *Reading) ClaimedBy(n int) string { return r.claims[n] }

// NumbersWithin lists the numbers that share a token with tokens [first, end).
func (r *Reading) NumbersWithin(first, end int) []int { return within(r.numberAt, first, end) }

// NamesWithin lists the names that share a token with tokens [first, end).
func (r *Reading) NamesWithin(first, end int) []int { return within(r.nameAt, first, end) }

// DatesWithin lists the dates that share a token with tokens [first, end).
func (r *Reading) DatesWithin(first, end int) []int { return within(r.dateAt, first, end) }

func within(index []int32, first, end int) []int {
	var out []int
	last := int32(-1)
	for t := max(first, 0); t < end && t < len(index); t++ {
		if i := index[t]; i >= 0 && i != last {
			out, last = append(out, int(i)), i
		}
	}
	return out
}

// Calendar reports whether the number is part of a date ("2017", the 26 of "July 26").
func (r *Reading) Calendar(n int) bool {
	m := r.Numbers[n]
	for t := m.First; t < m.End; t++ {
		if r.DateAt(t) >= 0 {
			return true
		}
	}
	return false
}
