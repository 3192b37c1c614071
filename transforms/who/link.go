package who

import (
	"github.com/dateline/dateline/transforms/calendar"
	"github.com/dateline/dateline/transforms/text"
)

// link numbers the states and resolves the ids that rows refer to.
func (ld *loader) link() error {
	l := ld.lex
	for i := range l.entities {
		if e := &l.entities[i]; e.Kind == State || e.Kind == Historical {
			l.number[e.ID] = int16(len(l.states))
			l.states = append(l.states, int32(i))
		}
	}
	l.home = make([]int16, len(l.entities))
	for i := range l.entities {
		e := &l.entities[i]
		l.home[i] = -1
		if e.Country != "" {
			n, ok := l.number[e.Country]
			if !ok {
				return ld.at[i].errorf("%s: no state has the id %q", e.ID, e.Country)
			}
			l.home[i] = n
		}
		if _, ok := l.index[e.Parent]; !ok && e.Parent != "" {
			return ld.at[i].errorf("%s: no entity has the id %q", e.ID, e.Parent)
		}
	}
	for i, ids := range l.claims {
		for _, id := range ids {
			if !l.IsState(id) {
				return ld.at[i].errorf("%s: no state has the id %q", l.entities[i].ID, id)
			}
		}
	}
	return ld.linkNeighbours()
}

func (ld *loader) linkNeighbours() error {
	l := ld.lex
	l.near = make([][]int16, len(l.states))
	for n, i := range l.states {
		var err error
		list(ld.neighbours[i], func(id string) {
			o, ok := l.number[ID(id)]
			if !ok {
				err = ld.at[i].errorf("%s: no state has the neighbour's id %q", l.entities[i].ID, id)
			}
			l.near[n] = append(l.near[n], o)
		})
		if err != nil {
			return err
		}
	}
	for _, p := range ld.ambiguous {
		var err error
		list(p.ids, func(id string) {
			if _, ok := l.index[ID(id)]; !ok {
				err = p.at.errorf("%s: no entity has the id %q", p.name, id)
			}
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// rank puts the senses of each ambiguous name into the order its row gives.
func (ld *loader) rank() {
	l := ld.lex
	for _, p := range ld.ambiguous {
		doc := text.Build(p.name, calendar.None)
		n := node(0)
		for i, t := range doc.Tokens {
			if i == 0 {
				n = l.names.start(t.Word)
			} else {
				n = l.names.step(n, t.Word)
			}
		}
		if n == 0 {
			continue
		}
		order := []int32{}
		list(p.ids, func(id string) {
			for s := l.names.senses[n]; s != 0; s = l.senses[s].next {
				if l.senses[s].entity == l.index[ID(id)] {
					order = append(order, s)
				}
			}
		})
		l.reorder(n, order)
	}
}

// reorder puts the given senses of a node first.
func (l *Lexicon) reorder(n node, order []int32) {
	listed := make(map[int32]bool, len(order))
	for _, s := range order {
		listed[s] = true
	}
	for s := l.names.senses[n]; s != 0; s = l.senses[s].next {
		if !listed[s] {
			order = append(order, s)
		}
	}
	for i, s := range order {
		l.senses[s].next = 0
		if i > 0 {
			l.senses[order[i-1]].next = s
		}
	}
	if len(order) > 0 {
		l.names.senses[n] = order[0]
	}
}
