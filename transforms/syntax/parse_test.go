package syntax

import (
	"slices"
	"strings"
	"testing"

	"github.com/dateline/dateline/transforms/text"
)

// TestParse asks of real sentences what fact rules will ask: "relation word head".
func TestParse(t *testing.T) {
	cases := []struct {
		name, words string
		want        []string
	}{
		{"numbers and coordination", "Norway sent 300 soldiers and 40 trucks to the border on Monday .", []string{
			"nsubj Norway sent", "obj soldiers sent", "nummod 300 soldiers", "conj trucks soldiers", "nummod 40 trucks", "obl Monday sent"}},
		{"passive", "At least 14 people were killed in the attack .", []string{
			"nsubj:pass people killed", "nummod 14 people", "aux:pass were killed", "obl attack killed", "case in attack"}},
		{"agent", "The village was attacked by armed rebels .", []string{
			"nsubj:pass village attacked", "obl:agent rebels attacked", "amod armed rebels"}},
		{"relative clause", "The troops that left Kabul returned home .", []string{
			"acl:relcl left troops", "nsubj troops returned", "obj Kabul left"}},
		{"complement", "The ministry said that France would withdraw its forces .", []string{
			"nsubj ministry said", "ccomp withdraw said", "nsubj France withdraw", "obj forces withdraw", "nmod:poss its forces"}},
		{"infinitive", "Germany agreed to send 200 advisers to Mali .", []string{
			"nsubj Germany agreed", "xcomp send agreed", "obj advisers send", "nummod 200 advisers", "case to Mali"}},
		{"possessive", "Chad 's army has 5,000 soldiers .", []string{
			"nmod:poss Chad army", "nsubj army has", "obj soldiers has", "nummod 5,000 soldiers"}},
		{"curly quotes", "“ We will not leave , ” the general said .", []string{
			"nsubj We leave", "advmod not leave", "nsubj general said"}},
		{"copula", "Finland is a member of NATO .", []string{
			"nsubj Finland member", "cop is member", "nmod NATO member", "case of NATO"}},
	}
	var p Parser
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			words := strings.Fields(c.words)
			tree := p.ParseWords(words)
			var got []string
			for i, w := range words {
				if h := tree.Head(i); h >= 0 {
					got = append(got, tree.Rel(i).String()+" "+w+" "+words[h])
				}
			}
			for _, w := range c.want {
				if !slices.Contains(got, w) {
					t.Errorf("no %q in %q", w, got)
				}
			}
		})
	}
}

func TestTags(t *testing.T) {
	words := strings.Fields("The U.S. has deployed 1,500 soldiers in Niger since 2013 .")
	want := []Tag{DT, NNP, VBZ, VBN, CD, NNS, IN, NNP, IN, CD, Stop}
	if got := new(Parser).ParseWords(words).Tags; !slices.Equal(got, want) {
		t.Errorf("tags %v, want %v", got, want)
	}
}

// Parse and ParseWords read the same sentence the same way, wherever in the
// document it stands.
func TestParseDocument(t *testing.T) {
	doc := text.Build("Norway sent troops. Italy’s army left Mali on Monday.", 0)
	if len(doc.Sentences) != 2 {
		t.Fatalf("%d sentences", len(doc.Sentences))
	}
	s := doc.Sentences[1]
	var forms []string
	for i := s.First; i < s.End; i++ {
		forms = append(forms, doc.Text(i))
	}
	tree, plain := Parse(doc, 1), new(Parser).ParseWords(forms)
	if !slices.Equal(tree.Tags, plain.Tags) || !slices.Equal(tree.Rels, plain.Rels) || !slices.Equal(tree.Tags, TagSentence(doc, 1)) {
		t.Error("the document's reading differs from the words'")
	}
	for i, h := range plain.Heads {
		if want := h + int32(s.First); h >= 0 && tree.Heads[i] != want || h < 0 && tree.Heads[i] != -1 {
			t.Errorf("head of %d is %d", i, tree.Heads[i])
		}
	}
	if !strings.Contains(tree.Format(doc), "Mali") {
		t.Error("Format does not show the words")
	}
}

func TestNoWords(t *testing.T) {
	if tree := new(Parser).ParseWords(nil); tree.Root() != -1 || tree.First != tree.End {
		t.Errorf("tree of nothing: %+v", tree)
	}
}

func TestOpenRefuses(t *testing.T) {
	for _, data := range []string{"", "dlsynta\x01", embedded[:len(embedded)-1], embedded + "x", "x" + embedded[1:]} {
		if _, err := Open(data); err == nil {
			t.Errorf("opened %d bytes of no weights", len(data))
		}
	}
}

// FuzzParse: whatever the words, the heads form one tree.
func FuzzParse(f *testing.F) {
	f.Add("Norway sent 300 soldiers to Mali .")
	f.Add(") ( \" , , , \xff\xfe 1,500 's 's of of of")
	f.Add(strings.Repeat("a ", 300))
	var p Parser
	f.Fuzz(func(t *testing.T, s string) {
		words := strings.Split(s, " ")
		tree := p.ParseWords(words)
		roots := 0
		for i := range words {
			if tree.Head(i) < 0 {
				roots++
			}
			if len(tree.Path(i, -1)) > len(words) || tree.Rel(i) == NoRel || tree.Tag(i) == NoTag {
				t.Fatalf("word %d of %q: head %d, %s, %s", i, s, tree.Head(i), tree.Rel(i), tree.Tag(i))
			}
			tree.Subject(i)
			tree.Objects(i)
			tree.Tense(i)
			tree.Negated(i)
			tree.Conjuncts(i)
			tree.Subtree(i)
		}
		if roots != 1 {
			t.Fatalf("%q has %d roots", s, roots)
		}
	})
}

const benchSentence = "The defence ministry said on Tuesday that at least 14 soldiers had been killed and 30 wounded when " +
	"rebels attacked a base near the border with Burkina Faso ."

func BenchmarkParse(b *testing.B) {
	var p Parser
	words := strings.Fields(benchSentence)
	Default()
	b.ReportAllocs()
	for b.Loop() {
		p.ParseWords(words)
	}
	b.ReportMetric(float64(len(words)*b.N)/b.Elapsed().Seconds(), "words/s")
}

func BenchmarkTag(b *testing.B) {
	var p Parser
	words := strings.Fields(benchSentence)
	Default()
	for b.Loop() {
		p.start()
		for _, w := range words {
			p.read(w)
		}
		p.tag()
	}
	b.ReportMetric(float64(len(words)*b.N)/b.Elapsed().Seconds(), "words/s")
}

func BenchmarkOpen(b *testing.B) {
	for b.Loop() {
		if _, err := Open(embedded); err != nil {
			b.Fatal(err)
		}
	}
}
