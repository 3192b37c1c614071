package cli

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"github.com/dateline/dateline/pipeline/grid"
)

// entityNames understands what people call an entity.
type entityNames struct {
	*app
	db *sql.DB
}

// entity is what a name was understood as.
type entity struct{ id, name, kind string }

func (e entity) String() string {
	return fmt.Sprintf("%s (%s, %s)", e.name, e.id, strings.ReplaceAll(e.kind, "_", " "))
}

// entityQuery finds entities by what they are called: id or ISO code, name, other name. Of
// those called alike an id is surest, and states are meant rather than others.
const entityQuery = `
	with called as (select lower(strip_accents($1)) as word)
	select entity_id, name, kind from (
		select *, case when entity_id = $1 or iso2 = upper($1) or iso3 = upper($1) then 0
			when lower(entity_id) = lower($1) then 1 when lower(strip_accents(name)) = word then 2
			when list_contains(list_transform(aliases, lambda a: lower(strip_accents(a))), word) then 3 end as rank
		from entities, called)
	where rank is not null order by kind <> 'state', rank, entity_id`

// nearQuery finds entities whose names are spelt alike.
const nearQuery = `
	select name from (select name, max(jaro_winkler_similarity(lower(strip_accents(called)), lower(strip_accents($1)))) as likeness, min(kind <> 'state') as other
		from (select name, kind, unnest(list_prepend(name, aliases)) as called from entities) group by name)
	where likeness > 0.85 order by likeness - if(other, 0.05, 0) desc, name limit 3`

// resolve is the ids of what a flag names, and says on stderr how it was understood.
func (n entityNames) resolve(ctx context.Context, flag string, given []string) (ids []string, err error) {
	for _, g := range given {
		found, err := n.find(ctx, g)
		if err != nil {
			return nil, fmt.Errorf("look up %s %q: %w", flag, g, err)
		}
		if len(found) == 0 {
			return nil, n.unknown(ctx, flag, g)
		}
		ids = append(ids, found[0].id)
		n.say(flag, found)
	}
	return ids, nil
}

// find is what may be called so, the likeliest first. "id:Georgia" is that id and nothing else.
func (n entityNames) find(ctx context.Context, called string) (found []entity, err error) {
	query := entityQuery
	if id, ok := strings.CutPrefix(called, "id:"); ok {
		query, called = "select entity_id, name, kind from entities where entity_id = $1", id
	}
	err = each(ctx, n.db, func(scan func(...any) error) error {
		var e entity
		err := scan(&e.id, &e.name, &e.kind)
		found = append(found, e)
		return err
	}, query, strings.TrimSpace(called))
	return found, err
}

func (n entityNames) say(flag string, found []entity) {
	if n.quiet {
		return
	}
	line := flag + ": " + found[0].String()
	if flag == "location" && found[0].kind == "state" {
		line += " and places in it"
	}
	var others []string
	for _, e := range found[1:] {
		others = append(others, fmt.Sprintf("%s (id:%s, %s)", e.name, e.id, strings.ReplaceAll(e.kind, "_", " ")))
	}
	if len(others) > 0 {
		line += "; not " + strings.Join(others, ", ")
	}
	fmt.Fprintln(n.err, n.paint(n.err, dim, grid.Safe(line)))
}

func (n entityNames) unknown(ctx context.Context, flag, called string) error {
	var near []string
	err := each(ctx, n.db, func(scan func(...any) error) error {
		var name string
		err := scan(&name)
		near = append(near, fmt.Sprintf("%q", name))
		return err
	}, nearQuery, called)
	if err != nil {
		return fmt.Errorf("look up %s %q: %w", flag, called, err)
	}
	if len(near) == 0 {
		return usageError{fmt.Errorf("--%s: nothing is called %q; the table entities has all names", flag, called)}
	}
	return usageError{fmt.Errorf("--%s: nothing is called %q; did you mean %s?", flag, called, strings.Join(near, " or "))}
}
