package plan

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/dateline/dateline/pipeline/article"
	"github.com/dateline/dateline/pipeline/jobs"
	"github.com/dateline/dateline/pipeline/lake"
	"github.com/dateline/dateline/transforms"
)

var day = time.Date(2024, 5, 6, 0, 0, 0, 0, time.UTC)

func allJobs() []jobs.Job {
	out := make([]jobs.Job, len(jobs.Stages))
	for i, s := range jobs.Stages {
		out[i] = jobs.Job{Name: string(s), Stage: s, Dir: "/exports"}
	}
	return out
}

func input(path string, bytes int64, changed time.Time) Observed {
	return Observed{Input: article.Input{Path: path, Size: bytes, ModTime: changed}}
}

func ledger(rows ...lake.Input) map[lake.InputKey]lake.Input {
	out := make(map[lake.InputKey]lake.Input)
	for _, r := range rows {
		out[r.Key()] = r
	}
	return out
}

// extractedBy is a manifest with one articles file that every type has read.
func extractedBy(types []Versioned) *lake.Manifest {
	m := &lake.Manifest{Version: 1, Files: []lake.File{{Table: "articles", Path: "articles/1.parquet", Rows: 3}}}
	for _, t := range types {
		table := lake.FactTable(t.Describe())
		m.Files = append(m.Files, lake.File{
			Table: table.Name, Path: table.Name + "/1.parquet", SchemaHash: table.SchemaHash(),
			Origin: lake.Origin{From: "articles/1.parquet", Version: t.Version},
		})
	}
	return m
}

// units writes a plan as lines of "stage unit: why", the types of a stage only once.
func units(p *Plan) []string {
	var out []string
	for _, u := range p.Units {
		out = append(out, string(u.Stage)+" "+u.Unit+": "+u.Why)
	}
	return out
}

func TestMake(t *testing.T) {
	two := []transforms.FactType{transforms.Dates, transforms.Quantities}
	current := Versions(two, two)
	newer := transforms.Dates
	newer.Version++
	raised := Versions([]transforms.FactType{newer, transforms.Quantities}, []transforms.FactType{newer, transforms.Quantities})
	known := lake.Input{Path: "/a.txt", Bytes: 10, Mtime: day.UnixNano(), SHA256: "aa"}
	touched := input("/a.txt", 10, day.Add(time.Hour))
	touched.SHA256 = "aa"
	rewritten := input("/a.txt", 10, day.Add(time.Hour))
	rewritten.SHA256 = "bb"
	after := []string{"model warehouse: after load", "check warehouse: after load", "publish warehouse: after load", "export /exports: after publish"}
	fresh := append([]string{
		"extract date from new articles: not extracted yet", "extract quantity from new articles: not extracted yet",
		"load warehouse: the lake gets a new version",
	}, after...)

	for _, tc := range []struct {
		name  string
		state State
		want  []string
	}{
		{"nothing anywhere", State{Manifest: &lake.Manifest{}, Types: current, Behind: "no version is published"}, nil},
		{"a known file", State{Inputs: []Observed{input("/a.txt", 10, day)}, Ledger: ledger(known), Manifest: extractedBy(current), Types: current}, nil},
		{"a touched file", State{Inputs: []Observed{touched}, Ledger: ledger(known), Manifest: extractedBy(current), Types: current}, nil},
		{"a new file", State{Inputs: []Observed{input("/b.txt", 5, day)}, Ledger: ledger(known), Manifest: extractedBy(current), Types: current},
			append([]string{"ingest /b.txt: new"}, fresh...)},
		{"a longer file", State{Inputs: []Observed{input("/a.txt", 12, day)}, Ledger: ledger(known), Manifest: extractedBy(current), Types: current},
			append([]string{"ingest /a.txt: changed since it was read"}, fresh...)},
		{"a file rewritten to the same size", State{Inputs: []Observed{rewritten}, Ledger: ledger(known), Manifest: extractedBy(current), Types: current},
			append([]string{"ingest /a.txt: changed since it was read"}, fresh...)},
		{"standard input", State{Inputs: []Observed{input("-", 0, time.Time{})}, Ledger: ledger(), Manifest: extractedBy(current), Types: current},
			append([]string{"ingest -: standard input is always read"}, fresh...)},
		{"a type's version raised", State{Manifest: extractedBy(current), Types: raised}, append([]string{
			"extract date from articles/1.parquet: version " + current[0].Version + " was extracted, " + raised[0].Version + " is current",
			"extract quantity from articles/1.parquet: version " + current[1].Version + " was extracted, " + raised[1].Version + " is current",
			"load warehouse: the lake gets a new version",
		}, after...)},
		{"a type added", State{Manifest: extractedBy(current[:1]), Types: current}, append([]string{
			"extract quantity from articles/1.parquet: not extracted yet", "load warehouse: the lake gets a new version",
		}, after...)},
		{"died before publishing", State{Manifest: extractedBy(current), Types: current, Behind: "it holds version 1 of the lake, which is at 2"},
			append([]string{"load warehouse: it holds version 1 of the lake, which is at 2"}, after...)},
		{"a retry", State{
			Inputs: []Observed{input("/a.txt", 10, day), input("/b.txt", 5, day)}, Ledger: ledger(known), Manifest: extractedBy(current), Types: current,
			Retry: true, Rejected: map[string]int64{"/a.txt": 2},
		}, append([]string{"ingest /a.txt: has rejected articles"}, fresh...)},
		{"a rebuild", State{Inputs: []Observed{input("/b.txt", 5, day)}, Manifest: extractedBy(current), Types: raised, Fresh: true},
			append([]string{"load warehouse: it is made anew"}, after[:3]...)},
	} {
		t.Run(tc.name, func(t *testing.T) {
			tc.state.Jobs = allJobs()
			p := Make(tc.state)
			if got := units(p); !reflect.DeepEqual(got, tc.want) {
				t.Errorf("got\n  %s\nwant\n  %s", strings.Join(got, "\n  "), strings.Join(tc.want, "\n  "))
			}
		})
	}
}

func TestRaisedTypeReplacesItsOldFile(t *testing.T) {
	types := []transforms.FactType{transforms.Dates}
	newer := transforms.Dates
	newer.Version++
	p := Make(State{Jobs: allJobs(), Manifest: extractedBy(Versions(types, types)), Types: Versions([]transforms.FactType{newer}, []transforms.FactType{newer})})
	if len(p.Extract) != 1 || len(p.Extract[0].Types) != 1 {
		t.Fatalf("extractions: %+v", p.Extract)
	}
	if got := p.Extract[0].Types[0].Replaces; !reflect.DeepEqual(got, []string{"dates/1.parquet"}) {
		t.Errorf("replaces %v, want the old file of dates", got)
	}
}

func TestTypeThatReadsClaimsChangesWithTheOthers(t *testing.T) {
	types := []transforms.FactType{transforms.Dates, transforms.Troops, transforms.Quantities}
	before := Versions(types, types)
	raised := transforms.Troops
	raised.Version++
	after := Versions([]transforms.FactType{transforms.Dates, raised, transforms.Quantities}, types)
	if before[0].Version != after[0].Version {
		t.Error("dates changed with troops")
	}
	if before[2].Version == after[2].Version {
		t.Error("quantities did not change with troops, whose claims they list")
	}
}

func TestObserveReadsOnlyWhatMaySpareWork(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a.txt")
	if err := os.WriteFile(path, []byte("text"), 0o644); err != nil {
		t.Fatal(err)
	}
	row := lake.Input{Path: path, Bytes: 4, Mtime: day.UnixNano()}
	for _, tc := range []struct {
		name string
		in   article.Input
		read bool
	}{
		{"known", article.Input{Path: path, Size: 4, ModTime: day}, false},
		{"touched", article.Input{Path: path, Size: 4, ModTime: day.Add(1)}, true},
		{"other size", article.Input{Path: path, Size: 5, ModTime: day.Add(1)}, false},
		{"unknown", article.Input{Path: filepath.Join(dir, "b.txt"), Size: 4, ModTime: day}, false},
	} {
		t.Run(tc.name, func(t *testing.T) {
			got, err := Observe([]article.Input{tc.in}, ledger(row))
			if err != nil {
				t.Fatal(err)
			}
			if read := got[0].SHA256 != ""; read != tc.read {
				t.Errorf("read: %t, want %t", read, tc.read)
			}
		})
	}
}

func TestOutdatedSaysThatTheLexiconChanged(t *testing.T) {
	const lexicon = "your lexicon changed: "
	for name, c := range map[string]struct {
		was, current string
		lexicon      bool
	}{
		"a new lexicon":         {"1.3", "1.3+lex:01234567", true},
		"another lexicon":       {"1.3+lex:76543210", "1.3+lex:01234567", true},
		"no lexicon any more":   {"1.3+lex:76543210", "1.3", true},
		"a type with claims":    {"1.3+89abcdef", "1.3+lex:01234567+fedcba98", true},
		"a new version as well": {"1.3", "1.4+lex:01234567", false},
		"other claims":          {"1.3+lex:01234567+89abcdef", "1.3+lex:01234567+fedcba98", false},
	} {
		t.Run(name, func(t *testing.T) {
			why := outdated(c.was, c.current)
			if strings.HasPrefix(why, lexicon) != c.lexicon || !strings.HasSuffix(why, "version "+c.was+" was extracted, "+c.current+" is current") {
				t.Errorf("%q", why)
			}
		})
	}
}
