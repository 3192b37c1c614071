package who

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"github.com/dateline/dateline/transforms/text"
)

// entity adds the row's entity, or gives the one that an earlier layer has.
func (ld *loader) entity(e Entity) (int32, error) {
	if e.ID == "" {
		return 0, ld.errorf("a row without an id")
	}
	l := ld.lex
	i, known := l.index[e.ID]
	if !known {
		i = int32(len(l.entities))
		l.index[e.ID] = i
		l.entities = append(l.entities, e)
		ld.neighbours = append(ld.neighbours, "")
		ld.at = append(ld.at, ld.here())
		return i, nil
	}
	if ld.layer == 0 {
		return 0, ld.errorf("id %q stands at %s:%d already", e.ID, ld.at[i].file, ld.at[i].line)
	}
	old := &l.entities[i]
	for _, f := range []struct{ to, from *string }{
		{&old.Name, &e.Name}, {(*string)(&old.Kind), (*string)(&e.Kind)}, {&old.ISO2, &e.ISO2},
		{(*string)(&old.Country), (*string)(&e.Country)}, {(*string)(&old.Parent), (*string)(&e.Parent)},
	} {
		if *f.from != "" {
			*f.to = *f.from
		}
	}
	ld.at[i] = ld.here()
	return i, nil
}

// spell adds the names of a column.
func (ld *loader) spell(entity int32, form Form, column string) {
	list(column, func(name string) {
		f := form
		switch {
		case f == Name && short(name):
			f = Short
		case f == Demonym && plural(name):
			f = People
		}
		ld.names = append(ld.names, spelling{name, entity, f, ld.layer})
		if alias := strings.TrimPrefix(name, "?"); entity >= 0 && form != Leader {
			if e := &ld.lex.entities[entity]; alias != string(e.ID) && alias != e.Name {
				e.Aliases = append(e.Aliases, alias)
			}
		}
	})
}

// plural reports whether an adjective's row holds a noun: "Chechens", "Welshmen".
func plural(name string) bool {
	return strings.HasSuffix(name, "s") && !strings.HasSuffix(name, "ss") || strings.HasSuffix(name, "men") && len(name) > 7
}

// short reports whether a name is an abbreviation: capitals, digits and stops.
func short(name string) bool {
	capitals := 0
	for _, c := range strings.TrimPrefix(name, "?") {
		if c >= 'A' && c <= 'Z' {
			capitals++
		} else if c != '.' && c != '-' && c != '+' && (c < '0' || c > '9') {
			return false
		}
	}
	return capitals > 0
}

func (ld *loader) state(r row) error {
	id := ID(r[0])
	if len(id) != 3 || strings.ToUpper(r[0]) != r[0] {
		return ld.errorf("state id %q is not three capitals", id)
	}
	kind := Kind(r[2])
	if kind != State && kind != Historical && (kind != "" || ld.layer == 0) {
		return ld.errorf("kind %q, want %s or %s", kind, State, Historical)
	}
	i, err := ld.entity(Entity{ID: id, Name: r[3], Kind: kind, ISO2: r[1], ISO3: r[0], Country: id})
	if err != nil {
		return err
	}
	if ld.lex.entities[i].Name == "" {
		return ld.errorf("state %s has no name", id)
	}
	ld.spell(i, Name, r[3])
	for k, form := range []Form{Name, Demonym, People, Capital, Government, Leader} {
		ld.spell(i, form, r[4+k])
	}
	if r[10] != "" {
		ld.neighbours[i] = r[10]
	}
	return nil
}

func (ld *loader) region(r row) error {
	kind := Kind(r[1])
	if kind != Region && kind != City && (kind != "" || ld.layer == 0) {
		return ld.errorf("kind %q, want %s or %s", kind, Region, City)
	}
	e := Entity{ID: ID(r[0]), Name: r[0], Kind: kind}
	one := !strings.Contains(r[2], ";")
	if one {
		e.Country = ID(r[2])
	}
	i, err := ld.entity(e)
	if err != nil {
		return err
	}
	if r[2] != "" {
		delete(ld.lex.claims, i) // of an earlier layer
	}
	if !one {
		ld.lex.entities[i].Country = ""
		list(r[2], func(id string) { ld.lex.claims[i] = append(ld.lex.claims[i], ID(id)) })
	}
	ld.spellSelf(i, Place, r[3])
	ld.spell(i, Place, r[3])
	ld.spell(i, Demonym, r[4])
	return nil
}

// spellSelf adds the id as a name, unless the names repeat it with "?" or "the".
// An entity of an earlier layer has its id as a name already, or has it not for a reason.
func (ld *loader) spellSelf(entity int32, form Form, names string) {
	if int(entity) < ld.earlier {
		return
	}
	id := string(ld.lex.entities[entity].ID)
	weak := false
	list(names, func(n string) { weak = weak || n == "?"+id || n == "the "+id })
	if !weak {
		ld.spell(entity, form, id)
	}
}

func (ld *loader) people(r row) error {
	// Most are adjective and noun alike; the text tells which.
	e := Entity{ID: ID(r[0]), Name: r[0], Kind: EthnicGroup, Country: ID(r[1])}
	if err := ld.named(e, Demonym, r[2]); err != nil {
		return err
	}
	list(r[2], func(name string) {
		if !plural(name) {
			ld.names = append(ld.names, spelling{name, ld.lex.index[e.ID], People, ld.layer})
		}
	})
	return nil
}

func (ld *loader) organisation(r row) error {
	kind := Kind(r[1])
	if kind != Bloc && kind != Agency && kind != Mission && (kind != "" || ld.layer == 0) {
		return ld.errorf("kind %q, want %s, %s or %s", kind, Bloc, Agency, Mission)
	}
	return ld.named(Entity{ID: ID(r[0]), Name: r[0], Kind: kind, Country: ID(r[2]), Parent: ID(r[3])}, Name, r[4])
}

func (ld *loader) armedGroup(r row) error {
	return ld.named(Entity{ID: ID(r[0]), Name: r[0], Kind: ArmedGroup, Country: ID(r[1])}, Name, r[2])
}

func (ld *loader) named(e Entity, form Form, names string) error {
	i, err := ld.entity(e)
	if err != nil {
		return err
	}
	ld.spellSelf(i, form, names)
	ld.spell(i, form, names)
	return nil
}

func (ld *loader) preference(r row) error {
	if r[1] == "" {
		return ld.errorf("name %q has no ids", r[0])
	}
	ld.ambiguous = append(ld.ambiguous, preference{r[0], r[1], ld.here()})
	return nil
}

func (ld *loader) notPlace(r row) error {
	ld.names = append(ld.names, spelling{r[0], -1, Name, ld.layer})
	return nil
}

func (ld *loader) givenNames(r row) error {
	for _, n := range strings.Fields(r[0]) {
		ld.lex.given.Add(text.Intern(n))
	}
	return nil
}

func (ld *loader) commonWords(r row) error {
	for _, w := range strings.Fields(r[0]) {
		ld.lex.common[w] = true
	}
	return nil
}

// cities adds the directory's gazetteer, if it has one.
func (ld *loader) cities(dir fs.FS) error {
	const name = "cities.tsv"
	if ld.layer == 0 {
		if _, err := fs.Stat(dir, name); err == nil {
			g := &gazetteer{open: func() ([]byte, error) { return fs.ReadFile(dir, name) }}
			ld.lex.cities = append(ld.lex.cities, g)
		}
		return nil
	}
	b, err := fs.ReadFile(dir, name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("read %s: %w", name, err)
	}
	g, err := newGazetteer(name, b)
	if err != nil {
		return err
	}
	ld.lex.cities = append(ld.lex.cities, g)
	return nil
}
