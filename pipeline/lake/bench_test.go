package lake

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/dateline/dateline/transforms/calendar"
)

func benchArticles() []Article {
	rows := make([]Article, 2000)
	for i := range rows {
		body := strings.Repeat(fmt.Sprintf("Word %d of the story, told at some length. ", i), 100)
		rows[i] = Article{ArticleID: fmt.Sprintf("id%07d", i*7919%len(rows)), Source: "bench", Published: calendar.Day(i), Body: body, Bytes: int64(len(body))}
	}
	return rows
}

// BenchmarkEncode writes 2,000 articles of about 4 kB.
func BenchmarkEncode(b *testing.B) {
	rows := benchArticles()
	e, err := newEncoder(Articles)
	if err != nil {
		b.Fatal(err)
	}
	values := make([]reflect.Value, len(rows))
	var size int64
	for i := range rows {
		values[i] = reflect.ValueOf(&rows[i]).Elem()
		size += rows[i].Bytes
	}
	b.SetBytes(size)
	for b.Loop() {
		if _, err := e.encode(values); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkRows reads them back, sum checked.
func BenchmarkRows(b *testing.B) {
	l, err := Open(b.TempDir())
	if err != nil {
		b.Fatal(err)
	}
	batch, err := l.Begin(b.TempDir())
	if err != nil {
		b.Fatal(err)
	}
	w, err := batch.Create(Articles, Origin{})
	if err != nil {
		b.Fatal(err)
	}
	if err := w.AppendSlice(reflect.ValueOf(benchArticles())); err != nil {
		b.Fatal(err)
	}
	f, err := w.Close()
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		var n int64
		for row, err := range Rows[Article](b.Context(), l, f) {
			if err != nil {
				b.Fatal(err)
			}
			n += row.Bytes
		}
		b.SetBytes(n)
	}
}
