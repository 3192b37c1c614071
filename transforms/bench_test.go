package transforms_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/clipperhouse/uax29/v2/words"

	"github.com/dateline/dateline/transforms"
	"github.com/dateline/dateline/transforms/text"
)

// samples are the project's sample articles, as the benchmarks' text.
func samples(b *testing.B) []string {
	b.Helper()
	files, err := filepath.Glob("../data/articles/0*.txt")
	if err != nil || len(files) == 0 {
		b.Fatalf("no sample articles: %v", err)
	}
	var bodies []string
	size := 0
	for _, f := range files {
		raw, err := os.ReadFile(f)
		if err != nil {
			b.Fatal(err)
		}
		body := strings.TrimPrefix(string(raw), "\ufeff")
		bodies = append(bodies, body)
		size += len(body)
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	return bodies
}

// BenchmarkWordsUAX29 is the yardstick: Unicode word segmentation alone, of the same text.
func BenchmarkWordsUAX29(b *testing.B) {
	bodies := samples(b)
	for b.Loop() {
		for _, body := range bodies {
			for seg := words.FromString(body); seg.Next(); {
				_ = seg.Value()
			}
		}
	}
}

// BenchmarkBuild is tokens, sentences and paragraphs alone.
func BenchmarkBuild(b *testing.B) {
	bodies := samples(b)
	for b.Loop() {
		for _, body := range bodies {
			text.Build(body, published)
		}
	}
}

// BenchmarkRead is numbers, dates and names too, without syntax.
func BenchmarkRead(b *testing.B) {
	bodies := samples(b)
	for b.Loop() {
		for _, body := range bodies {
			transforms.Read(body, published)
		}
	}
}

// BenchmarkExtract is all fact types.
func BenchmarkExtract(b *testing.B) {
	bodies := samples(b)
	for b.Loop() {
		for _, body := range bodies {
			transforms.Extract(transforms.Read(body, published), transforms.Article{ID: "x", Published: published}, transforms.Types())
		}
	}
}
