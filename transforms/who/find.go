package who

import "github.com/dateline/dateline/transforms/text"

// Find lists the names of the document by position. Mentions do not overlap.
func (l *Lexicon) Find(doc *text.Document) []Mention {
	s := scan{lex: l, doc: doc}
	s.collect()
	if len(s.found) == 0 {
		return nil
	}
	s.seen = make([]evidence, len(l.states))
	s.named = make(map[int32]bool)
	s.defined()
	s.persons()
	s.certain()
	s.places()
	s.doubtful()
	return s.mentions()
}

// scan is one article on its way through Find.
type scan struct {
	lex   *Lexicon
	doc   *text.Document
	found []candidate
	seen  []evidence      // by state number
	named map[int32]bool  // entities that are named beyond doubt and are no states
	tails map[string]bool // surnames of persons met, in small letters
}

// candidate is a name of the text and what it may mean.
type candidate struct {
	first, end int
	sense      int32 // its first fitting sense in the trie; 0: a city only
	cities     *gazetteer
	lines      wordGroup // of cities
	verdict    verdict
	entity     int32 // decided: the entity, -1 for a city of the gazetteer
	state      int16 // decided: the state's number, -1 if none
	city       ID
	form       Form
	others     []ID
	alone      bool // an adjective that means the language
}

type verdict uint8

const (
	open verdict = iota
	settled
	dropped
)

// evidence is how often the article names a state beyond doubt: itself, and
// places in it.
type evidence struct{ self, places int }

// collect finds the longest names, from left to right.
func (s *scan) collect() {
	tokens := s.doc.Tokens
	names := &s.lex.names
	s.found = make([]candidate, 0, len(tokens)/12+4)
	for i := 0; i < len(tokens); {
		t := tokens[i]
		n := names.start(t.Word)
		if n == 0 && !t.Is(text.Capital) {
			i++
			continue
		}
		c := candidate{first: i, entity: -1, state: -1}
		if n != 0 {
			s.longest(&c, n)
		}
		if t.Is(text.Capital) && s.wantCity(&c) {
			s.city(&c)
		}
		if c.end == 0 {
			i++
			continue
		}
		if c.sense == 0 || s.lex.senses[c.sense].entity >= 0 {
			s.found = append(s.found, c)
		}
		i = c.end
	}
}

// longest walks the trie from the candidate's first token and keeps the last
// name that fits.
func (s *scan) longest(c *candidate, n node) {
	tokens := s.doc.Tokens
	names := &s.lex.names
	for i := c.first; ; {
		i++
		for k := names.senses[n]; k != 0; k = s.lex.senses[k].next {
			if s.fits(k, c.first, i) {
				c.end, c.sense = i, k
				break
			}
		}
		if i == len(tokens) || tokens[i].Is(text.ParaStart) {
			return
		}
		if n = names.step(n, tokens[i].Word); n == 0 {
			return
		}
	}
}

// fits reports whether tokens [first, end) can have the sense.
func (s *scan) fits(k int32, first, end int) bool {
	sense := &s.lex.senses[k]
	if !sense.fits(s.doc, first, end) {
		return false
	}
	if sense.the && (!s.doc.Has(first-1, theWord) || s.runsOn(end)) || sense.hyphen && !s.hyphen(end) {
		return false
	}
	return end-first > 1 || !s.doc.Has(first, ordinary) || !s.ordinary(first)
}

// runsOn reports whether a capitalised word goes on at the token: "the West Ham boss".
func (s *scan) runsOn(tok int) bool {
	return s.adjacent(tok) && s.doc.Tokens[tok].Is(text.Letters|text.Capital)
}

// ordinary reports whether an abbreviation that is also a word ("IS", "WHO") is
// that word, in capitals: in a headline, or after "it".
func (s *scan) ordinary(tok int) bool {
	if s.doc.Has(tok-1, pronouns) {
		return true
	}
	if s.adjacent(tok+1) && s.allCaps(tok+1) && s.doc.Has(tok, verbs) {
		return true // "no reason IS NOT OKAY"
	}
	around, capitals := 0, 0
	sent := s.doc.Sentences[s.doc.SentenceOf(tok)]
	for i := max(sent.First, tok-4); i < min(sent.End, tok+5); i++ {
		if t := s.doc.Tokens[i]; i != tok && t.Is(text.Letters) && t.End-t.Start > 1 {
			around++
			if t.Is(text.AllCaps) {
				capitals++
			}
		}
	}
	return capitals > 1 && 2*capitals > around
}

// wantCity reports whether the gazetteer may know the name better than the trie.
func (s *scan) wantCity(c *candidate) bool {
	if c.sense == 0 {
		return true
	}
	sense := &s.lex.senses[c.sense]
	return sense.form == Capital || sense.form == Place && sense.entity >= 0 && s.lex.home[sense.entity] >= 0
}

// city looks the candidate up in the gazetteers: a longer name replaces the
// trie's, one as long is kept beside it.
func (s *scan) city(c *candidate) {
	t := s.doc.Tokens[c.first]
	if t.Is(text.AllCaps) && t.End-t.Start < 5 && !t.Is(text.LineStart) {
		return // an abbreviation
	}
	if t.End-t.Start < 2 {
		return
	}
	for _, g := range s.lex.cities {
		end, lines := g.find(s.doc, c.first)
		if end < c.end || end == 0 || end == c.end && c.lines.hi > 0 {
			continue
		}
		if end > c.end {
			c.sense = 0
		}
		c.end, c.cities, c.lines = end, g, lines
	}
}

func (s *scan) hyphen(tok int) bool {
	if tok < 0 || tok >= len(s.doc.Tokens) || !s.doc.Tokens[tok].Is(text.Punct) {
		return false
	}
	switch s.doc.Text(tok) {
	case "-", "–", "‑":
		return true
	}
	return false
}

var (
	theWord  = text.Words("the")
	ordinary = text.Words("is who car arm eta us it as nam aid")
	verbs    = text.Words("is")
	pronouns = text.Words("it he she this there what")
)
