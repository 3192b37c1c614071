package transforms

import (
	"fmt"
	"slices"

	"github.com/dateline/dateline/transforms/reading"
	"github.com/dateline/dateline/transforms/who"
)

// asksFor says which questions may fill a slot; any other slot of an entity is a
// party's.
var asksFor = map[string][]reading.Question{
	"location": {reading.AskLocation, reading.AskOrigin},
	"origin":   {reading.AskOrigin, reading.AskLocation},
	"place":    {reading.AskLocation, reading.AskReference, reading.AskParties},
}

var asksForParty = []reading.Question{reading.AskActor, reading.AskParties, reading.AskReference}

// entity explains an entity's slot by the name that stands for it, and by the answer
// that led there if a shared question gave it.
func (x *explainer) entity(column, id string) string {
	asks := asksFor[column]
	if asks == nil {
		asks = asksForParty
	}
	note, noted := x.answer(asks, id)
	by := -1
	if noted {
		by = x.NameAt(note.By)
	}
	if by < 0 {
		by = x.nameOf(id)
	}
	switch {
	case by >= 0 && noted:
		return x.naming(by) + "; " + note.Why
	case by >= 0:
		return x.naming(by)
	case id == string(unnamed):
		return "the text gives the pact no name"
	}
	return x.asPrinted(id)
}

// answer is the answer to one of the questions that the slot's value is, the nearest to
// the fact in its sentence; the type's own questions before others'.
func (x *explainer) answer(asks []reading.Question, id string) (best reading.Note, ok bool) {
	here, bestScore := x.Doc.SentenceOf(x.fo.First), 0
	for _, n := range x.trace.Notes {
		rank := slices.Index(asks, n.Ask)
		if rank < 0 || n.Answer != id || n.At < 0 || n.At >= len(x.Doc.Tokens) || x.Doc.SentenceOf(n.At) != here {
			continue
		}
		score := 10_000 - 100*rank - min(gap(n.At, x.fo.First), gap(n.At, x.fo.Event), 99)
		if n.Type == x.description.Name {
			score += 1_000
		}
		if score > bestScore {
			best, bestScore, ok = n, score, true
		}
	}
	return best, ok
}

func gap(a, b int) int { return max(a-b, b-a) }

// nameOf is the index of the name that stands for the entity: the nearest in the fact's
// sentence, else the last before it, else the first after it; of names equally near
// one that is the entity before one that lies in it or belongs to it. It is -1 if there
// is none.
func (x *explainer) nameOf(id string) int {
	best, least := -1, 0
	for n, m := range x.Names {
		far, ok := standsFor(m, id)
		if !ok {
			continue
		}
		if far += x.distance(m); best < 0 || far < least {
			best, least = n, far
		}
	}
	return best
}

// distance weighs how far from the fact the name stands.
func (x *explainer) distance(m who.Mention) int {
	const sentence = 1_000
	here, there := x.Doc.SentenceOf(x.fo.First), x.Doc.SentenceOf(m.First)
	switch {
	case there < here:
		return (here - there) * sentence
	case there > here:
		return (len(x.Doc.Sentences) + there) * sentence
	}
	return min(gap(m.First, x.fo.First), sentence-1)
}

// standsFor reports whether the name may stand for the entity, and how indirectly.
func standsFor(m who.Mention, id string) (far int, ok bool) {
	const indirectly = 500
	switch want := who.ID(id); want {
	case m.ID, m.Party(), m.PlaceID():
		return 0, true
	case m.Country, m.Parent:
		return indirectly, true
	}
	return 0, false
}

// naming quotes the name, says where it stands if not in the fact's sentence, and how
// its sentence uses it.
func (x *explainer) naming(n int) string {
	m := x.Names[n]
	out := x.quoted(m.First, m.End)
	if s := x.Doc.SentenceOf(m.First); s != x.Doc.SentenceOf(x.fo.First) {
		out += fmt.Sprintf(" in sentence %d", s)
	}
	if use := x.UseOf(n); use != "" {
		out += ", " + use
	}
	return out
}
