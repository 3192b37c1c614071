package text

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/dateline/dateline/transforms/calendar"
)

func tokens(d *Document, first, end int) string {
	var out []string
	for i := first; i < end; i++ {
		out = append(out, d.Text(i))
	}
	return strings.Join(out, "|")
}

func TestTokens(t *testing.T) {
	for _, c := range []struct{ name, body, want string }{
		{"possessive", "Niger's army", "Niger|'s|army"},
		{"curly clitic", "they don’t", "they|do|n’t"},
		{"cannot", "it cannot go", "it|can|not|go"},
		{"name with apostrophe", "O'Brien in Côte d'Ivoire", "O'Brien|in|Côte|d'Ivoire"},
		{"plural possessive", "the rebels' camp", "the|rebels|'|camp"},
		{"possessive of figures", "2020's worst storm", "2020|'s|worst|storm"},
		{"hyphens", "a U.S.-led 5,000-strong force", "a|U.S.|-|led|5,000|-|strong|force"},
		{"clitics after abbreviations", "the U.K.'s and U.N.’s", "the|U.K.|'s|and|U.N.|’s"},
		{"arabic article", "al-Qaeda", "al|-|Qaeda"},
		{"currency", "$5.5m, US$7 and €40bn", "$|5.5|m|,|US$|7|and|€|40|bn"},
		{"percent", "0.6% or 12 %", "0.6|%|or|12|%"},
		{"ordinal", "the 27th of 1990s", "the|27th|of|1990s"},
		{"short decade", "the '90s", "the|'90s"},
		{"years", "2014-2017, 2014–2017", "2014|-|2017|,|2014|–|2017"},
		{"dates and times", "9/11 at 10:30 a.m. or 5pm or 5 p.m. sharp", "9/11|at|10:30|a.m.|or|5|pm|or|5|p.m.|sharp"},
		{"comma that groups nothing", "May 4,2017 and 1,500", "May|4|,|2017|and|1,500"},
		{"titles", "Gen. J. Smith met Lt. Col. Diaz", "Gen.|J.|Smith|met|Lt.|Col.|Diaz"},
		{"initials", "J.K. Moor and A.B.", "J.K.|Moor|and|A.B."},
		{"number sign", "No. 5, said no. But", "No.|5|,|said|no|.|But"},
		{"month", "on Aug. 5", "on|Aug.|5"},
		{"web and mail", "see https://x.org/a?b=1, www.y.com or desk@z.org.", "see|https://x.org/a?b=1|,|www.y.com|or|desk@z.org|."},
		{"missing blank", "they left.Then", "they|left|.|Then"},
		{"dashes and dots", "well -- so ... what?!", "well|--|so|...|what|?!"},
		{"latex quotes", "``We go,'' he said", "``|We|go|,|''|he|said"},
		{"decimal point first", "only .5 of it", "only|.5|of|it"},
		{"degree", "a Ph.D. thesis", "a|Ph.D.|thesis"},
		{"not a title", "a gen. of", "a|gen|.|of"},
		{"invisible characters", "\ufeffone\u200b two\x00three", "one|two|three"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := Build(c.body, calendar.None)
			if got := tokens(d, 0, len(d.Tokens)); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestApostropheWords(t *testing.T) {
	Intern("'")
	for _, c := range []struct {
		name, body string
		possessive bool
	}{
		{"possessive", "the rebels' camp", true},
		{"possessive between blanks", "the rebels ' camp", true},
		{"opening quotation", "he wrote 'ten people'", false},
		{"opening quotation between blanks", "in Chad ' 10 people ' left", false},
		{"opening quotation after a plural", "he writes 'ten people'", false},
		{"at the start", "'Go' he said", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := Build(c.body, calendar.None)
			i := 0
			for d.Text(i) != "'" {
				i++
			}
			if got := d.Tokens[i].Word != 0; got != c.possessive {
				t.Errorf("%s: the first apostrophe is a possessive: %v, want %v", c.body, got, c.possessive)
			}
		})
	}
}

func TestSentences(t *testing.T) {
	for _, c := range []struct {
		name, body string
		want       []string
	}{
		{"abbreviation inside", "The U.S. Army met Dr. Osei. He left.", []string{"The U.S. Army met Dr. Osei.", "He left."}},
		{"abbreviation at the end", "It joined the U.S. The army did not.", []string{"It joined the U.S.", "The army did not."}},
		{"months", "They met on Jan. 5 in Oslo. All went.", []string{"They met on Jan. 5 in Oslo.", "All went."}},
		{"quotation closes", "“We stay.” The army left.", []string{"“We stay.”", "The army left."}},
		{"question inside", "\"Why?\" asked the minister. No one knew.", []string{"\"Why?\" asked the minister.", "No one knew."}},
		{"bracket closes", "(They had left.) It rained.", []string{"(They had left.)", "It rained."}},
		{"decimal", "It grew 0.6 percent. Then it fell.", []string{"It grew 0.6 percent.", "Then it fell."}},
		{"list numbers", "1. Go home. Stay there.", []string{"1. Go home.", "Stay there."}},
		{"ellipsis", "He waited ... and left. She ... Then no one.", []string{"He waited ... and left.", "She ...", "Then no one."}},
		{"paragraph without stop", "A headline here\n\nThe text. More text.", []string{"A headline here", "The text.", "More text."}},
		{"one paragraph a line", "Talks end in Bamako\nThe envoys went home after three days of meetings that brought nothing", []string{"Talks end in Bamako", "The envoys went home after three days of meetings that brought nothing"}},
		{"hard-wrapped", "The envoys of the three\nStates went home after a\nWeek of meetings. They\nwill be back.", []string{"The envoys of the three\nStates went home after a\nWeek of meetings.", "They\nwill be back."}},
		{"title before a wrapped name", "They came to Bamako with Gen.\nMartin, who said very little\nof it.", []string{"They came to Bamako with Gen.\nMartin, who said very little\nof it."}},
		{"bullets", "They want:\n- bread\n- Peace", []string{"They want:", "- bread", "- Peace"}},
		{"dateline", "NAIROBI, Kenya (AP) _ The army left. It rained.", []string{"NAIROBI, Kenya (AP) _ The army left.", "It rained."}},
		{"missing blank", "Then the army left.The rebels came.", []string{"Then the army left.", "The rebels came."}},
		{"footnote", "The king died.[12] His son ruled.", []string{"The king died.[12]", "His son ruled."}},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := Build(c.body, calendar.None)
			var got []string
			for s := range d.Sentences {
				got = append(got, d.SentenceText(s))
			}
			if strings.Join(got, "\n--\n") != strings.Join(c.want, "\n--\n") {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
		})
	}
}

func TestQuotes(t *testing.T) {
	for _, c := range []struct{ name, body, want string }{
		{"straight", `He said "we go" and left.`, "we go"},
		{"curly", "“We go,” he said, “now.”", "We go , now ."},
		{"single", "the 'so-called state' fell; the rebels' camp", "so - called state"},
		{"apostrophes", "the rebels' camp and Niger's army", ""},
		{"latex", "``We go,'' he said.", "We go ,"},
		{"speech of two paragraphs", "\"We go. Now.\n\n\"And stay,\" he said.", "We go . Now . And stay ,"},
		{"forgotten mark", "He said \"we go. It rained.\n\nThen it stopped.", "we go ."},
		{"nested", "“He said ‘go’ to us,” she said.", "He said ‘ go ’ to us ,"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := Build(c.body, calendar.None)
			var got []string
			for i, tok := range d.Tokens {
				if tok.Is(InQuote) {
					got = append(got, d.Text(i))
				}
			}
			if s := strings.Join(got, " "); s != c.want {
				t.Errorf("got %q, want %q", s, c.want)
			}
		})
	}
}

func TestShapes(t *testing.T) {
	d := Build("Élan hit U.S. 27th, Gen. x.", calendar.None)
	for i, want := range []Shape{
		Letters | Capital | LineStart | ParaStart, Letters | SpaceBefore,
		Letters | Capital | AllCaps | Abbrev | SpaceBefore, Digits | SpaceBefore, Punct,
		Letters | Capital | Abbrev | SpaceBefore, Letters | SpaceBefore, Punct,
	} {
		if got := d.Tokens[i].Shape; got != want {
			t.Errorf("%s: got %b, want %b", d.Text(i), got, want)
		}
	}
}

func TestWords(t *testing.T) {
	w, n := Intern("qatari"), Intern("n't")
	d := Build("QATARI don’t", calendar.None)
	if d.Tokens[0].Word != w || d.Tokens[2].Word != n {
		t.Errorf("got words %d %d, want %d %d", d.Tokens[0].Word, d.Tokens[2].Word, w, n)
	}
	late := Intern("zzyzx")
	if d := Build("Zzyzx", calendar.None); d.Tokens[0].Word != late {
		t.Error("a word interned after a Build is not found by the next")
	}
}

func TestBuilderReuse(t *testing.T) {
	var b Builder
	b.Build("Ünï “quoted” text. Two.", calendar.None)
	d := b.Build("One.", calendar.None)
	if len(d.Tokens) != 2 || len(d.Sentences) != 1 || d.RuneOffset(4) != 4 {
		t.Errorf("second document keeps traces of the first: %+v", d)
	}
}

func FuzzBuild(f *testing.F) {
	for _, s := range []string{
		"The U.S. Army. He said: \"no.\"\n\nNo. 5 don't", "\xff\xfe\x00 a.b.c@d.e", "1,2,3.4:5/6th $.5 '90s ’em",
		"“‘a’ b\n“c", "a\u200db \u202eabc 1\u00a0500", strings.Repeat("a.", 300), "`''`\"'\"", "U.S.S.R.I.", "...?!-- –",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, body string) {
		check(t, Build(body, calendar.None))
	})
}

// check proves what every other package relies on.
func check(t *testing.T, d *Document) {
	t.Helper()
	last := 0
	for i, tok := range d.Tokens {
		if int(tok.Start) < last || tok.End <= tok.Start || int(tok.End) > len(d.Body) {
			t.Fatalf("token %d [%d,%d) after %d", i, tok.Start, tok.End, last)
		}
		blankOnly(t, d.Body[last:tok.Start])
		last = int(tok.End)
		if s := d.Sentences[d.SentenceOf(i)]; i < s.First || i >= s.End {
			t.Fatalf("token %d is not in its sentence %+v", i, s)
		}
	}
	blankOnly(t, d.Body[last:])
	next := 0
	for s, x := range d.Sentences {
		if x.First != next || x.End <= x.First {
			t.Fatalf("sentence %d is [%d,%d), want it to begin at %d", s, x.First, x.End, next)
		}
		next = x.End
	}
	if next != len(d.Tokens) {
		t.Fatalf("sentences end at token %d of %d", next, len(d.Tokens))
	}
	runes := 0
	for i := range d.Body {
		if got := d.RuneOffset(i); got != runes {
			t.Fatalf("RuneOffset(%d) = %d, want %d", i, got, runes)
		}
		if got := d.ByteOffset(runes); got != i {
			t.Fatalf("ByteOffset(%d) = %d, want %d", runes, got, i)
		}
		runes++
	}
	if got := d.RuneOffset(len(d.Body)); got != utf8.RuneCountInString(d.Body) {
		t.Fatalf("RuneOffset(end) = %d", got)
	}
}

func blankOnly(t *testing.T, gap string) {
	t.Helper()
	for _, r := range gap {
		if !Blank(r) {
			t.Fatalf("%q stands between two tokens", gap)
		}
	}
}

func BenchmarkBuild(b *testing.B) {
	body := strings.Repeat("The army of Niger said on Friday that 1,500 troops wouldn't leave the U.S.-led mission, “at least not now.”\n\n", 200)
	b.SetBytes(int64(len(body)))
	b.ReportAllocs()
	var builder Builder
	for b.Loop() {
		builder.Build(body, calendar.None)
	}
}

// TestOverlongSentencesAreCut: no input makes a sentence so long that reading it
// takes the square of the article's length.
func TestOverlongSentencesAreCut(t *testing.T) {
	for name, body := range map[string]string{
		"words":  strings.Repeat("killed ", 3000),
		"commas": strings.Repeat("one, ", 3000),
		"lines":  strings.Repeat("12 killed, and\n", 1000),
	} {
		t.Run(name, func(t *testing.T) {
			doc := Build(body, calendar.None)
			for i, s := range doc.Sentences {
				if s.End-s.First > longest {
					t.Fatalf("sentence %d has %d tokens", i, s.End-s.First)
				}
			}
		})
	}
}
