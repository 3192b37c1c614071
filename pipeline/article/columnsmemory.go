package article

import (
	"fmt"
	"sync"
	"sync/atomic"

	"github.com/apache/arrow-go/v18/arrow/memory"
	"github.com/apache/arrow-go/v18/parquet/compress"
	"github.com/klauspost/compress/snappy"
	"github.com/klauspost/compress/zstd"
)

// boundedMemory is an allocator that refuses to hold more than a limit. It panics,
// as allocators of arrow-go must; caught makes an error of it.
type boundedMemory struct {
	memory.Allocator
	limit int64
	held  atomic.Int64 // finalizers free too
}

func newBoundedMemory(limit int64) *boundedMemory {
	return &boundedMemory{Allocator: memory.NewGoAllocator(), limit: limit}
}

func (m *boundedMemory) Allocate(size int) []byte {
	m.hold(int64(size))
	return m.Allocator.Allocate(size)
}

func (m *boundedMemory) Reallocate(size int, b []byte) []byte {
	m.hold(max(0, int64(size)-int64(cap(b))))
	return m.Allocator.Reallocate(size, b)
}

func (m *boundedMemory) Free(b []byte) {
	m.held.Add(-int64(cap(b)))
	m.Allocator.Free(b)
}

func (m *boundedMemory) hold(more int64) {
	if m.held.Add(more) > m.limit {
		m.held.Add(-more)
		panic(fmt.Sprintf("it needs more than %d bytes of memory", m.limit))
	}
}

// boundedCodec decompresses a page into the room that the page's header asks for and
// no more. The codecs of arrow-go let a page of kilobytes unfold to gigabytes.
type boundedCodec struct {
	compress.Codec
	compress.StreamingCodec
	decode func(dst, src []byte) ([]byte, error)
}

func (c boundedCodec) DecodeWithError(dst, src []byte) ([]byte, error) {
	if dst == nil {
		dst = []byte{} // nil would mean any length
	}
	return c.decode(dst, src)
}

// Codecs are known to arrow-go as a whole; what they write is as before.
func init() {
	bound := func(name compress.Compression, decode func(dst, src []byte) ([]byte, error)) {
		codec, err := compress.GetCodec(name)
		if err != nil {
			panic(err)
		}
		if decode == nil {
			decode = codec.(compress.ErrorCodec).DecodeWithError
		}
		compress.RegisterCodec(name, boundedCodec{codec, codec.(compress.StreamingCodec), decode})
	}
	bound(compress.Codecs.Gzip, nil)
	bound(compress.Codecs.Brotli, nil)
	bound(compress.Codecs.Snappy, decodeSnappy)
	bound(compress.Codecs.Zstd, decodeZstd)
}

func decodeSnappy(dst, src []byte) ([]byte, error) {
	n, err := snappy.DecodedLen(src)
	if err != nil {
		return nil, err
	}
	if n > len(dst) {
		return nil, fmt.Errorf("the page unfolds to %d bytes, its header says %d", n, len(dst))
	}
	return snappy.Decode(dst, src)
}

var boundedZstd = sync.OnceValues(func() (*zstd.Decoder, error) {
	return zstd.NewReader(nil, zstd.WithDecodeAllCapLimit(true))
})

func decodeZstd(dst, src []byte) ([]byte, error) {
	d, err := boundedZstd()
	if err != nil {
		return nil, err
	}
	return d.DecodeAll(src, dst[:0:len(dst)])
}
