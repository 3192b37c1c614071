package neardup

import (
	"errors"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

const sample = `The ministry said on Monday that 1,500 soldiers had left the town of Gao. "They are going home," said Colonel Aba.

Residents told reporters that columns of trucks had passed the café since dawn.`

func TestTypesettingDoesNotMatter(t *testing.T) {
	want := Sign(sample)
	for name, text := range map[string]string{
		"wrapped":       strings.ReplaceAll(sample, " ", "\n"),
		"capitals":      strings.ReplaceAll(sample, "trucks", "TRUCKS"),
		"punctuation":   strings.NewReplacer(`"`, "”", ",", " -", "1,500", "1500").Replace(sample),
		"decomposed":    strings.ReplaceAll(sample, "café", "cafe\u0301"),
		"hyphenated":    strings.ReplaceAll(sample, "reporters", "repor\u00adters"),
		"ends in space": sample + " \n",
	} {
		if got := Sign(text); got.Shingles != want.Shingles || !slices.Equal(got.Text, want.Text) {
			t.Errorf("%s: another signature", name)
		}
	}
	if got := Sign(strings.Replace(sample, "1,500", "1,600", 1)); slices.Equal(got.Text, want.Text) || slices.Equal(got.Facts, want.Facts) {
		t.Error("another number, the same signature")
	}
}

func TestFacts(t *testing.T) {
	for text, want := range map[string]int{
		"It rained.":                           0,
		"It rained in Gao and in Gao.":         1,
		"On 3 May 2020 it rained 1,5 mm.":      4,
		"Er sah den Fluss. Der Fluss war tief": 1,
		"سقط المطر في غاو":                     0,
	} {
		if got := len(Sign(text).Facts); got != want {
			t.Errorf("%q: %d facts, want %d", text, got, want)
		}
	}
}

func TestShortTexts(t *testing.T) {
	for _, c := range []struct {
		name, a, b string
		days       int
		same       bool
	}{
		{"same words", "It rained in Bamako.", "it rained in Bamako", 1, true},
		{"same words, next year", "It rained in Bamako.", "It rained in Bamako.", 365, false},
		{"one other word", "It rained in Bamako today.", "It rained in Dakar today.", 0, false},
		{"nothing at all", "", "", 0, false},
		{"nothing and something", "", "It rained.", 0, false},
	} {
		if _, same := Compare(Sign(c.a), Sign(c.b), c.days); same != c.same {
			t.Errorf("%s: same is %t", c.name, same)
		}
	}
}

func TestOtherScripts(t *testing.T) {
	for name, text := range map[string]string{
		"Arabic":  "قالت الوزارة يوم الاثنين إن الجنود غادروا البلدة بعد أسابيع من المعارك مع المتمردين، وإن السكان بدأوا يعودون إلى منازلهم في القرى المجاورة رغم الألغام التي زرعها المقاتلون على الطرق قبل انسحابهم منها",
		"Chinese": "外交部发言人星期一表示，双方同意继续就边界问题举行谈判，并将在下个月于首都召开第二轮会议，讨论撤军的时间表以及恢复贸易往来的具体办法。",
		"Thai":    "โฆษกกระทรวงกลาโหมกล่าวเมื่อวันจันทร์ว่าทหารได้ถอนกำลังออกจากพื้นที่ชายแดนแล้วหลังจากการเจรจาสองวันกับฝ่ายตรงข้าม",
	} {
		whole := Sign(text)
		part := Sign(string([]rune(text)[:len([]rune(text))*2/3]))
		if _, same := Compare(whole, part, 1); !same || whole.Shingles < 20 {
			t.Errorf("%s: two thirds of a text of %d shingles are not taken for it", name, whole.Shingles)
		}
	}
}

func TestBoilerplateIsNoStory(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	s := newStory(r)
	stub := Sign(boilerplate[1])
	s.foot = boilerplate[1]
	for range 10 {
		s.sentences = append(s.sentences, s.sentences[len(s.sentences)-1]+" More on this.")
	}
	if _, same := Compare(Sign(s.text()), stub, 0); same {
		t.Error("a page of nothing but boilerplate is a copy of a story that ends with it")
	}
}

func TestComparingIsSymmetric(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 9))
	for range 200 {
		a := newStory(r)
		b := a.clone()
		update(r, b)
		cut(r, b)
		x, y := Sign(a.text()), Sign(b.text())
		l1, s1 := Compare(x, y, 3)
		if l2, s2 := Compare(y, x, -3); l1 != l2 || s1 != s2 {
			t.Fatalf("%g %t, the other way round %g %t", l1, s1, l2, s2)
		}
	}
}

func TestEncode(t *testing.T) {
	r := rand.New(rand.NewPCG(8, 8))
	for n := range 200 {
		words := strings.Fields(newStory(r).text())
		a := Sign(strings.Join(words[:min(n, len(words))], " "))
		b, err := Decode(a.Encode())
		if err != nil || b.Shingles != a.Shingles || !slices.Equal(a.Keys(), b.Keys()) {
			t.Fatalf("%d words: %v", n, err)
		}
		other := Sign(strings.Join(words, " "))
		l1, s1 := Compare(a, other, 0)
		if l2, s2 := Compare(b, other, 0); l1 != l2 || s1 != s2 {
			t.Fatalf("%d words: stored, it compares as %g %t, not %g %t", n, l2, s2, l1, s1)
		}
	}
	whole := Sign(sample).Encode()
	for n := range len(whole) {
		if _, err := Decode(whole[:n]); !errors.Is(err, ErrSignature) {
			t.Errorf("%d of %d bytes are read as a signature", n, len(whole))
		}
	}
}

func FuzzSign(f *testing.F) {
	f.Add(sample)
	f.Add("\xff\xfe1,2.3,\u0301 \u0e01\u4e00")
	f.Fuzz(func(t *testing.T, text string) {
		s := Sign(text)
		if !slices.IsSorted(s.Text) || len(s.Text) > textSample || len(s.Facts) > factSample || (s.Shingles == 0) != (len(s.Text) == 0) {
			t.Errorf("signature %+v", s)
		}
		if _, err := Decode(s.Encode()); err != nil {
			t.Error(err)
		}
		Compare(s, s, 0)
	})
}

func TestOrderOfLinksDoesNotMatter(t *testing.T) {
	r := rand.New(rand.NewPCG(6, 6))
	for range 2000 {
		var links []Link
		for range 1 + r.IntN(40) {
			full := r.Int64N(13)
			other := full + 1 + r.Int64N(5)
			links = append(links, Link{Fuller: full, Other: other, Shingles: 100 - int(other), Likeness: float64(full*other%7) / 7})
		}
		heads := Cluster(slices.Clone(links))
		for other, head := range heads {
			if _, follows := heads[head]; follows {
				t.Fatalf("%d follows %d, which follows another", other, head)
			}
			if !slices.ContainsFunc(links, func(l Link) bool { return l.Fuller == head && l.Other == other }) {
				t.Fatalf("%d follows %d without a link", other, head)
			}
		}
		r.Shuffle(len(links), func(i, j int) { links[i], links[j] = links[j], links[i] })
		if again := Cluster(links); !maps.Equal(again, heads) {
			t.Fatalf("heads are %v, of the same links in another order %v", heads, again)
		}
	}
}

func BenchmarkSign(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 1))
	text := newStory(r).text()
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Sign(text)
	}
}

func BenchmarkCompare(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 1))
	x, y := Sign(newStory(r).text()), Sign(newStory(r).text())
	for b.Loop() {
		Compare(x, y, 0)
	}
}
