package reading

import (
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
	koreas     = text.Words("koreas")
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
	case r.Doc.Has(tok, koreas) && r.groupSize(tok) == 2:
		return []who.ID{"PRK", "KOR"}
	case r.Doc.Has(tok, plurals):
		return r.referentsOf(tok, r.groupSize(tok))
	case r.Doc.Has(tok, sideNouns) && r.definite(tok):
		if ids := r.belligerents(); len(ids) == 2 {
			return ids
		}
		return r.referentsOf(tok, r.groupSize(tok))
	case r.Doc.Has(tok, groupNouns) && r.definite(tok):
		return r.referentsOf(tok, r.groupSize(tok))
	case r.Doc.Has(tok, rebelNouns) && (r.definite(tok) || r.owned(tok)):
		if ids := r.lastArmedGroup(tok); len(ids) > 0 {
			return ids
		}
		if ids := r.belligerents(); len(ids) == 2 { // named further on
			return ids[1:]
		}
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

// owned reports whether a possessive opens the noun's phrase: "its largest rebel group".
func (r *Reading) owned(noun int) bool {
	for i := noun - 1; i >= 0 && i >= noun-5 && r.Doc.Tokens[i].Is(text.Letters); i-- {
		if r.Doc.Has(i, possessives) {
			return true
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
	if ids := r.namedSoFar(tok, onlyStates); size == 2 && len(ids) == 2 {
		return ids
	}
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

// namedSoFar lists the parties that the sentence has named before the token, in order.
func (r *Reading) namedSoFar(tok int, onlyStates bool) []who.ID {
	var out []who.ID
	for _, n := range r.NamesWithin(r.Doc.Sentences[r.Doc.SentenceOf(tok)].First, tok) {
		if r.isParty(n) && r.acts(n) && (!onlyStates || r.isState(n)) {
			out = union(out, []who.ID{r.Names[n].Party()})
		}
	}
	return out
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

// LastState is the state named last before the token, in its sentence or the one before:
// what "it" stands for where a body that is no state was named in between.
func (r *Reading) LastState(tok int) []who.ID {
	s := r.Doc.SentenceOf(tok)
	for i := r.nameBefore(tok); i >= 0 && r.Doc.SentenceOf(r.Names[i].First) >= s-1; i-- {
		if m := r.Names[i]; r.isState(i) && m.Form != who.Demonym && r.isParty(i) {
			return []who.ID{m.Party()}
		}
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
