package who

import (
	"strings"

	"github.com/dateline/dateline/transforms/text"
)

// mentions lists what has been settled.
func (s *scan) mentions() []Mention {
	out := make([]Mention, 0, len(s.found))
	for i := range s.found {
		c := &s.found[i]
		if c.verdict != settled {
			continue
		}
		m := Mention{First: c.first, End: c.end, Form: c.form, Country: s.lex.stateID(c.state), Alternatives: c.others, Head: -1}
		if c.entity < 0 {
			m.ID, m.Kind = c.city, City
		} else {
			e := &s.lex.entities[c.entity]
			m.ID, m.Kind, m.Parent = e.ID, e.Kind, e.Parent
			m.Form = s.formOf(c)
		}
		if c.entity >= 0 && c.form == Demonym && s.language(c) {
			continue
		}
		m.Link = s.link(c)
		m.Head = s.head(&m)
		out = append(out, m)
	}
	return out
}

// formOf tells an adjective from the people it names.
func (s *scan) formOf(c *candidate) Form {
	sense := &s.lex.senses[c.sense]
	if sense.form != Demonym && !sense.both {
		return sense.form
	}
	if s.glued(c.first - 1) {
		return Demonym
	}
	if !s.adjacent(c.end) {
		if c.end < len(s.doc.Tokens) && (s.hyphen(c.end) || s.doc.Tokens[c.end].Is(text.Punct) && s.doc.Text(c.end) == "/") {
			return Demonym
		}
		if sense.both || s.doc.Has(c.first-1, theWord) {
			return People
		}
		return Demonym
	}
	the := s.doc.Has(c.first-1, theWord)
	if s.doc.Has(c.end, notNouns) && (sense.both || the) || the && s.verb(c.end) {
		return People
	}
	return Demonym
}

// verb reports whether the token looks like a verb of the past: "the French stayed".
func (s *scan) verb(tok int) bool {
	w := s.doc.Text(tok)
	return len(w) > 4 && strings.HasSuffix(w, "ed") && !s.doc.Has(tok, participles)
}

// language reports whether an adjective stands alone for a language: "in English".
func (s *scan) language(c *candidate) bool {
	return s.doc.Has(c.first-1, spoken) && (!s.adjacent(c.end) || s.doc.Has(c.end, notNouns))
}

// link reads a hyphenated neighbour.
func (s *scan) link(c *candidate) Link {
	if s.glued(c.first - 1) {
		switch p := c.first - 2; {
		case s.doc.Has(p, proWords):
			return Pro
		case s.doc.Has(p, antiWords):
			return Anti
		case s.doc.Has(p, nonWords):
			return Non
		}
	}
	if s.glued(c.end) {
		switch n := c.end + 1; {
		case s.doc.Has(n, ledWords):
			return Led
		case s.doc.Has(n, backedWords):
			return Backed
		case s.doc.Has(n, basedWords):
			return Based
		case s.at(n) != nil && s.at(n).verdict == settled:
			return Joint
		}
	}
	if s.glued(c.first - 1) {
		if i := s.search(c.first); i > 0 && s.found[i-1].end == c.first-1 && s.found[i-1].verdict == settled {
			return Joint
		}
	}
	return Plain
}

// glued reports whether the token is a hyphen without blanks around it.
func (s *scan) glued(tok int) bool {
	return s.hyphen(tok) && tok+1 < len(s.doc.Tokens) && !s.doc.Tokens[tok].Is(text.SpaceBefore) && !s.doc.Tokens[tok+1].Is(text.SpaceBefore)
}

// maxHead is how many words may stand between a name and its noun.
const maxHead = 4

// head finds the noun a name belongs to: "army" of "Nigerien army" and "Niger's
// army", "government" of "the government of Niger"; -1 if there is none.
func (s *scan) head(m *Mention) int {
	i := m.End
	if i < len(s.doc.Tokens) && s.glued(i) {
		return -1
	}
	if s.doc.Has(i, possessive) {
		i++
	} else if m.Form == Place || m.Form == Capital || m.Form == People {
		return s.headBefore(m)
	}
	for k := 0; k < maxHead && i < len(s.doc.Tokens); k++ {
		if s.doc.Has(i, andWord) { // "U.S. and NATO forces"
			if c := s.at(i + 1); c != nil && c.verdict == settled {
				i = c.end
				continue
			}
		}
		t := s.doc.Tokens[i]
		if !t.Is(text.Letters) || t.Is(text.ParaStart) || s.doc.Has(i, notNouns) {
			break
		}
		if s.doc.Has(i, heads) && !(s.adjacent(i+1) && s.doc.Has(i+1, heads)) { // "military government"
			return i
		}
		i++
	}
	return s.headBefore(m)
}

// headBefore finds the noun in front of "of Niger".
func (s *scan) headBefore(m *Mention) int {
	p := m.First - 1
	if s.doc.Has(p, theWord) {
		p--
	}
	if s.doc.Has(p, of) && s.doc.Has(p-1, heads) {
		return p - 1
	}
	return -1
}

func lower(doc *text.Document, tok int) string { return strings.ToLower(doc.Text(tok)) }

var (
	andWord     = text.Words("and or")
	participles = text.Words("armed united combined allied occupied controlled backed supported so-called proposed planned suspected elected appointed imposed trained wounded retired")
	spoken      = text.Words("in speak speaks spoke spoken speaking")
	proWords    = text.Words("pro philo")
	antiWords   = text.Words("anti counter")
	nonWords    = text.Words("non ex post pre former")
	ledWords    = text.Words("led run commanded headed dominated")
	backedWords = text.Words("backed supported sponsored funded trained armed equipped aligned allied friendly brokered mediated financed linked affiliated inspired")
	basedWords  = text.Words("based born educated made built bound style occupied held controlled administered ruled registered flagged owned speaking language")
	possessive  = text.Words("'s '")

	// heads are the nouns through which a state or group acts.
	heads = text.Words(
		"government governments regime junta administration cabinet parliament authorities officials official leadership leaders leader",
		"president minister ministry ministers premier chancellor king queen emir sultan ambassador envoy embassy diplomat diplomats spokesman spokeswoman",
		"army military navy force forces troops soldiers soldier police officers marines militia militias guard guards commandos paratroopers gendarmes peacekeepers contingent battalion brigade jets warplanes aircraft warships helicopters",
		"rebels rebel fighters fighter insurgents militants guerrillas separatists gunmen mercenaries",
		"state republic people citizens nationals civilians refugees population border territory soil capital")
	// notNouns end a noun phrase: after "the French" they say that people are meant.
	notNouns = text.Words(
		"and or but nor who whom whose which that in to of on at by for from with into over under against after before since as than while when where because if",
		"is are was were be been being has have had do does did will would can could may might must shall should not n't",
		"said say says told tell took take takes went go came come gave give sent send made make lost lose won win held hold fought fight left leave began",
		"begin wanted want withdrew withdraw agreed agree signed sign invaded killed kill fled flee died die lived live living believe fear feared thought think know see saw also still now never already too",
		"a an the this these those it its they their he his she her we our you")
)
