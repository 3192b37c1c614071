package article

import (
	"bytes"
	"encoding/json"
	"reflect"
	"runtime"
	"testing"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/ipc"
	"github.com/apache/arrow-go/v18/parquet"
	"github.com/apache/arrow-go/v18/parquet/compress"
)

// readTwice reads hostile bytes and checks what must hold for all of them: no crash,
// no more memory than the bound, the same records each time.
func readTwice(t *testing.T, data []byte, format string, most uint64) {
	t.Helper()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	first := read(t, data, Options{Format: format, MaxBytes: 1 << 10})
	runtime.ReadMemStats(&after)
	if used := after.TotalAlloc - before.TotalAlloc; used > most {
		t.Errorf("%d bytes in, %d bytes asked for, more than %d", len(data), used, most)
	}
	if len(first) == 0 {
		t.Error("no record, and nobody told why")
	}
	if second := read(t, data, Options{Format: format, MaxBytes: 1 << 10}); !reflect.DeepEqual(first, second) {
		t.Errorf("two readings differ:\n%s\n%s", shown(first), shown(second))
	}
}

func shown(items []Item) string {
	all, _ := json.Marshal(items)
	return string(all)
}

func FuzzParquet(f *testing.F) {
	rows := []arrow.RecordBatch{recordBatch(f, notices, map[string]arrow.DataType{"date": arrow.FixedWidthTypes.Date32})}
	for _, opts := range [][]parquet.WriterProperty{
		nil,
		{parquet.WithCompression(compress.Codecs.Zstd), parquet.WithDataPageVersion(parquet.DataPageV2)},
		{parquet.WithCompression(compress.Codecs.Snappy), parquet.WithStats(false)},
		{parquet.WithDictionaryDefault(false), parquet.WithEncoding(parquet.Encodings.DeltaLengthByteArray), parquet.WithEncodingFor("date", parquet.Encodings.DeltaBinaryPacked)},
		{parquet.WithMaxRowGroupLength(1)},
	} {
		f.Add([]byte(parquetOf(f, rows, opts...)))
	}
	f.Fuzz(func(t *testing.T, data []byte) { readTwice(t, data, "parquet", 2*tableMemory) })
}

func FuzzArrow(f *testing.F) {
	dict := &arrow.DictionaryType{IndexType: arrow.PrimitiveTypes.Int8, ValueType: arrow.BinaryTypes.String}
	for _, types := range []map[string]arrow.DataType{nil, {"date": arrow.FixedWidthTypes.Date32, "headline": dict}, {"body": arrow.BinaryTypes.StringView}} {
		batches := []arrow.RecordBatch{recordBatch(f, notices, types)}
		f.Add([]byte(arrowOf(f, batches)))
		f.Add([]byte(arrowFileOf(f, batches, ipc.WithZstd())))
	}
	f.Add(bytes.Repeat([]byte{0xff}, 16))
	f.Fuzz(func(t *testing.T, data []byte) { readTwice(t, data, "arrow", 2*tableMemory) })
}
