package reading

import (
	"github.com/dateline/dateline/transforms/syntax"
	"github.com/dateline/dateline/transforms/text"
	"github.com/dateline/dateline/transforms/who"
)

var (
	groupNouns = text.Words(`countries nations states sides parties leaders governments neighbours neighbors presidents ministers foes rivals
		allies enemies powers capitals groups members premiers armies bodies partners signatories republics factions diplomats negotiators`)
	plurals    = text.Words("they them their both")
	bothWord   = text.Words("both")
	sideNouns  = text.Words("sides parties foes enemies factions")
	stateGroup = text.Words("countries nations states neighbours neighbors governments republics capitals armies presidents premiers")
	definites  = text.Words("the these those both all")
	rebelNouns = text.Words("rebels rebel insurgents guerrillas militants separatists group movement militia")
	groupSizes = map[text.Word]int{}
)

func init() {
	for i, w := range []string{"two", "three", "four", "five", "six", "seven", "eight"} {
		groupSizes[text.Intern(w)] = i + 2
	}
}

// Referents lists the parties that a plural refers back to: "they", "both sides", "the two
// countries", "all three"; nil where tok is no such word or the text names none before it.
func (r *Reading) Referents(tok int) []who.ID {
	switch {
	case r.Doc.Has(tok, plurals):
		return r.referentsOf(tok, r.groupSize(tok))
	case r.Doc.Has(tok, sideNouns) && r.definite(tok):
		if ids := r.belligerents(); len(ids) == 2 {
			return ids
		}
		return r.referentsOf(tok, r.groupSize(tok))
	case r.Doc.Has(tok, groupNouns) && r.definite(tok):
		return r.referentsOf(tok, r.groupSize(tok))
	case r.Doc.Has(tok, rebelNouns) && r.definite(tok):
		return r.lastArmedGroup(tok)
	case r.Doc.Tokens[tok].Is(text.Capital) && r.Doc.Has(tok-1, definites):
		return r.shortened(tok)
	case groupSizes[r.wordAt(tok)] > 0 && r.Doc.Has(tok-1, definites):
		return r.referentsOf(tok, groupSizes[r.wordAt(tok)])
	}
	return nil
}

// shortened is the body whose name a capitalised noun cuts short: "the Council" after
// "the UN Security Council".
func (r *Reading) shortened(tok int) []who.ID {
	for i := r.nameBefore(tok); i >= 0; i-- {
		m := r.Names[i]
		if m.Kind == who.Bloc && m.End-m.First > 1 && r.Doc.Text(m.End-1) == r.Doc.Text(tok) {
			return []who.ID{m.Party()}
		}
	}
	return nil
}

func (r *Reading) wordAt(tok int) text.Word {
	if tok < 0 || tok >= len(r.Doc.Tokens) {
		return 0
	}
	return r.Doc.Tokens[tok].Word
}

// definite reports whether an article or "both" opens the noun's phrase.
func (r *Reading) definite(noun int) bool {
	for i := noun - 1; i >= 0 && i >= noun-4; i-- {
		if r.Doc.Has(i, definites) {
			return true
		}
		if !r.Doc.Tokens[i].Is(text.Letters) {
			return false
		}
	}
	return false
}

// groupSize is how many the plural says there are: "two", "both"; 0 if it does not.
func (r *Reading) groupSize(tok int) int {
	for i := tok; i >= 0 && i >= tok-3; i-- {
		if r.Doc.Has(i, bothWord) {
			return 2
		}
		if n := groupSizes[r.wordAt(i)]; n > 0 {
			return n
		}
	}
	return 0
}

// maxBack is how many sentences back a plural may refer to names that stand apart.
const maxBack = 4

// referentsOf is the last list of that many names before the token (of two or more
// if size is 0), else the last two different parties if there are to be two.
func (r *Reading) referentsOf(tok, size int) []who.ID {
	n, s := r.nameBefore(tok), r.Doc.SentenceOf(tok)
	onlyStates := r.Doc.Has(tok, stateGroup)
	var last []who.ID
	for i := n; i >= 0 && n-i < maxParties; i-- {
		if !r.isParty(i) || !r.acts(i) || onlyStates && !r.isState(i) {
			continue
		}
		back := s - r.Doc.SentenceOf(r.Names[i].First)
		ids := r.listOf(i)
		if size == 0 && len(ids) > 1 && back <= 3 || size > 1 && len(ids) == size {
			return ids
		}
		if len(last) < 2 && back <= maxBack {
			last = union(last, []who.ID{r.Names[i].Party()})
		}
	}
	if size == 2 && len(last) == 2 {
		return []who.ID{last[1], last[0]}
	}
	return nil
}

// belligerents is the article's main country and the one armed group it names most, if it
// names any: "the two sides" of a civil war.
func (r *Reading) belligerents() []who.ID {
	counts := make(map[who.ID]int)
	var most who.ID
	for _, m := range r.Names {
		if m.Kind == who.ArmedGroup {
			id := m.ID
			if counts[id]++; counts[id] > counts[most] {
				most = id
			}
		}
	}
	if main := r.MainCountry(); most != "" && main != "" {
		return []who.ID{main, most}
	}
	return nil
}

func (r *Reading) isState(n int) bool {
	k := r.Names[n].Kind
	return k == who.State || k == who.Historical || r.Names[n].Form == who.Capital
}

// acts reports whether the name is a state's or a body's, not a city's or a region's.
func (r *Reading) acts(n int) bool {
	k := r.Names[n].Kind
	return k == who.State || k == who.Historical || k == who.Bloc || k == who.ArmedGroup
}

// nameBefore is the index of the last name that ends before the token, -1 if none does.
func (r *Reading) nameBefore(tok int) int {
	lo, hi := 0, len(r.Names)
	for lo < hi {
		if mid := (lo + hi) / 2; r.Names[mid].End <= tok {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo - 1
}

func (r *Reading) lastArmedGroup(tok int) []who.ID {
	oldest := r.Doc.SentenceOf(tok) - maxBack
	for i := r.nameBefore(tok); i >= 0 && r.Doc.SentenceOf(r.Names[i].First) >= oldest; i-- {
		if r.Names[i].Kind == who.ArmedGroup {
			return []who.ID{r.Names[i].Party()}
		}
	}
	return nil
}

var titles = text.Words(`president minister premier chancellor king queen emir sultan leader ruler secretary ambassador envoy general
	dictator prince diplomat`)

// LeaderOf is the state of the person that tok names, if the article has introduced
// them with it: "French President Jean Petit", "Jean Petit, France's foreign minister";
// "" if it has not.
func (r *Reading) LeaderOf(tok int) who.ID {
	if r.leaders == nil {
		r.leaders = r.introduced()
	}
	for i := tok; i < tok+3 && r.personal(i); i++ {
		if id := r.leaders[r.Doc.Text(i)]; id != "" {
			return id
		}
	}
	return ""
}

// introduced reads the article's introductions of persons: surname to state.
func (r *Reading) introduced() map[string]who.ID {
	out := make(map[string]who.ID)
	for _, m := range r.Names {
		if m.Form == who.Leader && m.Country != "" {
			for tok := m.First; tok < m.End; tok++ {
				out[r.Doc.Text(tok)] = m.Country
			}
		}
	}
	for tok := range r.Doc.Tokens {
		if !r.Doc.Has(tok, titles) {
			continue
		}
		id, first := r.stateOfTitle(tok)
		if id == "" && r.personal(tok+1) && r.Doc.Tokens[tok].Is(text.Capital) {
			id, first = r.datelineState(), tok
		}
		if id == "" {
			continue
		}
		after := tok + 1
		if after < len(r.Doc.Tokens) && r.Doc.Text(after) == "," {
			after++
		}
		for i := after; i < after+4 && r.personal(i); i++ {
			out[r.Doc.Text(i)] = id
		}
		if first > 1 && r.Doc.Text(first-1) == "," {
			for i := first - 2; i > first-5 && r.personal(i); i-- {
				out[r.Doc.Text(i)] = id
			}
		}
	}
	return out
}

// stateOfTitle is the state whose title it is, and the first token of the phrase:
// "France's foreign minister", "Mali junta leader".
func (r *Reading) stateOfTitle(tok int) (id who.ID, first int) {
	for i := tok - 1; i >= 0 && i >= tok-4; i-- {
		if n := r.NameAt(i); n >= 0 {
			if r.isParty(n) && r.Names[n].Country != "" {
				return r.Names[n].Party(), r.Names[n].First
			}
			return "", 0
		}
		if r.Doc.Tokens[i].Is(text.Punct) && r.Doc.Text(i) != "-" && r.Doc.Text(i) != "'s" && r.Doc.Text(i) != "’s" {
			break
		}
	}
	return "", 0
}

// datelineState is the state in whose capital the article was written, "" if unsaid:
// a premier whose country goes without saying is its own.
func (r *Reading) datelineState() who.ID {
	if len(r.Names) > 0 && r.Names[0].First == 0 && r.Names[0].Form == who.Capital && r.datelined(r.Names[0]) {
		return r.Names[0].Country
	}
	return ""
}

func (r *Reading) personal(tok int) bool {
	return tok >= 0 && tok < len(r.Doc.Tokens) && r.Doc.Tokens[tok].Is(text.Letters|text.Capital) && r.NameAt(tok) < 0 && !r.Doc.Has(tok, titles)
}

// Agents lists the parties that do what the predicate tells: the subject of an active
// one, the by-phrase of a passive one; for a noun ("the signing", "its exit") its owner,
// what follows "by" or "of", else the subject of its clause.
func (r *Reading) Agents(predicate int) []who.ID {
	t := r.TreeAt(predicate)
	if t.Tag(predicate).IsNoun() && t.OwnSubject(predicate) < 0 {
		return r.nounAgents(t, predicate)
	}
	a := t.Agent(predicate)
	if a < 0 || a == predicate {
		return r.justBefore(t, predicate)
	}
	if n := r.NameAt(a); n >= 0 && r.datelined(r.Names[n]) {
		return r.openers(predicate)
	}
	return r.BecauseAll(AskActor, predicate, r.PartiesOf(a), "who does what this word tells")
}

// justBefore is who stands right before an active verb that the tree has given no
// subject: "the Council unanimously approved".
func (r *Reading) justBefore(t *syntax.Tree, verb int) []who.ID {
	if t.Tag(verb) == syntax.VBG {
		return nil
	}
	next := t.Tag(verb + 1) // a participle with an object is a past tense: "the Council approved the"
	perfect := t.Tag(verb) != syntax.VBN || next == syntax.DT || next == syntax.PRPS
	for tok := verb - 1; tok >= t.First && tok >= verb-5; tok-- {
		if n := r.NameAt(tok); n >= 0 {
			if perfect && r.isParty(n) && !r.located(t, r.NameHead(n)) {
				return r.BecauseAll(AskActor, verb, r.listOf(n), "stands right before the verb")
			}
			return nil
		}
		switch {
		case r.Doc.Has(tok, haveForms):
			perfect = true
		case r.Doc.Has(tok, beForms), !t.Tag(tok).IsAdverb() && !t.Tag(tok).IsFinite() && !r.Doc.Has(tok, sinceWord):
			return nil
		}
	}
	return nil
}

var (
	beForms   = text.Words("is are was were be been being")
	sinceWord = text.Words("since also")
)

// openers is the list of names that begins the text after its dateline, where the tree
// takes the dateline itself for the subject: "CAIRO - Egypt and Sudan signed".
func (r *Reading) openers(predicate int) []who.ID {
	s := r.Doc.Sentences[r.Doc.SentenceOf(predicate)]
	for tok := s.First; tok < predicate; tok++ {
		if r.Doc.Has(tok, dashWords) {
			ids, end := r.ListAfter(tok+1, 8)
			if end <= predicate {
				return ids
			}
			return nil
		}
	}
	return nil
}

func (r *Reading) nounAgents(t *syntax.Tree, noun int) []who.ID {
	if o := t.Possessor(noun); o >= 0 {
		return r.BecauseAll(AskActor, noun, r.PartiesOf(o), "the owner of the noun")
	}
	for _, c := range t.Dependents(noun, syntax.RelNmod, syntax.RelOblAgent, syntax.RelObl) {
		if p := t.Case(c); r.Doc.Has(p, byPrep) {
			return r.BecauseAll(AskActor, noun, r.PartiesOf(c), "named after “by”")
		}
	}
	if v := t.Clause(noun); v >= 0 && v != noun {
		if s := t.Agent(v); s >= 0 && !t.Descends(noun, s) {
			return r.BecauseAll(AskActor, noun, r.PartiesOf(s), "the subject of the noun's clause")
		}
	}
	return nil
}

var byPrep = text.Words("by")
