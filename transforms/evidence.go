package transforms

import (
	"reflect"
	"slices"

	"github.com/dateline/dateline/transforms/confidence"
	"github.com/dateline/dateline/transforms/reading"
	"github.com/dateline/dateline/transforms/table"
	"github.com/dateline/dateline/transforms/who"
)

// Evidence says how plainly the text names the entities of a fact. With its type and
// its rule it decides a fact's confidence.
type Evidence string

const (
	Named   Evidence = "named"   // the fact's own sentence names them all, and at most one other beside
	Crowded Evidence = "crowded" // it names them among two others or more
	Carried Evidence = "carried" // one or more are taken from elsewhere in the article
	Open    Evidence = "open"    // a column for an entity is left empty
)

// degrees are the kinds of evidence, the plainest first; a fact without columns for
// entities has none.
var degrees = []Evidence{"", Named, Crowded, Carried, Open}

// Evidence is how plainly the text names the fact's entities.
func (m Mention) Evidence() Evidence { return m.evidence }

// weigh gives each row its evidence and by it its confidence. Until then a row holds
// the confidence that the rule's author put down.
func weigh[T any](r *reading.Reading, d *Description, rows []Row[T]) {
	w := weigher{reading: r, sentences: make(map[int32]*roll)}
	for i := range d.Columns {
		if c := &d.Columns[i]; c.Ref == "entities" {
			w.columns = append(w.columns, c)
			w.collects = w.collects || c.Collect
		}
	}
	for i := range rows {
		rows[i].evidence = w.evidence(rows[i].Sentence, reflect.ValueOf(&rows[i]).Elem())
	}
	if w.collects {
		share(rows)
	}
	for i := range rows {
		m := &rows[i].Mention
		m.Confidence = confidence.Builtin().Of(confidence.Key{Type: d.Name, Rule: m.Rule, Evidence: string(m.evidence)}, m.Confidence)
	}
}

// share gives the rows that one expression and rule made, say the parties of an
// agreement, the weakest evidence among them: they are one fact to the reader.
func share[T any](rows []Row[T]) {
	type group struct {
		start, end int32
		rule       string
	}
	weakest := make(map[group]int)
	of := func(m *Mention) group { return group{m.SpanStart, m.SpanEnd, m.Rule} }
	for i := range rows {
		m := &rows[i].Mention
		weakest[of(m)] = max(weakest[of(m)], slices.Index(degrees, m.evidence))
	}
	for i := range rows {
		m := &rows[i].Mention
		m.evidence = degrees[weakest[of(m)]]
	}
}

// weigher judges the evidence of one type's rows.
type weigher struct {
	reading   *reading.Reading
	columns   []*table.Column // those that hold entities
	collects  bool            // several rows may be one fact
	sentences map[int32]*roll
}

// roll is who a sentence names.
type roll struct {
	named  map[who.ID]bool   // every id that a name stands for: its own, its state's, its organisation's
	states map[who.ID]bool   // the parties that it names, each once
	state  map[who.ID]who.ID // the party that a named city or agency counts as
}

func (w *weigher) evidence(sentence int32, row reflect.Value) Evidence {
	if len(w.columns) == 0 {
		return ""
	}
	said := w.sentence(sentence)
	worst, own := Named, make(map[who.ID]bool, 2*len(w.columns))
	for _, c := range w.columns {
		v, ok := c.Value(row)
		id := who.ID(v.String())
		switch {
		case !ok || id == "":
			return Open
		case id == unnamed:
			continue // a pact that has no name to be said
		case !said.named[id]:
			worst = Carried
		}
		own[id], own[said.state[id]] = true, true
	}
	if worst == Named && said.others(own) >= 2 {
		return Crowded
	}
	return worst
}

// others counts the parties that the sentence names beside the given ones.
func (s *roll) others(own map[who.ID]bool) int {
	n := len(s.states)
	for id := range own {
		if s.states[id] {
			n--
		}
	}
	return n
}

// sentence calls the roll of a sentence, once for all the facts in it.
func (w *weigher) sentence(index int32) *roll {
	if s, ok := w.sentences[index]; ok {
		return s
	}
	s := &roll{make(map[who.ID]bool), make(map[who.ID]bool), make(map[who.ID]who.ID)}
	w.sentences[index] = s
	within := w.reading.Doc.Sentences[index]
	names := w.reading.Names
	from, _ := slices.BinarySearchFunc(names, within.First, func(m who.Mention, tok int) int { return m.First - tok })
	for ; from < len(names) && names[from].First < within.End; from++ {
		m := &names[from]
		party := m.Country
		if party == "" {
			party = m.ID
		}
		if party == "" {
			continue
		}
		s.named[m.ID], s.named[m.Country], s.named[m.Parent] = true, true, true
		s.states[party], s.state[m.ID] = true, party
	}
	return s
}
