package lexicon

import (
	"slices"
	"strings"
)

// format says what the columns of a table are.
type format struct {
	file    string
	columns []column
	exact   bool // every line has all columns
}

// column is one column of a table.
type column struct {
	name   string
	holds  holds
	must   bool     // a new entity's row has it
	values []string // the only ones, if any
}

// holds is what stands in a column.
type holds int

const (
	anything holds = iota
	ident          // the entity's id
	stateID        // ISO 3166-1 alpha-3, the entity's id
	iso2
	name    // one name
	names   // names, separated by semicolons
	phrases // the same, and a comma may stand in a name: "Washington, D.C."
	state   // the id of a state
	states  // several, separated by semicolons
	entity  // any entity's id
	several // ids of entities, separated by semicolons
	spelling
	count
)

// formats lists the tables; the other files are words, names or cues.
var formats = []format{
	{file: "states.tsv", columns: []column{
		{name: "id", holds: stateID, must: true}, {name: "iso2", holds: iso2},
		{name: "kind", must: true, values: []string{"state", "historical_state"}}, {name: "name", holds: name, must: true},
		{name: "names", holds: phrases}, {name: "adjectives", holds: phrases}, {name: "people", holds: phrases},
		{name: "capitals", holds: phrases}, {name: "bywords", holds: phrases}, {name: "leaders", holds: phrases},
		{name: "neighbours", holds: states},
	}},
	{file: "regions.tsv", columns: []column{
		{name: "id", holds: ident, must: true}, {name: "kind", must: true, values: []string{"region", "city"}},
		{name: "countries", holds: states}, {name: "names", holds: names}, {name: "adjectives", holds: names},
	}},
	{file: "peoples.tsv", columns: []column{
		{name: "id", holds: ident, must: true}, {name: "country", holds: state}, {name: "names", holds: names},
	}},
	{file: "organisations.tsv", columns: []column{
		{name: "id", holds: ident, must: true}, {name: "kind", must: true, values: []string{"bloc", "agency", "mission"}},
		{name: "country", holds: state}, {name: "parent", holds: entity}, {name: "names", holds: names},
	}},
	{file: "armed_groups.tsv", columns: []column{
		{name: "id", holds: ident, must: true}, {name: "country", holds: state}, {name: "names", holds: names},
	}},
	{file: "ambiguous.tsv", columns: []column{
		{name: "name", holds: name, must: true}, {name: "ids", holds: several, must: true},
	}},
	{file: "cities.tsv", exact: true, columns: []column{
		{name: "spelling", holds: spelling, must: true}, {name: "name"}, {name: "state", holds: state, must: true},
		{name: "division"}, {name: "population", holds: count, must: true},
	}},
}

func formatOf(file string) (format, bool) {
	i := slices.IndexFunc(formats, func(f format) bool { return f.file == file })
	if i < 0 {
		return format{}, false
	}
	return formats[i], true
}

// entities reports whether a row of the table is an entity with an id.
func (f format) entities() bool { return f.columns[0].holds == ident || f.columns[0].holds == stateID }

// wants lists the columns, for messages.
func (f format) wants() string {
	var all []string
	for _, c := range f.columns {
		all = append(all, c.name)
	}
	return strings.Join(all, ", ")
}

func (h holds) isNames() bool { return h == name || h == names || h == phrases }

func (h holds) isList() bool { return h == names || h == phrases || h == states || h == several }

func isCues(file string) bool { return strings.HasSuffix(file, ".cues") }
