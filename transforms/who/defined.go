package who

import (
	"strings"

	"github.com/dateline/dateline/transforms/text"
)

// defined drops the abbreviations that the article gives a meaning of its own: after
// "the Food Standards Agency (FSA)" no FSA is a Syrian army.
func (s *scan) defined() {
	var own map[string]bool
	for i := range s.found {
		c := &s.found[i]
		if c.end-c.first != 1 || !s.allCaps(c.first) || !s.bracketed(c) || !s.redefined(c) {
			continue
		}
		if own == nil {
			own = map[string]bool{}
		}
		own[s.doc.Text(c.first)] = true
	}
	for i := range s.found {
		if c := &s.found[i]; own != nil && c.end-c.first == 1 && own[s.doc.Text(c.first)] {
			c.verdict = dropped
		}
	}
}

// bracketed reports whether the candidate stands alone between brackets.
func (s *scan) bracketed(c *candidate) bool {
	return c.first > 1 && c.sense != 0 && s.doc.Text(c.first-1) == "(" && s.follows(c.end, ")")
}

// redefined reports whether the words before the bracket begin with the letters of the
// abbreviation and share no word with any name of the entity it otherwise means.
func (s *scan) redefined(c *candidate) bool {
	letters := strings.ReplaceAll(s.doc.Text(c.first), ".", "")
	first := s.spelledOut(c.first-2, letters)
	if first < 0 {
		return false
	}
	for k := c.sense; k != 0; k = s.lex.senses[k].next {
		if e := s.lex.senses[k].entity; e >= 0 && s.sharesWord(s.lex.entities[e], first, c.first-1) {
			return false
		}
	}
	return true
}

// spelledOut is the first of the words up to last whose capitals are the letters, -1
// if they are not; words in small letters between them do not count.
func (s *scan) spelledOut(last int, letters string) int {
	n := len(letters)
	for i, steps := last, 0; i >= 0 && steps < 2*len(letters)+2; i, steps = i-1, steps+1 {
		t := s.doc.Tokens[i]
		if !t.Is(text.Letters) || t.Is(text.ParaStart) && n > 1 {
			return -1
		}
		if !t.Is(text.Capital) {
			continue
		}
		if n--; s.doc.Body[t.Start] != letters[n] {
			return -1
		}
		if n == 0 {
			return i
		}
	}
	return -1
}

// sharesWord reports whether a word of tokens [first, end) is in a name of the entity.
func (s *scan) sharesWord(e Entity, first, end int) bool {
	for i := first; i < end; i++ {
		if !s.doc.Tokens[i].Is(text.Capital) {
			continue
		}
		word := s.doc.Text(i)
		for _, name := range append([]string{e.Name, string(e.ID)}, e.Aliases...) {
			if strings.Contains(name, word) {
				return true
			}
		}
	}
	return false
}
