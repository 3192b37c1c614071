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
// concurrent use: trees are made when first asked for.
type Reading struct {
	Doc     *text.Document
	Numbers []number.Mention // by position
	Dates   []when.Mention   // by position
	Names   []who.Mention    // by position
	trees   []*syntax.Tree   // by sentence; nil until asked for
}
