package article

import (
	"bytes"
	"cmp"
	"regexp"
	"strings"
	"testing"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/apache/arrow-go/v18/arrow/ipc"
	"github.com/apache/arrow-go/v18/arrow/memory"
	"github.com/apache/arrow-go/v18/parquet"
	"github.com/apache/arrow-go/v18/parquet/compress"
	"github.com/apache/arrow-go/v18/parquet/pqarrow"
)

// notices is the table of the tests: the JSON of its rows, and the type of each
// column that is not text.
const notices = `[
	{"url": "https://harbour.example/a", "date": "2024-03-04", "headline": "Dredging begins", "body": "Two dredgers began to clear the channel at Port Ansel on Monday; 45 crew members work in shifts."},
	{"url": "https://harbour.example/b", "date": "2024-03-05", "headline": null, "body": "Ferry crews ended their strike on Tuesday after nine days. Some 1,200 members had stayed ashore."},
	{"url": null, "date": "2024-03-06", "headline": "Quay closed", "body": "The east quay stays closed until April, the authority said. About 30 boats were moved – none was damaged."}
]`

// recordBatch reads rows of JSON as columns of the types given, text where none is.
func recordBatch(t testing.TB, rows string, types map[string]arrow.DataType) arrow.RecordBatch {
	t.Helper()
	if stamp, timed := types["date"].(*arrow.TimestampType); timed {
		late := `"${1}T23:30:00"`
		if stamp.TimeZone != "" {
			late = `"${1}T23:30:00Z"`
		}
		rows = regexp.MustCompile(`"(2024-..-..)"`).ReplaceAllString(rows, late)
	}
	var read, want []arrow.Field
	for _, name := range []string{"url", "date", "headline", "body"} {
		kind := cmp.Or[arrow.DataType](types[name], arrow.BinaryTypes.String)
		f := arrow.Field{Name: name, Type: kind, Nullable: true}
		want = append(want, f)
		switch kind { // JSON has bytes in base64
		case arrow.BinaryTypes.Binary:
			f.Type = arrow.BinaryTypes.String
		case arrow.BinaryTypes.LargeBinary:
			f.Type = arrow.BinaryTypes.LargeString
		}
		read = append(read, f)
	}
	batch, _, err := array.RecordFromJSON(memory.DefaultAllocator, arrow.NewSchema(read, nil), strings.NewReader(rows))
	if err != nil {
		t.Fatalf("make a batch: %v", err)
	}
	var columns []arrow.Array
	for i, f := range want {
		data := batch.Column(i).Data()
		if f.Type != read[i].Type {
			data = array.NewData(f.Type, data.Len(), data.Buffers(), nil, data.NullN(), 0)
		}
		columns = append(columns, array.MakeFromData(data))
	}
	return array.NewRecordBatch(arrow.NewSchema(want, nil), columns, batch.NumRows())
}

// parquetOf writes batches as row groups.
func parquetOf(t testing.TB, batches []arrow.RecordBatch, opts ...parquet.WriterProperty) string {
	t.Helper()
	var b bytes.Buffer
	w, err := pqarrow.NewFileWriter(batches[0].Schema(), &b, parquet.NewWriterProperties(opts...), pqarrow.NewArrowWriterProperties(pqarrow.WithStoreSchema()))
	if err != nil {
		t.Fatal(err)
	}
	for _, batch := range batches {
		if err := w.Write(batch); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// arrowOf writes batches in the stream format, arrowFileOf in the file format.
func arrowOf(t testing.TB, batches []arrow.RecordBatch, opts ...ipc.Option) string {
	t.Helper()
	var b bytes.Buffer
	w := ipc.NewWriter(&b, append(opts, ipc.WithSchema(batches[0].Schema()))...)
	for _, batch := range batches {
		if err := w.Write(batch); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func arrowFileOf(t testing.TB, batches []arrow.RecordBatch, opts ...ipc.Option) string {
	t.Helper()
	var b bytes.Buffer
	w, err := ipc.NewFileWriter(&b, append(opts, ipc.WithSchema(batches[0].Schema()))...)
	if err != nil {
		t.Fatal(err)
	}
	for _, batch := range batches {
		if err := w.Write(batch); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// checkNotices looks whether the three rows came out as they went in.
func checkNotices(t *testing.T, name string, articles []Article, rejects []Reject) {
	t.Helper()
	if len(articles) != 3 || len(rejects) != 0 {
		t.Fatalf("%s: %d articles, %+v", name, len(articles), rejects)
	}
	for i, want := range []struct{ id, published, title, holds string }{
		{"https://harbour.example/a", "2024-03-04", "Dredging begins", "45 crew members"},
		{"https://harbour.example/b", "2024-03-05", "", "nine days"},
		{":3", "2024-03-06", "Quay closed", "moved – none"},
	} {
		a := articles[i]
		if !strings.HasSuffix(a.SourceID, want.id) || a.Published.String() != want.published || a.Title != want.title || !strings.Contains(a.Body, want.holds) {
			t.Errorf("%s: row %d is %+v", name, i+1, a)
		}
		if a.Line != i+1 || a.Offset != 0 {
			t.Errorf("%s: row %d stands at line %d, byte %d", name, i+1, a.Line, a.Offset)
		}
	}
}

// columnTypes are the ways in which the columns of an article may be typed.
func columnTypes() map[string]map[string]arrow.DataType {
	binary, large := arrow.BinaryTypes.Binary, arrow.BinaryTypes.LargeString
	dict := &arrow.DictionaryType{IndexType: arrow.PrimitiveTypes.Int8, ValueType: arrow.BinaryTypes.String}
	newYork := &arrow.TimestampType{Unit: arrow.Millisecond, TimeZone: "America/New_York"}
	return map[string]map[string]arrow.DataType{
		"text":         nil,
		"large text":   {"body": large, "date": large},
		"bytes":        {"url": arrow.BinaryTypes.LargeBinary, "date": binary},
		"dictionaries": {"url": dict, "headline": dict},
		"date32":       {"date": arrow.FixedWidthTypes.Date32},
		"date64":       {"date": arrow.FixedWidthTypes.Date64},
		"seconds":      {"date": &arrow.TimestampType{Unit: arrow.Second}},
		"zoned":        {"date": newYork},
		"microseconds": {"date": arrow.FixedWidthTypes.Timestamp_us},
		"nanoseconds":  {"date": arrow.FixedWidthTypes.Timestamp_ns},
	}
}

func TestParquetTypes(t *testing.T) {
	for name, types := range columnTypes() {
		batch := recordBatch(t, notices, types)
		data := parquetOf(t, []arrow.RecordBatch{batch})
		articles, rejects := collect(t, "notices.parquet", data, Options{})
		checkNotices(t, name, articles, rejects)
	}
}

// DuckDB writes Parquet in its own way.
func TestParquetOfDuckDB(t *testing.T) {
	articles, rejects := collect(t, "notices.parquet", sample(t, "notices.parquet"), Options{})
	checkNotices(t, "DuckDB", articles, rejects)
}

func TestParquetEncodings(t *testing.T) {
	batch := recordBatch(t, notices, nil)
	rows := []arrow.RecordBatch{batch}
	for name, opts := range map[string][]parquet.WriterProperty{
		"snappy":            {parquet.WithCompression(compress.Codecs.Snappy)},
		"zstd":              {parquet.WithCompression(compress.Codecs.Zstd), parquet.WithDataPageVersion(parquet.DataPageV2)},
		"gzip":              {parquet.WithCompression(compress.Codecs.Gzip)},
		"brotli":            {parquet.WithCompression(compress.Codecs.Brotli)},
		"lz4":               {parquet.WithCompression(compress.Codecs.Lz4Raw)},
		"plain":             {parquet.WithDictionaryDefault(false), parquet.WithDataPageVersion(parquet.DataPageV2)},
		"delta":             {parquet.WithDictionaryDefault(false), parquet.WithEncoding(parquet.Encodings.DeltaByteArray)},
		"delta, version 2":  {parquet.WithDictionaryDefault(false), parquet.WithEncoding(parquet.Encodings.DeltaByteArray), parquet.WithDataPageVersion(parquet.DataPageV2)},
		"delta lengths":     {parquet.WithDictionaryDefault(false), parquet.WithEncoding(parquet.Encodings.DeltaLengthByteArray)},
		"small pages":       {parquet.WithDataPageSize(1), parquet.WithBatchSize(1), parquet.WithDictionaryDefault(false)},
		"one row in groups": {parquet.WithMaxRowGroupLength(1)},
	} {
		articles, rejects := collect(t, "notices.parquet", parquetOf(t, rows, opts...), Options{})
		checkNotices(t, name, articles, rejects)
	}
}

func TestArrowTypes(t *testing.T) {
	types := columnTypes()
	types["views"] = map[string]arrow.DataType{"body": arrow.BinaryTypes.StringView, "headline": arrow.BinaryTypes.StringView}
	for name, kinds := range types {
		batches := []arrow.RecordBatch{recordBatch(t, notices, kinds)}
		articles, rejects := collect(t, "notices.arrows", arrowOf(t, batches), Options{})
		checkNotices(t, name+", stream", articles, rejects)
		articles, rejects = collect(t, "notices.arrow", arrowFileOf(t, batches), Options{})
		checkNotices(t, name+", file", articles, rejects)
	}
}

func TestArrowCompressed(t *testing.T) {
	all := recordBatch(t, notices, nil)
	batches := []arrow.RecordBatch{all.NewSlice(0, 1), all.NewSlice(1, 1), all.NewSlice(1, 3)}
	for name, opts := range map[string][]ipc.Option{"plain": nil, "lz4": {ipc.WithLZ4()}, "zstd": {ipc.WithZstd()}} {
		articles, rejects := collect(t, "notices.arrows", arrowOf(t, batches, opts...), Options{})
		checkNotices(t, name, articles, rejects)
		articles, rejects = collect(t, "notices.feather", arrowFileOf(t, batches, opts...), Options{})
		checkNotices(t, name+", file", articles, rejects)
	}
}
