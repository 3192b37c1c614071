//go:build shared

// The tests of this file score extraction against the annotated articles of the
// directory that DATELINE_SHARED names (make eval sets it), with the scorers that lie
// beside them, and hold the results to data/gold/floors.json. They need python3.
package eval

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/dateline/dateline/pipeline/article"
	"github.com/dateline/dateline/pipeline/facts"
	"github.com/dateline/dateline/transforms"
	"github.com/dateline/dateline/transforms/calendar"
)

// floors holds, for each set of texts, the least value of each figure.
type floors map[string]map[string]float64

var (
	repository = filepath.Join("..", "..")
	output     = filepath.Join(repository, "build", "eval")
)

func shared(t *testing.T, parts ...string) string {
	dir := os.Getenv("DATELINE_SHARED")
	if dir == "" {
		t.Skip("DATELINE_SHARED names no directory")
	}
	return filepath.Join(append([]string{dir}, parts...)...)
}

func readFloors(t *testing.T) floors {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(repository, "data", "gold", "floors.json"))
	if err != nil {
		t.Fatal(err)
	}
	var f floors
	if err := json.Unmarshal(data, &f); err != nil {
		t.Fatalf("read floors.json: %v", err)
	}
	return f
}

// hold fails the test for each figure below its floor, and for floors of figures
// that are not measured.
func (f floors) hold(t *testing.T, set string, got map[string]float64) {
	t.Helper()
	for name, floor := range f[set] {
		if v, ok := got[name]; !ok || v < floor-1e-9 {
			t.Errorf("%s: %s is %.3f, the floor is %.3f", set, name, v, floor)
		}
	}
}

func TestSeeds(t *testing.T) {
	facts := extracted(t, "seeds", shared(t, "seeds", "*.txt"))
	score(t, "seeds", shared(t, "gold", "seeds.gold.jsonl"), facts)
}

func TestDev(t *testing.T) {
	facts := extracted(t, "dev", shared(t, "gold", "dev.articles.jsonl"))
	score(t, "dev", shared(t, "gold", "dev.gold.jsonl"), facts)
}

// extracted writes the facts of the articles as JSON lines and returns the file.
func extracted(t *testing.T, set, pattern string) string {
	t.Helper()
	inputs, _, err := article.Expand([]article.Pattern{{Path: pattern}})
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	for _, in := range inputs {
		f, err := article.Open(in, article.Options{})
		if err != nil {
			t.Fatal(err)
		}
		for item, err := range f.Items(context.Background()) {
			if err != nil || item.Article == nil {
				t.Fatalf("%s: %v %v", in.Path, err, item.Reject)
			}
			a := item.Article
			found := facts.Extract(transforms.Article{ID: a.ID, Published: a.Published}, a.Body, transforms.Types())
			line, err := facts.Article{ID: a.SourceID, Published: a.Published, Facts: facts.Asserted(found)}.Line()
			if err != nil {
				t.Fatal(err)
			}
			out.Write(line)
		}
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
	}
	return written(t, set, out.Bytes())
}

func written(t *testing.T, set string, data []byte) string {
	t.Helper()
	if err := os.MkdirAll(output, 0o755); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(output, set+".jsonl")
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// score runs the fact scorer, prints its table and holds full F1 to the floors.
func score(t *testing.T, set, gold, predicted string) {
	t.Helper()
	scorer := shared(t, "eval", "score.py")
	t.Logf("%s\n%s", set, python(t, scorer, gold, predicted))
	var report struct {
		Types map[string]struct{ Found, Full [3]float64 } `json:"types"`
		Macro float64                                     `json:"macro_full_f1"`
	}
	decode(t, python(t, scorer, gold, predicted, "--json"), &report)
	got := map[string]float64{"macro": report.Macro}
	for name, r := range report.Types {
		got[name], got[name+" found"] = r.Full[2], r.Found[2]
	}
	readFloors(t).hold(t, set, got)
}

func TestDates(t *testing.T) {
	for _, tc := range []struct{ set, figure string }{{"dates_timebank", "N+V"}, {"dates_recognizers", "R+V"}, {"numbers_recognizers", "S+V"}} {
		t.Run(tc.set, func(t *testing.T) {
			gold := shared(t, "eval", tc.set+".jsonl")
			args := []string{shared(t, "eval", "score_dates.py"), gold, predictions(t, tc.set, gold)}
			if strings.HasPrefix(tc.set, "numbers") {
				args = append(args, "--numbers")
			}
			t.Logf("%s\n%s", tc.set, python(t, args...))
			var figures map[string]any
			decode(t, python(t, append(args, "--json")...), &figures)
			got := make(map[string]float64)
			for _, name := range []string{"S+V", "N+V", "R+V"} {
				got[name] = figures[name].([]any)[2].(float64)
			}
			readFloors(t).hold(t, tc.set, got)
		})
	}
}

// prediction is one date or number as score_dates.py reads it.
type prediction struct {
	Start      int      `json:"start"`
	End        int      `json:"end"`
	ValueStart any      `json:"value_start,omitempty"`
	ValueEnd   any      `json:"value_end,omitempty"`
	Value      *float64 `json:"value,omitempty"`
}

// predictions extracts dates, or numbers, from the texts of a suite.
func predictions(t *testing.T, set, gold string) string {
	t.Helper()
	wanted := transforms.Types()[:0:0]
	for _, ft := range transforms.Types() {
		numbers := strings.HasPrefix(set, "numbers")
		if d := ft.Describe(); !numbers && d.Name == "date" || numbers && d.Name == "quantity" {
			wanted = append(wanted, ft)
		}
	}
	f, err := os.Open(gold)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out bytes.Buffer
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 16<<20)
	for lines.Scan() {
		var text struct {
			ID        string
			Published string `json:"ref_date"`
			Text      string
		}
		decode(t, lines.Bytes(), &text)
		line := struct {
			ID          string       `json:"id"`
			Predictions []prediction `json:"predictions"`
		}{text.ID, []prediction{}}
		published := calendar.None
		if text.Published != "" {
			if published, err = calendar.Parse(text.Published); err != nil {
				t.Fatal(err)
			}
		}
		for _, fact := range facts.Extract(transforms.Article{ID: text.ID, Published: published}, text.Text, wanted) {
			line.Predictions = append(line.Predictions, predictionOf(fact))
		}
		data, err := json.Marshal(line)
		if err != nil {
			t.Fatal(err)
		}
		out.Write(append(data, '\n'))
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return written(t, set, out.Bytes())
}

func predictionOf(f facts.Fact) prediction {
	p := prediction{Start: f.Start, End: f.End}
	for _, field := range f.Fields {
		switch v := field.Value.(type) {
		case float64:
			if field.Name == "value" {
				p.Value = &v
			}
		case string:
			switch field.Name {
			case "from":
				p.ValueStart = v
			case "to":
				p.ValueEnd = v
			}
		}
	}
	return p
}

func python(t *testing.T, args ...string) []byte {
	t.Helper()
	var stderr bytes.Buffer
	cmd := exec.Command("python3", args...)
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("python3 %s: %v\n%s", strings.Join(args, " "), err, stderr.String())
	}
	return out
}

func decode(t *testing.T, data []byte, into any) {
	t.Helper()
	if err := json.Unmarshal(data, into); err != nil {
		t.Fatalf("decode %.80s: %v", data, err)
	}
}
