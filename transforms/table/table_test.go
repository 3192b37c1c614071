package table

import (
	"reflect"
	"strings"
	"testing"

	"github.com/dateline/dateline/transforms/calendar"
	"github.com/dateline/dateline/transforms/number"
)

type id string

type place struct {
	SpanStart int32        `json:"start" doc:"renamed in JSON"`
	Published calendar.Day `json:"-" doc:"left out of JSON"`
}

type own struct {
	ISOCode id           `doc:"null where empty, for it refers" ref:"entities"`
	Party   id           `json:"parties" table:"collect" doc:"collected"`
	Low     number.Bound `doc:"null where unbounded"`
	Note    string       `col:"remark" doc:"null where empty" null:"zero"`
	Kind    string       `doc:"a closed vocabulary" values:"one two"`
	Small   uint8        `doc:"a small number"`
	Share   float64      `doc:"a fraction"`
	Open    bool         `doc:"a truth"`
	Names   []string     `doc:"a list"`
	hidden  int
}

type row struct {
	place
	Own own `table:"flatten"`
}

func TestColumns(t *testing.T) {
	var got []string
	for _, c := range Columns(reflect.TypeFor[row]()) {
		words := []string{c.Name, c.JSON, c.Kind.String(), c.Ref, strings.Join(c.Values, "|")}
		if c.Nullable {
			words = append(words, "nullable")
		}
		if c.Collect {
			words = append(words, "collected")
		}
		got = append(got, strings.Join(words, " "))
	}
	want := []string{
		"span_start start int32  ", "published  date   nullable",
		"iso_code iso_code text entities  nullable", "party parties text   collected", "low low int64   nullable",
		"remark remark text   nullable", "kind kind text  one|two", "small small int32  ", "share share float64  ",
		"open open bool  ", "names names text list  ",
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got\n  %s\nwant\n  %s", strings.Join(got, "\n  "), strings.Join(want, "\n  "))
	}
}

func TestValueTellsNulls(t *testing.T) {
	full := row{place{1, 2}, own{ISOCode: "NER", Party: "FRA", Low: 0, Note: "x", hidden: 1}}
	empty := row{place{0, calendar.None}, own{Low: number.None}}
	nulls := map[string]bool{"published": true, "iso_code": true, "low": true, "remark": true}
	for _, c := range Columns(reflect.TypeFor[row]()) {
		if _, ok := c.Value(reflect.ValueOf(full)); !ok {
			t.Errorf("%s of a full row is null", c.Name)
		}
		if _, ok := c.Value(reflect.ValueOf(empty)); ok == nulls[c.Name] {
			t.Errorf("%s of an empty row: null is %t, want %t", c.Name, !ok, nulls[c.Name])
		}
	}
}

func TestColumnsRefusesWhatItCannotStore(t *testing.T) {
	for name, row := range map[string]reflect.Type{
		"no doc": reflect.TypeFor[struct{ A string }](),
		"no kind": reflect.TypeFor[struct {
			A map[string]int `doc:"a map"`
		}](),
	} {
		t.Run(name, func(t *testing.T) {
			defer func() {
				if recover() == nil {
					t.Error("it was taken")
				}
			}()
			Columns(row)
		})
	}
}
