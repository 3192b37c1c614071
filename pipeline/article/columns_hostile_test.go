package article

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/memory"
	"github.com/apache/arrow-go/v18/parquet"
	"github.com/apache/arrow-go/v18/parquet/compress"
	"github.com/apache/arrow-go/v18/parquet/file"
	"github.com/klauspost/compress/snappy"
)

// tables are the three ways to write a table, by name.
func tables(t testing.TB, types map[string]arrow.DataType, rows string) map[string]string {
	t.Helper()
	batches := []arrow.RecordBatch{recordBatch(t, rows, types)}
	return map[string]string{"in.parquet": parquetOf(t, batches), "in.arrows": arrowOf(t, batches), "in.arrow": arrowFileOf(t, batches)}
}

func TestTablesCompressed(t *testing.T) {
	for name, data := range tables(t, nil, notices) {
		for ext, pack := range map[string]func(string) string{".gz": gzipped, ".zst": zstded} {
			articles, rejects := collect(t, name+ext, pack(data), Options{})
			checkNotices(t, name+ext, articles, rejects)
		}
		articles, rejects := collect(t, "no-extension", data, Options{Fields: map[string]string{"text": "body", "id": "url"}})
		checkNotices(t, name+" with fields", articles, rejects)
		packed := gzipped(data)
		if articles, rejects = collect(t, name, packed[:len(packed)/2], Options{}); len(rejects) != 1 || rejects[0].Reason != BadArchive && rejects[0].Reason != BadRecord {
			t.Errorf("%s cut off: %d articles, %+v", name, len(articles), rejects)
		}
	}
}

func TestTablesWithoutTheColumns(t *testing.T) {
	tests := []struct {
		name   string
		types  map[string]arrow.DataType
		fields map[string]string
		detail string
	}{
		{"a mapped column is not there", nil, map[string]string{"text": "story"}, `there is no column "story" for text: there are "url", "date", "headline", "body"`},
		{"no date", nil, map[string]string{"published": "when"}, `there is no column "when" for published`},
		{"text is a number", map[string]arrow.DataType{"headline": arrow.PrimitiveTypes.Int64}, map[string]string{"text": "headline", "title": "url"}, `column "headline" for text is`},
		{"title is a date", map[string]arrow.DataType{"date": arrow.FixedWidthTypes.Date32}, map[string]string{"title": "date"}, `column "date" for title is`},
		{"date is a number", map[string]arrow.DataType{"date": arrow.PrimitiveTypes.Int64}, nil, "not text, a date or a timestamp"},
	}
	for _, tt := range tests {
		rows := notices
		if tt.types != nil {
			rows = `[{"url": "a", "body": "Guards left."}]`
		}
		for name, data := range tables(t, tt.types, rows) {
			articles, rejects := collect(t, name, data, Options{Fields: tt.fields})
			if len(articles) != 0 || len(rejects) != 1 || rejects[0].Reason != BadRecord || !strings.Contains(rejects[0].Detail, tt.detail) {
				t.Errorf("%s: %s: %d articles, %+v", tt.name, name, len(articles), rejects)
			}
		}
	}
}

func TestTableRows(t *testing.T) {
	rows := `[{"url": "a", "date": "2024-03-04", "body": "Guards left."}, {"url": "b", "date": null, "body": "Guards left."},
		{"url": "c", "date": "2024-02-30", "body": "Guards left."}, {"url": "d", "date": "2024-03-04", "body": null},
		{"url": "e", "date": "2024-03-04", "body": "Guards\u0000left."}, {"url": "f", "date": "2024-03-04", "body": "` + strings.Repeat("Guards left. ", 100) + `"},
		{"url": "g", "date": "2024-03-05T10:00:00+02:00", "body": "Guards came back."}]`
	for name, data := range tables(t, nil, rows) {
		articles, rejects := collect(t, name, data, Options{MaxBytes: 1000})
		if len(articles) != 2 || articles[1].SourceID != "g" || articles[1].Line != 7 {
			t.Fatalf("%s: articles %+v", name, articles)
		}
		want := []Reason{NoDate, BadDate, Empty, NotText, TooLarge}
		if len(rejects) != len(want) {
			t.Fatalf("%s: rejects %+v", name, rejects)
		}
		for i, r := range rejects {
			if r.Reason != want[i] || r.Line != i+2 || r.SourceID != string(rune('b'+i)) {
				t.Errorf("%s: %+v, want %s", name, r, want[i])
			}
		}
	}
	latin := []arrow.RecordBatch{recordBatch(t, `[{"date": "2024-03-04", "body": "cafX owners"}]`, map[string]arrow.DataType{"body": arrow.BinaryTypes.Binary})}
	for name, data := range map[string]string{"in.parquet": parquetOf(t, latin, parquet.WithStats(false)), "in.arrow": arrowFileOf(t, latin)} {
		_, rejects := collect(t, name, strings.ReplaceAll(data, "cafX", "caf\xe9"), Options{})
		if len(rejects) != 1 || rejects[0].Reason != InvalidUTF8 {
			t.Errorf("%s: Latin-1: %+v", name, rejects)
		}
	}
}

// Whatever a word of a file is changed to, reading ends, within its memory, and says
// the same twice.
func TestTablesWithEveryWordWrong(t *testing.T) {
	for name, data := range tables(t, nil, `[{"url": "a", "date": "2024-03-04", "headline": "H", "body": "Guards left."}]`) {
		format := "arrow"
		if name == "in.parquet" {
			format = "parquet"
		}
		for at := 0; at+4 <= len(data); at += 4 {
			for _, word := range []uint32{0x7fffffff, 0xffffffff} {
				hostile := []byte(data)
				binary.LittleEndian.PutUint32(hostile[at:], word)
				readTwice(t, hostile, format, 2*tableMemory)
			}
		}
	}
}

func TestTablesCutAnywhere(t *testing.T) {
	for name, data := range tables(t, nil, notices) {
		for cut := 8; cut < len(data); cut += 7 {
			articles, rejects := collect(t, name, data[:cut], Options{})
			if len(rejects) == 0 && !(name == "in.arrows" && len(articles) == 3) && !(name == "in.arrows" && cut >= len(data)-8) {
				t.Errorf("%s cut at %d: %d articles, and nothing told", name, cut, len(articles))
			}
		}
	}
}

// One row group that is damaged does not cost the others.
func TestDamagedRowGroup(t *testing.T) {
	batch := recordBatch(t, notices, nil)
	data := parquetOf(t, []arrow.RecordBatch{batch.NewSlice(0, 1), batch.NewSlice(1, 2), batch.NewSlice(2, 3)}, parquet.WithCompression(compress.Codecs.Snappy), parquet.WithMaxRowGroupLength(1), parquet.WithStats(false))
	at := strings.Index(data, "Ferry crews ended")
	articles, rejects := collect(t, "in.parquet", data[:at-40]+strings.Repeat("\xff", 60)+data[at+20:], Options{})
	if len(articles) != 2 || len(rejects) != 1 || rejects[0].Line != 2 || articles[1].Line != 3 || !strings.Contains(rejects[0].Detail, "row group 2 cannot be decoded") {
		t.Errorf("%d articles, %+v", len(articles), rejects)
	}
}

// A page may unfold to what its header says, and to no more.
func TestBoundedCodecs(t *testing.T) {
	zeros := make([]byte, 64<<20)
	var gz bytes.Buffer
	z := gzip.NewWriter(&gz)
	z.Write(zeros)
	z.Close()
	for name, packed := range map[compress.Compression][]byte{
		compress.Codecs.Zstd: []byte(zstded(string(zeros))), compress.Codecs.Snappy: snappy.Encode(nil, zeros), compress.Codecs.Gzip: gz.Bytes(),
	} {
		codec, err := compress.GetCodec(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, room := range [][]byte{nil, make([]byte, 1000)} {
			if out, err := compress.Decode(codec, room, packed); err == nil {
				t.Errorf("%s: %d bytes into %d", name, len(out), len(room))
			}
		}
		if out, err := compress.Decode(codec, make([]byte, len(zeros)), packed); err != nil || len(out) != len(zeros) {
			t.Errorf("%s: %d bytes, %v", name, len(out), err)
		}
	}
}

func TestGuardedPages(t *testing.T) {
	g := &guardedPages{width: 4}
	plain, rle := parquet.Encodings.Plain, parquet.Encodings.RLE
	page := func(data string, values int32, encoding parquet.Encoding) file.Page {
		return file.NewDataPageV1(memory.NewBufferBytes([]byte(data)), values, encoding, rle, rle, int32(len(data)))
	}
	header := "\x80\x01\x04\x02\x00" // 128 values a block, 4 parts, 2 values, the first is 0
	tests := []struct {
		name string
		page file.Page
		want string
	}{
		{"dictionary", file.NewDictionaryPage(memory.NewBufferBytes(make([]byte, 8)), 2, plain), ""},
		{"dictionary of more than there is", file.NewDictionaryPage(memory.NewBufferBytes(make([]byte, 8)), 3, plain), "is said to have 3 values"},
		{"values", page("", maxPageValues, plain), ""},
		{"more values than any page has", page("", maxPageValues+1, plain), "more than"},
		{"delta", page(header, 2, parquet.Encodings.DeltaLengthByteArray), ""},
		{"delta block beyond reason", page("\x80\x80\x80\x80\x08\x01\x02\x00", 2, parquet.Encodings.DeltaBinaryPacked), "delta blocks of 2147483648"},
		{"delta strings", page(header+"\x00\x00\x00\x00\x00"+header, 2, parquet.Encodings.DeltaByteArray), ""},
		{"delta strings, second block", page(header+"\x00\x00\x00\x00\x00"+"\x80\x80\x80\x80\x08\x01\x02\x00", 2, parquet.Encodings.DeltaByteArray), "delta blocks of 2147483648"},
		{"delta cut off", page(header+"\x00", 2, parquet.Encodings.DeltaByteArray), "unexpected EOF"},
	}
	for _, tt := range tests {
		err := g.check(tt.page)
		if tt.want == "" && err != nil || tt.want != "" && (err == nil || !strings.Contains(err.Error(), tt.want)) {
			t.Errorf("%s: %v, want %q", tt.name, err, tt.want)
		}
	}
}

// failingAt is a disk that breaks at an offset.
type failingAt struct {
	io.ReaderAt
	from int64
}

var errDisk = errors.New("disk on fire")

func (f failingAt) ReadAt(p []byte, off int64) (int, error) {
	if off+int64(len(p)) > f.from {
		return 0, errDisk
	}
	return f.ReaderAt.ReadAt(p, off)
}

func TestParquetReadFailure(t *testing.T) {
	data := tables(t, nil, notices)["in.parquet"]
	for from := int64(0); from < int64(len(data)); from += 101 {
		watched := &watchedReader{r: failingAt{strings.NewReader(data), from}}
		if _, err := openParquet(watched, int64(len(data)), nil); err == nil || watched.err != errDisk {
			t.Errorf("disk fails from byte %d: %v, noted %v", from, err, watched.err)
		}
	}
}

func TestTableThatUnfoldsWithoutEnd(t *testing.T) {
	var got []Record
	s := &Stream{Name: "in.parquet", MaxBytes: 1 << 20}
	table := newTable(s, 10, func(r Record) bool { got = append(got, r); return true })
	r := row{"text": strings.Repeat("x", 1<<20), "published": "2024-03-04"}
	for table.add(r) {
	}
	if n := len(got); n < 15 || n > 20 || got[n-1].Reason != TooLarge || !strings.Contains(got[n-1].Detail, "1000 times") {
		t.Errorf("%d rows, the last %s %s", n, got[n-1].Reason, got[n-1].Detail)
	}
}
