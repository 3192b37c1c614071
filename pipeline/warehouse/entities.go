package warehouse

import (
	"context"
	"fmt"
	"path/filepath"
	"reflect"
	"slices"
	"strings"

	"github.com/dateline/dateline/pipeline/lake"
	"github.com/dateline/dateline/transforms/who"
)

// Entity is a row of entities: what an id in a fact stands for.
type Entity struct {
	EntityID string   `doc:"id as facts name it: ISO 3166-1 alpha-3 for a state, a canonical name for all else"`
	Name     string   `doc:"English name"`
	Kind     string   `doc:"what it is; other: a name that facts give and the lexicon does not know" values:"state historical_state bloc mission armed_group agency ethnic_group region city other"`
	ISO2     string   `col:"iso2" doc:"ISO 3166-1 alpha-2, null if it has none" null:"zero"`
	ISO3     string   `col:"iso3" doc:"ISO 3166-1 alpha-3, null if it has none" null:"zero"`
	Country  string   `doc:"state that it lies in, belongs to or serves in; null if none" ref:"entities"`
	Parent   string   `doc:"organisation that it belongs to; null if none" ref:"entities"`
	Aliases  []string `doc:"other names that articles use"`
}

// Entities is the warehouse's own table: it comes from the lexicon, not from the lake.
var Entities = lake.Table{
	Name: "entities", Doc: "What each entity id in the facts stands for.", Row: reflect.TypeFor[Entity](),
	Columns: lake.NewTable("", "", reflect.TypeFor[Entity]()).Columns, SortBy: []string{"entity_id"}, Key: "entity_id",
}

// loadEntities fills entities with the lexicon, and with what facts name besides.
func (b *Build) loadEntities(ctx context.Context, q querier) error {
	path := filepath.Join(b.dir, "entities.parquet")
	if err := lake.WriteFile(path, Entities, entityRows(b.cfg.Entities)); err != nil {
		return err
	}
	statements := []string{
		"delete from entities",
		fmt.Sprintf("insert into entities by name select * from read_parquet(%s)", literal(escapeGlob(filepath.ToSlash(path)))),
	}
	if refs := b.cfg.references(Entities.Name); len(refs) > 0 {
		statements = append(statements, fmt.Sprintf(`insert into entities by name
			select distinct id as entity_id, id as name, 'other' as kind, []::varchar[] as aliases
			from (%s) anti join entities on entity_id = id where id is not null order by id`, strings.Join(refs, " union all ")))
	}
	for _, s := range statements {
		if _, err := q.ExecContext(ctx, s); err != nil {
			return err
		}
	}
	return nil
}

// entityRows makes the rows of entities. Cities and regions that share a name
// share an id, because facts know them by name alone: they become one row, without a
// country if they lie in several. Any other id that stands twice is a mistake in
// the lexicon, left for the check ids_unique to find.
func entityRows(entities []who.Entity) []Entity {
	rows := make([]Entity, 0, len(entities))
	places := make(map[who.ID]int) // id of a city or region -> its row
	for _, e := range entities {
		row := Entity{
			EntityID: string(e.ID), Name: e.Name, Kind: string(e.Kind), ISO2: e.ISO2, ISO3: e.ISO3,
			Country: string(e.Country), Parent: string(e.Parent), Aliases: slices.Clone(e.Aliases),
		}
		if e.Kind != who.City && e.Kind != who.Region {
			rows = append(rows, row)
			continue
		}
		if i, ok := places[e.ID]; ok {
			rows[i].merge(row)
			continue
		}
		places[e.ID] = len(rows)
		rows = append(rows, row)
	}
	return rows
}

// merge makes the row stand for a place of the same name too.
func (e *Entity) merge(o Entity) {
	if e.Country != o.Country {
		e.Country = ""
	}
	for _, alias := range o.Aliases {
		if !slices.Contains(e.Aliases, alias) {
			e.Aliases = append(e.Aliases, alias)
		}
	}
}

// references selects, for each column of the lake's tables that holds ids of the
// given table: the table's name, the column's name and the id.
func (c Config) references(to string) []string {
	var out []string
	for _, t := range c.Tables {
		for _, col := range t.Columns {
			if col.Ref == to {
				out = append(out, fmt.Sprintf("select %s as table_name, %s as column_name, %s as id from %s",
					literal(t.Name), literal(col.Name), ident(col.Name), ident(t.Name)))
			}
		}
	}
	return out
}
