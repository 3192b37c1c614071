package article

import (
	"runtime"
	"strings"
	"testing"
)

// TestLongRecordsAreNotHeld reads records of 50 MB, each between two good ones where
// the format has several, and counts what they cost.
func TestLongRecordsAreNotHeld(t *testing.T) {
	long := strings.Repeat("x", 50<<20)
	lines := strings.Repeat("x\n", 25<<20)
	json := func(text string) string { return `{"id":"a","published":"2023-11-16","text":"` + text + `"}` + "\n" }
	tests := []struct{ name, format, data, want string }{
		{"text", "text", "date 2023-11-16 " + long, "1:too_large"},
		{"a line of JSON", "jsonl", json("T") + json(long) + json("V"), "a T; 2:too_large; a V"},
		{"a cell", "csv", "id,date,text\na,2023-11-16,T\nb,2023-11-16," + long + "\nc,2023-11-16,V\n", "a T; 3:too_large; c V"},
		{"a cell in quotes", "csv", "id,date,text\na,2023-11-16,T\nb,2023-11-16,\"" + lines + "\"\nc,2023-11-16,V\n", "a T; 3:too_large; c V"},
		{"a header", "csv", long + ",date,text\n", "1:too_large"},
		{"a page", "html", story("", long), "1:too_large"},
		{"an item", "feed", rss(rssItem("a", "T"), rssItem("b", long), rssItem("c", "V")), "a T; 4:too_large; c V"},
		{"an item in CDATA", "feed", rss(rssItem("a", "T"), rssItem("b", "<![CDATA["+long+"]]>"), rssItem("c", "V")), "a T; 4:too_large; c V"},
		{"a comment", "feed", rss("<!--"+long+"-->", rssItem("c", "V")), "c V"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			got := inShort(t, tt.data, Options{Format: tt.format, MaxBytes: 1 << 16})
			runtime.ReadMemStats(&after)
			if got != tt.want {
				t.Errorf("got %.200s, want %s", got, tt.want)
			}
			if taken := after.TotalAlloc - before.TotalAlloc; taken > 8<<20 {
				t.Errorf("%d bytes were allocated", taken)
			}
		})
	}
}
