package who

import (
	"strings"

	"github.com/dateline/dateline/transforms/text"
)

// adjectival reports whether the candidate is a state's or region's adjective.
func (s *scan) adjectival(c *candidate) bool {
	form := s.lex.senses[c.sense].form
	return c.sense != 0 && (form == Demonym || form == People)
}

// leads reports whether a noun goes on from the candidate: "Welsh voters".
func (s *scan) leads(c *candidate) bool {
	return s.adjacent(c.end) && s.doc.Tokens[c.end].Is(text.Letters) && !s.doc.Has(c.end, notNouns) && !s.verb(c.end)
}

// surname reports whether an adjective is a person's name: "Dawn French said",
// "Dane Hollis scored", but not "in Chelsea French diners".
func (s *scan) surname(c *candidate) bool {
	if c.end-c.first > 1 || !s.adjectival(c) || s.allCaps(c.first) {
		return false
	}
	p := c.first - 1
	given := s.adjacent(c.first) && s.doc.Has(p, s.lex.given) && !s.doc.Has(p, otherwise) && s.doc.Tokens[p].Is(text.Capital) && s.at(p) == nil && !s.doc.Has(p-1, locatives)
	first := s.doc.Has(c.first, s.lex.given) && s.adjacent(c.end) && s.doc.Tokens[c.end].Is(text.Letters|text.Capital) && !s.doc.Has(p, theWord) && !s.begins(c.end)
	if !given && !first {
		return false
	}
	if s.tails == nil {
		s.tails = map[string]bool{}
	}
	s.tails[strings.ToLower(s.doc.Text(c.first))] = true
	return true
}

// otherwise are given names that stand before a people's adjective as other words:
// "Christian Lebanese militias", "in May French troops".
var otherwise = text.Words("christian roman april may june august dakota sierra franco")

// newspaper reports whether "The" in a capital within a sentence makes the name a
// newspaper's: "he told The Atlantic", "a report in The Australian".
func (s *scan) newspaper(c *candidate) bool {
	p := c.first - 1
	if c.end-c.first > 1 || p < 1 || !s.doc.Has(p, theWord) || !s.doc.Tokens[p].Is(text.Capital) || s.allCaps(p) || !s.adjacent(p) || s.doc.Tokens[p-1].Is(text.Capital) {
		return false
	}
	if c.sense == 0 {
		return true
	}
	switch sense := &s.lex.senses[c.sense]; sense.form {
	case Demonym, People, Place:
		return sense.entity >= 0 && (!s.leads(c) || s.doc.Tokens[c.end].Is(text.Capital))
	}
	return false
}

// partOfTitle reports whether an organisation's name that is a common word is part
// of another: "Shark Allies", "Rapid Entente".
func (s *scan) partOfTitle(c *candidate) bool {
	if c.end-c.first > 1 || s.allCaps(c.first) || s.lex.senses[c.sense].form != Name {
		return false
	}
	e := s.lex.senses[c.sense].entity
	return e >= 0 && s.lex.entities[e].Kind == Bloc && s.adjacent(c.first) && s.capitalBefore(c) && !s.doc.Has(c.first-1, directions) && !s.doc.Has(c.first-1, theWord)
}
