package lexicon_test

import (
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/dateline/dateline/transforms"
	"github.com/dateline/dateline/transforms/calendar"
	"github.com/dateline/dateline/transforms/lexicon"
	"github.com/dateline/dateline/transforms/who"
)

const example = "../../data/lexicon-example"

// report holds names and nouns that only the example's lexicon knows.
const report = `Mauritania sent 400 meharists to Mali in May. The Ochre Brigade has 800 fighters in Niger. ` +
	`Chad joined the Lake Compact in March. The European Union imposed a landing ban on Belarus.`

// facts gives "type quote" of what is found in the report, and the version it was found by.
func facts() (found []string, version string) {
	day := calendar.Date(2024, 6, 12)
	r := transforms.Read(report, day)
	types := transforms.Types()
	for i, rows := range transforms.Extract(r, transforms.Article{ID: "a", Published: day}, types) {
		for j := range rows.Len() {
			row := rows.Index(j)
			found = append(found, types[i].Describe().Name+" "+row.FieldByName("Quote").String())
			version = row.FieldByName("ExtractorVersion").String()
		}
	}
	return found, version
}

// The one test that changes the program's lexicon, for the rest of this test binary.
func TestUse(t *testing.T) {
	before, version := facts()
	if lexicon.Suffix() != "" || strings.Contains(version, "lex:") {
		t.Errorf("a suffix without a user's lexicon: %q, %q", lexicon.Suffix(), version)
	}
	layer, err := lexicon.Read(os.DirFS(example))
	if err != nil {
		t.Fatal(err)
	}
	if err := layer.Use(); err != nil {
		t.Fatal(err)
	}
	after, version := facts()
	for _, want := range []string{"troops 400", "alliance Lake Compact", "sanction landing ban"} {
		if slices.Contains(before, want) {
			t.Errorf("%q is found without the lexicon, so it shows nothing", want)
		}
		if !slices.Contains(after, want) {
			t.Errorf("%q is not found with the lexicon: %q", want, after)
		}
	}
	for _, old := range before {
		if !slices.Contains(after, old) {
			t.Errorf("%q is lost with the lexicon", old)
		}
	}
	if !strings.HasSuffix(version, layer.Suffix()) || layer.Suffix() == "" || lexicon.Of(version) != layer.Suffix()[1:] {
		t.Errorf("facts say version %q, the lexicon's suffix is %q", version, layer.Suffix())
	}
	types := transforms.Types()
	if v := types[len(types)-1].Describe().Version; v != version { // the last fact is of the last type
		t.Errorf("types say version %q, facts %q", v, version)
	}
	for id, kind := range map[who.ID]who.Kind{"Ochre Brigade": who.ArmedGroup, "Lake Compact": who.Bloc, "Lake Compact Force": who.Mission} {
		if e, ok := who.Lookup(id); !ok || e.Kind != kind {
			t.Errorf("%s: %+v, %v", id, e, ok)
		}
	}
	if err := layer.Use(); err != nil {
		t.Errorf("using it twice: %v", err)
	}
	other, err := lexicon.Read(fstest.MapFS{"armed_groups.tsv": {Data: []byte("Copper Brigade\n")}})
	if err != nil {
		t.Fatal(err)
	}
	if err := other.Use(); err == nil {
		t.Error("a second lexicon is taken")
	}
}
