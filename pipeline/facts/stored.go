package facts

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"time"

	"github.com/dateline/dateline/transforms"
	"github.com/dateline/dateline/transforms/calendar"
	"github.com/dateline/dateline/transforms/number"
)

// Stored reads an article's facts of one type back from a warehouse, by position.
// It knows the columns that the type has now, so the warehouse must have them all.
func Stored(ctx context.Context, db *sql.DB, d transforms.Description, articleID string) (found []Fact, err error) {
	names := make([]string, len(d.Columns))
	for i, c := range d.Columns {
		names[i] = `"` + c.Name + `"`
	}
	query := fmt.Sprintf(`select %s from "%s" where article_id = $1 order by span_start, span_end, fact_id`, strings.Join(names, ", "), d.Table)
	result, err := db.QueryContext(ctx, query, articleID)
	if err != nil {
		return nil, fmt.Errorf("read %s of %s: %w", d.Table, articleID, err)
	}
	defer func() { err = errors.Join(err, result.Close()) }()
	rows := reflect.MakeSlice(reflect.SliceOf(d.Row), 0, 0)
	values, into := make([]any, len(names)), make([]any, len(names))
	for i := range values {
		into[i] = &values[i]
	}
	for result.Next() {
		if err := result.Scan(into...); err != nil {
			return nil, fmt.Errorf("read %s of %s: %w", d.Table, articleID, err)
		}
		row := reflect.New(d.Row).Elem()
		for i := range d.Columns {
			field, _ := d.Columns[i].Value(row) // can be set: the row is addressable
			set(field, values[i])
		}
		rows = reflect.Append(rows, row)
	}
	if err := result.Err(); err != nil {
		return nil, fmt.Errorf("read %s of %s: %w", d.Table, articleID, err)
	}
	return Of(d, rows), nil
}

// set gives a row's field the value that DuckDB returned for its column.
func set(field reflect.Value, value any) {
	switch v := value.(type) {
	case nil:
		switch field.Interface().(type) {
		case calendar.Day:
			field.SetInt(int64(calendar.None))
		case number.Bound:
			field.SetInt(int64(number.None))
		}
	case time.Time:
		field.SetInt(int64(calendar.Date(v.Year(), v.Month(), v.Day())))
	case []any:
		list := reflect.MakeSlice(field.Type(), len(v), len(v))
		for i := range v {
			list.Index(i).SetString(v[i].(string))
		}
		field.Set(list)
	default:
		field.Set(reflect.ValueOf(v).Convert(field.Type()))
	}
}
