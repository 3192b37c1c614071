// This file holds the samples and their gold together: the articles are
// read as a run reads them, and every annotation must stand where it says.
package eval_test

import (
	"bufio"
	"context"
	"encoding/json"
	"os"
	"testing"

	"github.com/dateline/dateline/pipeline/article"
	"github.com/dateline/dateline/transforms/calendar"
)

type goldArticle struct {
	ID        string
	Published string
	Facts     []goldFact
}

type goldFact struct {
	Type, Anchor, From, To string
	Start                  int
	Low, High              *int64
	Qualifier              string
}

func readSamples(t *testing.T) (loaded map[string]*article.Article, rejected map[string]*article.Reject) {
	t.Helper()
	inputs, warnings, err := article.Expand([]article.Pattern{{Path: "../../data/articles"}})
	if err != nil || len(warnings) > 0 {
		t.Fatalf("expand ../../data/articles: %v, warnings %v", err, warnings)
	}
	loaded, rejected = map[string]*article.Article{}, map[string]*article.Reject{}
	for _, in := range inputs {
		f, err := article.Open(in, article.Options{})
		if err != nil {
			t.Fatal(err)
		}
		for item, err := range f.Items(context.Background()) {
			switch {
			case err != nil:
				t.Fatal(err)
			case item.Reject != nil:
				rejected[item.Reject.SourceID] = item.Reject
			default:
				loaded[item.Article.SourceID] = item.Article
			}
		}
		f.Close()
	}
	return loaded, rejected
}

func readGold(t *testing.T) []goldArticle {
	t.Helper()
	f, err := os.Open("../../data/gold/samples.gold.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []goldArticle
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var g goldArticle
		if err := json.Unmarshal(lines.Bytes(), &g); err != nil {
			t.Fatalf("line %d: %v", len(out)+1, err)
		}
		out = append(out, g)
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return out
}

func TestGoldStandsInTheSamples(t *testing.T) {
	loaded, _ := readSamples(t)
	types := map[string]int{}
	for _, g := range readGold(t) {
		a := loaded[g.ID]
		if a == nil {
			t.Errorf("%s: gold without an article", g.ID)
			continue
		}
		if a.Published.String() != g.Published {
			t.Errorf("%s: published %s, gold says %s", g.ID, a.Published, g.Published)
		}
		body := []rune(a.Body)
		for _, f := range g.Facts {
			types[f.Type]++
			end := f.Start + len([]rune(f.Anchor))
			if f.Start < 0 || end > len(body) || string(body[f.Start:end]) != f.Anchor {
				t.Errorf("%s: %s %q does not stand at %d", g.ID, f.Type, f.Anchor, f.Start)
			}
			checkValue(t, g.ID, f)
		}
	}
	for _, want := range []string{"date", "troops", "population", "alliance", "casualties", "displaced", "sanction", "agreement"} {
		if types[want] < 10 {
			t.Errorf("only %d facts of type %s", types[want], want)
		}
	}
}

func checkValue(t *testing.T, id string, f goldFact) {
	t.Helper()
	if f.Type == "date" {
		from, err1 := calendar.Parse(f.From)
		to, err2 := calendar.Parse(f.To)
		if err1 != nil || err2 != nil || from > to {
			t.Errorf("%s: date %q is %s to %s", id, f.Anchor, f.From, f.To)
		}
	}
	if f.Low != nil && f.High != nil && *f.Low > *f.High {
		t.Errorf("%s: %s %q is %d to %d", id, f.Type, f.Anchor, *f.Low, *f.High)
	}
	if f.Qualifier != "" && f.Low == nil && f.High == nil {
		t.Errorf("%s: %s %q has no bounds", id, f.Type, f.Anchor)
	}
}

func TestSamplesAreWhatTheirNotesSay(t *testing.T) {
	loaded, rejected := readSamples(t)
	gold := map[string]bool{}
	for _, g := range readGold(t) {
		gold[g.ID] = true
	}
	copies := map[string]bool{"070_duplicate_of_045": true, "071_near_duplicate_of_049": true}
	for id, a := range loaded {
		if gold[id] == copies[id] {
			t.Errorf("%s: has gold is %v, is a copy is %v", id, gold[id], copies[id])
		}
		if wrong := id == "054_wrong_header_kakhovka"; (a.DateDoubt != "") != wrong {
			t.Errorf("%s: date doubt %q", id, a.DateDoubt)
		}
		if a.Lang != "en" {
			t.Errorf("%s: language %q", id, a.Lang)
		}
	}
	if a, b := loaded["045_mali_leaves_g5"], loaded["070_duplicate_of_045"]; a.ID != b.ID {
		t.Errorf("045 and 070 have identities %s and %s", a.ID, b.ID)
	}
	if a, b := loaded["049_finland_joins_nato"], loaded["071_near_duplicate_of_049"]; a.ID == b.ID {
		t.Error("049 and 071 have one identity")
	}
	reasons := map[string]article.Reason{"zz_no_header": article.NoDate, "zz_empty": article.Empty}
	for id, want := range reasons {
		if r := rejected[id]; r == nil || r.Reason != want {
			t.Errorf("%s: rejected as %+v, want reason %s", id, r, want)
		}
	}
	if len(rejected) != len(reasons) {
		t.Errorf("%d rejects, want %d", len(rejected), len(reasons))
	}
}
