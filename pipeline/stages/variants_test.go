package stages

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/dateline/dateline/pipeline/jobs"
	"github.com/dateline/dateline/pipeline/lake"
	"github.com/dateline/dateline/pipeline/plan"
	"github.com/dateline/dateline/transforms"
)

// retypeset are articles whose occurrences differ in white space and quotation marks.
func retypeset() []map[string]string {
	var out []map[string]string
	for n := range 12 {
		text := fmt.Sprintf(`"On Monday %d people crossed bridge %d," the mayor said. It was repaired in May 20%02d.`, 100+n, n, 10+n)
		for i, body := range []string{text, strings.ReplaceAll(text, " ", "  "), strings.ReplaceAll(text, `"`, "“"), "\n" + text} {
			out = append(out, map[string]string{"id": fmt.Sprintf("a%d.%d", n, i), "published": "2021-03-10", "text": body})
		}
	}
	return out
}

// ingestAndExtract does a run's work on one file with these records.
func ingestAndExtract(t *testing.T, env *Env, records []map[string]string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "in.jsonl")
	var lines strings.Builder
	for _, r := range records {
		line, err := json.Marshal(r)
		if err != nil {
			t.Fatal(err)
		}
		lines.Write(append(line, '\n'))
	}
	if err := os.WriteFile(path, []byte(lines.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	b := begin(t, env)
	if _, err := Ingest(t.Context(), env, b, expand(t, path), nil); err != nil {
		t.Fatal(err)
	}
	commit(t, env, b)
	types := []transforms.FactType{transforms.Dates, transforms.Quantities}
	p := plan.Make(plan.State{Jobs: []jobs.Job{{Stage: jobs.Extract}}, Manifest: env.Lake.Current(), Types: plan.Versions(types, types)})
	b = begin(t, env)
	if _, err := Extract(t.Context(), env, b, p.Extract); err != nil {
		t.Fatal(err)
	}
	commit(t, env, b)
}

func factIDs(t *testing.T, env *Env) []string {
	t.Helper()
	var ids []string
	for _, f := range rows[transforms.Row[transforms.DateFact]](t, env, "dates") {
		ids = append(ids, f.FactID)
	}
	slices.Sort(ids)
	return ids
}

func TestFactsDoNotDependOnTheOrderOfVariants(t *testing.T) {
	records := retypeset()
	whole := newEnv(t, 2, 100)
	ingestAndExtract(t, whole, records)
	want := factIDs(t, whole)
	if len(want) < 24 {
		t.Fatalf("%d facts, want two of each article", len(want))
	}
	for seed := range uint64(12) {
		rnd := rand.New(rand.NewPCG(seed, 1))
		shuffled := slices.Clone(records)
		rnd.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		env := newEnv(t, 2, 1+rnd.IntN(20)) // some in one file of the batch, some in another
		runs := 1 + rnd.IntN(4)
		for part := range slices.Chunk(shuffled, (len(shuffled)+runs-1)/runs) {
			ingestAndExtract(t, env, part)
		}
		if got := factIDs(t, env); !slices.Equal(got, want) {
			t.Errorf("seed %d: %d facts %v, want %d %v", seed, len(got), got, len(want), want)
		}
		outcomes := map[string]int{}
		for _, s := range rows[lake.Source](t, env, "sources") {
			outcomes[s.Outcome]++
		}
		if n := len(rows[lake.Article](t, env, "articles")); n != 12 || outcomes[lake.Loaded] != 12 || outcomes[lake.Duplicate] != 36 {
			t.Errorf("seed %d: %d articles of occurrences %v", seed, n, outcomes)
		}
	}
}
