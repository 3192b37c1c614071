package export

import (
	"database/sql"
	"strings"
	"testing"

	_ "github.com/duckdb/duckdb-go/v2"

	"github.com/dateline/dateline/pipeline/grid"
)

const everyKind = `select 'a|b' as word, 12::bigint as n, null::integer as nothing, 1.5::double as part, 2.50::decimal(6,2) as price,
	date '2024-02-29' as day, timestamp '2024-02-29 12:30:00' as moment, true as yes, ['x', 'y'] as list, {'d': date '2024-01-02', 'k': 3} as pair,
	170141183460469231731687303715884105727::hugeint as huge, '0d1f9a6e-6f0c-4a35-9f7f-1f1b2a3c4d5e'::uuid as id`

func TestWriteKeepsValuesInEveryFormat(t *testing.T) {
	db, err := sql.Open("duckdb", "")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for format, want := range map[string]string{
		"csv": "word,n,nothing,part,price,day,moment,yes,list,pair,huge,id\n" +
			`a|b,12,,1.5,2.5,2024-02-29,2024-02-29 12:30:00,true,"[""x"",""y""]","{""d"":""2024-01-02"",""k"":3}",` +
			"170141183460469231731687303715884105727,0d1f9a6e-6f0c-4a35-9f7f-1f1b2a3c4d5e\n",
		"jsonl": `{"word":"a|b","n":12,"nothing":null,"part":1.5,"price":2.5,"day":"2024-02-29","moment":"2024-02-29 12:30:00","yes":true,` +
			`"list":["x","y"],"pair":{"d":"2024-01-02","k":3},"huge":170141183460469231731687303715884105727,"id":"0d1f9a6e-6f0c-4a35-9f7f-1f1b2a3c4d5e"}` + "\n",
		"markdown": "| word | n | nothing | part | price | day | moment | yes | list | pair | huge | id |\n" +
			"| --- | ---: | ---: | ---: | ---: | --- | --- | --- | --- | --- | ---: | --- |\n" +
			`| a\|b | 12 |  | 1.5 | 2.5 | 2024-02-29 | 2024-02-29 12:30:00 | true | ["x","y"] | {"d":"2024-01-02","k":3} |` +
			" 170141183460469231731687303715884105727 | 0d1f9a6e-6f0c-4a35-9f7f-1f1b2a3c4d5e |\n",
	} {
		t.Run(format, func(t *testing.T) {
			if got := write(t, db, everyKind, format); got != want {
				t.Errorf("got  %s\nwant %s", got, want)
			}
		})
	}
}

func TestWriteOfNoRows(t *testing.T) {
	db, err := sql.Open("duckdb", "")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for format, want := range map[string]string{
		"csv": "a,b\n", "json": "[]\n", "jsonl": "", "markdown": "| a | b |\n| ---: | --- |\n", "table": "a  b\n─  ─\n",
	} {
		if got := write(t, db, "select 1 as a, 'x' as b where false", format); got != want {
			t.Errorf("%s: got %q, want %q", format, got, want)
		}
	}
}

func write(t *testing.T, db *sql.DB, query, format string) string {
	t.Helper()
	rows, err := db.Query(query)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var b strings.Builder
	if _, err := Write(&b, rows, format, grid.Style{}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}
