package cli

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"

	"github.com/dateline/dateline/transforms"
)

// queryer is the part of a database that reads.
type queryer interface {
	QueryContext(context.Context, string, ...any) (*sql.Rows, error)
}

// factsSelect begins the query of `dateline facts`: the columns that people read, or all.
// An event's days are written as a year or a month if they are all of its days.
func factsSelect(short bool) string {
	columns := `f.fact_id, f.fact_table as fact_type, f.article_id, a.source_id, f.published, f.event_from, f.event_to,
		f.summary, f.quote, f.context, f.assertion, f.attributed_to, f.confidence`
	if short {
		columns = `case when f.event_from is null and f.event_to is null then strftime(f.published, '%Y-%m-%d')
			when f.event_from = f.event_to then strftime(f.event_from, '%Y-%m-%d')
			when f.event_from = date_trunc('month', f.event_from) and f.event_to = last_day(f.event_from) then strftime(f.event_from, '%Y-%m')
			when f.event_from = date_trunc('year', f.event_from) and f.event_to = make_date(year(f.event_from), 12, 31) then strftime(f.event_from, '%Y')
			else coalesce(strftime(f.event_from, '%Y-%m-%d'), '') || '..' || coalesce(strftime(f.event_to, '%Y-%m-%d'), '') end as date,
			f.fact_table as type, f.summary || if(f.assertion = 'actual', '', ' (' || f.assertion || ')') as summary, f.quote, a.source_id as article`
	}
	return "select " + columns + "\nfrom article_facts f join articles a using (article_id)\n"
}

const factsOrder = "\norder by coalesce(f.event_from, f.event_to, f.published), f.published, f.article_id, f.span_start, f.fact_id"

// where collects the conditions on article_facts f and articles a, with their values.
type where struct {
	conditions []string
	args       []any
}

// add adds a condition whose %s are the values.
func (w *where) add(condition string, values ...any) {
	names := make([]any, len(values))
	for i, v := range values {
		w.args = append(w.args, v)
		names[i] = fmt.Sprintf("$%d", len(w.args))
	}
	w.conditions = append(w.conditions, fmt.Sprintf(condition, names...))
}

func (w *where) clause() string { return "where " + strings.Join(w.conditions, "\n  and ") }

// oneOf wants a column to have one of the values; no values are any.
func (w *where) oneOf(column string, values []string) {
	if len(values) == 0 {
		return
	}
	list := make([]any, len(values))
	for i, v := range values {
		list[i] = v
	}
	w.add(column+" in ("+strings.TrimSuffix(strings.Repeat("%s, ", len(values)), ", ")+")", list...)
}

func (w *where) types(types []transforms.FactType) {
	var tables []string
	for _, t := range types {
		tables = append(tables, t.Describe().Table)
	}
	w.oneOf("f.fact_table", tables)
}

// days wants the event's days, or else the day of publication, to meet these.
func (w *where) days(since, until string) {
	if since != "" {
		w.add("coalesce(f.event_to, f.event_from, f.published) >= %s", since)
	}
	if until != "" {
		w.add("coalesce(f.event_from, f.event_to, f.published) <= %s", until)
	}
}

// source wants the glob to match what says where the article is from.
func (w *where) source(glob string) {
	if glob != "" {
		w.add(`f.article_id in (select article_id from sources where source glob %[1]s or source_id glob %[1]s or "input" glob %[1]s)`, glob)
	}
}

// placeColumns are the columns that say where; the others that refer to entities say who.
var placeColumns = []string{"location", "place", "origin"}

func (w *where) actors(ids []string) { w.entities(ids, false) }

// locations wants a place, or one in that state.
func (w *where) locations(ids []string) { w.entities(ids, true) }

func (w *where) entities(ids []string, places bool) {
	if len(ids) == 0 {
		return
	}
	list := make([]any, len(ids))
	for i, id := range ids {
		list[i] = id
	}
	in := "in (" + strings.TrimSuffix(strings.Repeat("%s, ", len(ids)), ", ") + ")"
	wanted := "id " + in
	if places {
		wanted = "id in (select entity_id from entities where entity_id " + in + " or country " + in + " and kind in ('region', 'city'))"
		list = append(list, list...)
	}
	w.add("(f.fact_table, f.fact_id) in (select (fact_table, fact_id) from ("+references(places)+") where "+wanted+")", list...)
}

// references selects fact_table, fact_id and id for all columns that say where, or who.
func references(places bool) string {
	var selects []string
	for _, t := range transforms.Types() {
		d := t.Describe()
		for _, c := range d.Columns {
			if c.Ref == "entities" && slices.Contains(placeColumns, c.Name) == places {
				selects = append(selects, fmt.Sprintf("select '%s' as fact_table, fact_id, %s as id from %s", d.Table, c.Name, d.Table))
			}
		}
	}
	return strings.Join(selects, " union all ")
}
