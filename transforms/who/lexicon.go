package who

import (
	"io/fs"
	"slices"

	"github.com/dateline/dateline/data"
	"github.com/dateline/dateline/transforms/text"
)

// Lexicon holds the names that Find looks for. It never changes once loaded, and
// is safe for concurrent use.
type Lexicon struct {
	entities []Entity
	index    map[ID]int32 // entity by id
	states   []int32      // entities that are states, in order; a state's place here is its number
	number   map[ID]int16 // state id -> its number
	near     [][]int16    // a state's neighbours, by number
	home     []int16      // by entity: the number of its state or country, -1 if none
	claims   map[int32][]ID

	names  trie
	senses []sense
	given  *text.Set // given names
	common map[string]bool
	cities []*gazetteer
}

// standard is loaded while the program starts, because the vocabulary must hold
// its words before the first Document is built.
var standard = mustLoad()

func mustLoad() *Lexicon {
	lex, err := Load(data.Lexicon)
	if err != nil {
		panic("who: " + err.Error()) // the embedded files; any test shows it
	}
	return lex
}

// Use makes the default lexicon anew, of the embedded files and the user's
// directories over them. Call it once at start-up, before Documents are built; it is
// not safe beside readers.
func Use(layers ...fs.FS) error {
	lex, err := Load(append([]fs.FS{data.Lexicon}, layers...)...)
	if err != nil {
		return err
	}
	standard = lex
	return nil
}

// Find is Find of the default lexicon.
func Find(doc *text.Document) []Mention { return standard.Find(doc) }

// Lookup is Lookup of the default lexicon.
func Lookup(id ID) (Entity, bool) { return standard.Lookup(id) }

// Entities is Entities of the default lexicon.
func Entities() []Entity { return standard.Entities() }

// IsState reports whether the id is a present or former state's.
func IsState(id ID) bool { return standard.IsState(id) }

// Lookup gives the entity with the id. A city's id is its name; of several cities
// of one name it gives the largest.
func (l *Lexicon) Lookup(id ID) (Entity, bool) {
	if i, ok := l.index[id]; ok {
		return l.entities[i], true
	}
	for _, g := range l.cities {
		if c, ok := g.lookup(id); ok {
			e := c.entity()
			e.ID, e.Name = id, string(id)
			return e, true
		}
	}
	return Entity{}, false
}

// IsState reports whether the id is a present or former state's.
func (l *Lexicon) IsState(id ID) bool {
	_, ok := l.number[id]
	return ok
}

// Entities lists every entity, each id once: states, organisations, armed groups,
// peoples and regions in the order of the lexicon, then cities by name.
func (l *Lexicon) Entities() []Entity {
	all := slices.Clone(l.entities)
	seen := make(map[ID]bool, 1<<15)
	for _, e := range all {
		seen[e.ID] = true
	}
	for _, g := range l.cities {
		g.each(func(c city) {
			if seen[c.id] {
				return
			}
			seen[c.id] = true
			if e, ok := l.Lookup(c.id); ok {
				all = append(all, e)
			}
		})
	}
	return all
}

// stateOf is the number of an entity's state, -1 if it has none.
func (l *Lexicon) stateOf(entity int32) int16 {
	if entity < 0 {
		return -1
	}
	return l.home[entity]
}

// stateID is the id of a state's number, "" for -1.
func (l *Lexicon) stateID(n int16) ID {
	if n < 0 {
		return ""
	}
	return l.entities[l.states[n]].ID
}
