package article

import (
	"os"
	"path/filepath"
	"testing"

	dateparser "github.com/markusmobius/go-dateparser"
)

// The stand-in of go-dateparser is enough as long as nobody asks it for a date.
func TestPagesAskNoDateParser(t *testing.T) {
	before := dateparser.Asked
	pages, err := filepath.Glob("testdata/*.html")
	if err != nil || len(pages) == 0 {
		t.Fatalf("found no pages: %v", err)
	}
	for _, page := range pages {
		data, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		read(t, data, Options{Format: "html"})
	}
	if n := dateparser.Asked - before; n > 0 {
		t.Errorf("go-htmldate asked its date parser %d times, want never", n)
	}
}
