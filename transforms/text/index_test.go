package text

import (
	"fmt"
	"strings"
	"testing"
)

func TestIndexFindsWhatAMapFinds(t *testing.T) {
	texts := []string{""}
	want := map[string]Word{}
	add := func(s string) {
		want[s] = Word(len(texts))
		texts = append(texts, s)
	}
	for i := range 5000 {
		add(fmt.Sprintf("w%d", i))
	}
	for n := 1; n <= maxWord; n++ {
		add(strings.Repeat("é", n/2) + strings.Repeat("a", n%2) + "")
	}
	x := newIndex(texts)
	ask := []string{"", "w", "w5000", "w00", "a\x00", strings.Repeat("a", maxWord)}
	for s := range want {
		ask = append(ask, s, s+"x")
	}
	for _, s := range ask {
		if len(s) > maxWord {
			continue
		}
		var buf [maxWord]byte
		n := copy(buf[:], s)
		if got := x.find(&buf, n); texts[got] != texts[want[s]] {
			t.Errorf("find %q = %d, want %d", s, got, want[s])
		}
	}
}

func TestInternAfterBuild(t *testing.T) {
	if d := Build("zugzwangs", 0); d.Tokens[0].Word != 0 {
		t.Fatal("a word that nobody interned is known")
	}
	w := Intern("zugzwangs")
	if d := Build("Zugzwangs", 0); d.Tokens[0].Word != w {
		t.Errorf("word %d, want %d", d.Tokens[0].Word, w)
	}
}
