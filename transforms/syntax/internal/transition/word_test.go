package transition

import (
	"strings"
	"testing"
)

func TestWordsAlike(t *testing.T) {
	alike := [][2]string{{"’s", "'s"}, {"“", "\""}, {"—", "-"}, {"1,500", "2,817"}, {"2017", "1994"}}
	for _, p := range alike {
		if a, b := NewWord(p[0]), NewWord(p[1]); a.Lower != b.Lower || a.Form != b.Form {
			t.Errorf("%q and %q differ", p[0], p[1])
		}
	}
	unlike := [][2]string{{"march", "marches"}, {"1,500", "150"}, {"2017", "2517"}, {"a", "b"}, {"", "a"}}
	for _, p := range unlike {
		if NewWord(p[0]).Lower == NewWord(p[1]).Lower {
			t.Errorf("%q and %q are the same", p[0], p[1])
		}
	}
	if a, b := NewWord("Send"), NewWord("send"); a.Lower != b.Lower || a.Form == b.Form || a.Shape == b.Shape {
		t.Error("case is not kept apart from the word")
	}
}

func FuzzNewWord(f *testing.F) {
	for _, s := range []string{"", "word", "\xff\xfe", strings.Repeat("é", 40), strings.Repeat("x", 400), "İİİİİİİİİİİİİİİİİİİİİİİİİİİİ"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if a, b := NewWord(s), NewWord(s); a != b {
			t.Errorf("%q is read in two ways", s)
		}
	})
}
