package who

import (
	"strings"

	"github.com/dateline/dateline/transforms/text"
)

// mentions lists what has been settled.
func (s *scan) mentions() []Mention {
	out := make([]Mention, 0, len(s.found))
	for i := len(s.found) - 1; i >= 0; i-- { // a list's last adjective first
		if c := &s.found[i]; c.verdict == settled && c.entity >= 0 {
			c.alone = c.form == Demonym && s.language(c)
			c.form = s.formOf(c)
		}
	}
	for i := range s.found {
		c := &s.found[i]
		if c.verdict != settled || c.alone {
			continue
		}
		m := Mention{First: c.first, End: c.end, Form: c.form, Country: s.lex.stateID(c.state), Alternatives: c.others, Head: -1}
		if c.entity < 0 {
			m.ID, m.Kind = c.city, City
		} else {
			e := &s.lex.entities[c.entity]
			m.ID, m.Kind, m.Parent = e.ID, e.Kind, e.Parent
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
	if next := s.coordinated(c); next != nil {
		return next.form
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
	if s.doc.Has(c.end, notNouns) && !s.allCaps(c.end) && (sense.both || the) || the && s.verb(c.end) {
		return People
	}
	return Demonym
}

// coordinated is the adjective that a list goes on to, whose form is the whole
// list's: "Ugandan, Burundian and Kenyan peacekeepers"; nil if there is none.
func (s *scan) coordinated(c *candidate) *candidate {
	i := c.end
	if s.follows(i, ",") {
		i++
	}
	if s.doc.Has(i, andWord) {
		i++
	}
	if i == c.end {
		return nil
	}
	next := s.at(i)
	if next == nil || next.verdict != settled || next.entity < 0 {
		return nil
	}
	if k := &s.lex.senses[next.sense]; k.form != Demonym && !k.both {
		return nil
	}
	return next
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

// maxHead is how many words may stand between a name and its noun, maxListed how
// many other names.
const (
	maxHead   = 4
	maxListed = 8
)

// head finds the noun a name belongs to: "army" of "Nigerien army" and "Niger's
// army", "government" of "the government of Niger"; -1 if there is none.
func (s *scan) head(m *Mention) int {
	i := m.End
	if i < len(s.doc.Tokens) && s.glued(i) {
		return -1
	}
	reach := maxHead
	switch {
	case s.genitive(i):
		i++
	case m.Form == Demonym || m.Form == Short:
	case m.Form == Name:
		reach = 1 // "Chad President", but "Chad deployed more troops"
	default:
		return s.headBefore(m)
	}
	names := 0
	for k := 0; k < reach && i < len(s.doc.Tokens); k++ {
		if c := s.listed(i); c != nil { // "U.S. and NATO forces"
			if names++; names > maxListed {
				break
			}
			i, k = c.end, -1
			continue
		}
		t := s.doc.Tokens[i]
		if !t.Is(text.Letters) || t.Is(text.ParaStart) || s.doc.Has(i, notNouns) || s.verb(i) || s.at(i) != nil {
			break
		}
		if s.doc.Has(i, heads) && !(s.adjacent(i+1) && s.doc.Has(i+1, heads)) { // "military government"
			return i
		}
		i++
	}
	return s.headBefore(m)
}

// genitive reports whether a possessive mark stands at the token: an apostrophe alone
// touches its name, else it opens a quotation ("in Chad ' 10 people ...").
func (s *scan) genitive(tok int) bool {
	return s.doc.Has(tok, possessive) && (!s.doc.Tokens[tok].Is(text.Punct) || !s.doc.Tokens[tok].Is(text.SpaceBefore))
}

// listed is the name that stands after "and" or a comma at the token, nil if none does.
func (s *scan) listed(i int) *candidate {
	comma := s.follows(i, ",")
	if comma {
		i++
	}
	and := s.doc.Has(i, andWord)
	if and {
		i++
	}
	c := s.at(i)
	if !comma && !and || c == nil || c.verdict != settled || comma && !and && c.form != Demonym {
		return nil
	}
	return c
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
	participles = text.Words("armed united combined allied occupied controlled backed supported proposed planned suspected elected appointed imposed trained wounded retired")
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
		"president minister ministry ministers premier chancellor king queen emir sultan ambassador envoy embassy delegation delegations diplomat diplomats spokesman spokeswoman",
		"army armies military navy navies force forces troops soldiers soldier police officers marines militia militias guard guards commandos paratroopers gendarmes peacekeepers contingent battalion brigade jets warplanes aircraft warships helicopters",
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
