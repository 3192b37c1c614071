package lexicon

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/dateline/dateline/data"
	"github.com/dateline/dateline/transforms/cue"
	"github.com/dateline/dateline/transforms/who"
)

func layerOf(files map[string]string) fstest.MapFS {
	dir := fstest.MapFS{}
	for name, body := range files {
		dir[name] = &fstest.MapFile{Data: []byte(body)}
	}
	return dir
}

func problems(t *testing.T, files map[string]string) Problems {
	t.Helper()
	_, err := Read(layerOf(files))
	var all Problems
	if !errors.As(err, &all) && err != nil {
		t.Fatal(err)
	}
	return all
}

func TestReadAcceptsWhatUsersWrite(t *testing.T) {
	for name, files := range map[string]map[string]string{
		"a new group":             {"armed_groups.tsv": "Copper Brigade\tMLI\tBrigade of Copper;CBR\n"},
		"names for a known group": {"armed_groups.tsv": "Taliban\t\tQuetta Council\n"},
		"no newline at the end":   {"armed_groups.tsv": "Copper Brigade"},
		"carriage returns":        {"armed_groups.tsv": "# mine\r\nCopper Brigade\tMLI\r\n", "troops.cues": "[personnel]\r\nskirmishers\r\n"},
		"a byte order mark":       {"armed_groups.tsv": "\ufeffCopper Brigade\tMLI\n", "troops.cues": "\ufeff[personnel]\nskirmishers\n"},
		"a comment after words":   {"troops.cues": "[personnel] # who is counted\nskirmishers # light infantry\n"},
		"references to own rows": {
			"states.tsv":        "ZZA\tZA\tstate\tZandia\t\tZandian\n",
			"organisations.tsv": "ZUN\tbloc\t\t\tZandian Union\nZUN Force\tmission\tZZA\tZUN\n",
		},
		"a declared double meaning": {
			"armed_groups.tsv": "Copper Brigade\tMLI\tISIS\n", "ambiguous.tsv": "ISIS\tCopper Brigade;Islamic State\n",
		},
		"small letters beside capitals": {"armed_groups.tsv": "Riders\tMLI\tRiders;riders\n"},
		"a small id":                    {"armed_groups.tsv": "fedayeen\tIRQ\n"},
		"other letters":                 {"armed_groups.tsv": "حركة الشباب\tSOM\n"},
		"a possessive":                  {"troops.cues": "[strong]\n's\n"},
		"files beside":                  {"armed_groups.tsv": "Copper Brigade\n", "README.md": "x", ".gitignore": "x", "notes.md": "x", "armed_groups.tsv~": "x"},
		"plain words":                   {"given_names.txt": "Zorba Xanthe\n", "not_places.txt": "Mali Gazette\n", "common_words.txt": "quay\n"},
		"a city":                        {"cities.tsv": "Abalak Station\t\tNER\t01\t700\n"},
	} {
		t.Run(name, func(t *testing.T) {
			for _, p := range problems(t, files) {
				t.Errorf("%v (%s)", Problems{p}, p.Hint)
			}
		})
	}
}

func TestReadReportsMistakes(t *testing.T) {
	for name, c := range map[string]struct{ file, body, want, hint string }{
		"too many columns":   {"armed_groups.tsv", "# x\nA1\tMLI\tB1\tC1\n", "armed_groups.tsv:2:11: 4 columns, want at most 3: id, country, names", "separated by semicolons"},
		"blanks for tabs":    {"armed_groups.tsv", "Copper Brigade    MLI\n", "armed_groups.tsv:1:1: no tab in this line", "the columns are: id, country, names"},
		"one blank for tabs": {"armed_groups.tsv", "Copper Brigade MLI CBR\n", "armed_groups.tsv:1:1: no tab in this line", "the columns are"},
		"blanks before kind": {"organisations.tsv", "Copper Pact bloc\n", "organisations.tsv:1:1: no tab in this line", "the columns are"},
		"unknown state":      {"armed_groups.tsv", "Copper Brigade\tMLX\n", `armed_groups.tsv:1:16: no state has the id "MLX"`, "alpha-3"},
		"a state's name":     {"armed_groups.tsv", "Copper Brigade\tMali\n", `armed_groups.tsv:1:16: no state has the id "Mali"`, "write MLI"},
		"claimed by nobody":  {"regions.tsv", "Copper Hills\tregion\tMLI; QQQ\n", `regions.tsv:1:26: no state has the id "QQQ"`, ""},
		"no kind":            {"organisations.tsv", "Copper Pact\t\tMLI\n", "organisations.tsv:1:13: no kind: want bloc, agency or mission", "the columns are"},
		"unknown kind":       {"organisations.tsv", "Copper Pact\tblock\n", `organisations.tsv:1:13: unknown kind "block"`, "bloc, agency or mission"},
		"unknown parent":     {"organisations.tsv", "Copper Force\tmission\tMLI\tNowhere\n", `organisations.tsv:1:26: no entity has the id "Nowhere"`, ""},
		"a parent's name":    {"organisations.tsv", "Copper Force\tmission\tMLI\tUnited Nations\n", `organisations.tsv:1:26: no entity has the id "United Nations"`, "name of UN"},
		"no id":              {"armed_groups.tsv", "\tMLI\tBrigade of Copper\n", "armed_groups.tsv:1:1: no id", ""},
		"id twice":           {"armed_groups.tsv", "Copper Brigade\nCopper Brigade\tMLI\n", `armed_groups.tsv:2:1: id "Copper Brigade" stands at armed_groups.tsv:1 already`, "one line of the two"},
		"another file's id":  {"organisations.tsv", "Taliban\tbloc\n", `organisations.tsv:1:1: id "Taliban" belongs to armed_groups.tsv`, "armed_groups.tsv"},
		"another's name":     {"armed_groups.tsv", "Copper Brigade\tMLI\tCBR;ISIS\n", `armed_groups.tsv:1:24: "ISIS" is a name of Islamic State already (built in)`, "ISIS<tab>Copper Brigade;Islamic State"},
		"own name twice":     {"armed_groups.tsv", "Copper Brigade\t\tCBR\nChrome Brigade\t\tCBR\n", `armed_groups.tsv:2:17: "CBR" is a name of Copper Brigade already (armed_groups.tsv:1)`, "ambiguous.tsv"},
		"small letters":      {"armed_groups.tsv", "Copper Brigade\t\triders\n", `armed_groups.tsv:1:17: the name "riders" is in small letters`, `write "Riders"`},
		"a comma":            {"armed_groups.tsv", "Copper Brigade\t\tBrigade of Copper, CBR\n", "armed_groups.tsv:1:17: a comma in the name", "semicolons"},
		"quotation marks":    {"armed_groups.tsv", "\"Copper Brigade\"\tMLI\n", "armed_groups.tsv:1:1: quotation marks in the name", "leave them out"},
		"one letter":         {"armed_groups.tsv", "Copper Brigade\t\tC\n", `armed_groups.tsv:1:17: the name "C" is one letter`, ""},
		"no letter":          {"armed_groups.tsv", "Copper Brigade\t\t17\n", `armed_groups.tsv:1:17: no letter in the name "17"`, ""},
		"a bare ?":           {"armed_groups.tsv", "Copper Brigade\t\t?\n", `armed_groups.tsv:1:17: "?" without a name`, ""},
		"id with ?":          {"armed_groups.tsv", "?Copper Brigade\n", `armed_groups.tsv:1:1: an id does not begin with "?"`, ""},
		"several ids":        {"armed_groups.tsv", "Copper Brigade;CBR\tMLI\n", "armed_groups.tsv:1:1: an id is one name", "column names"},
		"bad state id":       {"states.tsv", "Zandia\tZA\tstate\tZandia\n", `states.tsv:1:1: a state's id is three capitals, not "Zandia"`, "alpha-3"},
		"bad iso2":           {"states.tsv", "ZZA\tZan\tstate\tZandia\n", `states.tsv:1:5: iso2 is two capitals`, ""},
		"state without name": {"states.tsv", "ZZA\tZA\tstate\n", "states.tsv:1:13: no name", ""},
		"bad neighbour":      {"states.tsv", "NER\t\t\t\t\t\t\t\t\t\tMLI;QQQ\n", `states.tsv:1:18: no state has the id "QQQ"`, ""},
		"ambiguous nothing":  {"ambiguous.tsv", "Koprea\tKOR;PRK\n", `ambiguous.tsv:1:1: no entity has the name "Koprea"`, "capitals count"},
		"ambiguous nobody":   {"ambiguous.tsv", "Korea\tMLI;Nobody\n", `ambiguous.tsv:1:11: no entity has the id "Nobody"`, ""},
		"ambiguous, no ids":  {"ambiguous.tsv", "Korea\n", "ambiguous.tsv:1:6: no ids", ""},
		"city, few columns":  {"cities.tsv", "Abalak Station\tNER\n", "cities.tsv:1:19: 2 columns, want 5", "leave a column empty"},
		"city's population":  {"cities.tsv", "Abalak Station\t\tNER\t01\t25,000\n", `cities.tsv:1:24: population "25,000" is not a number`, "digits"},
		"city's spelling":    {"cities.tsv", "1st Station\t\tNER\t01\t700\n", "cities.tsv:1:1: the spelling", ""},
		"city too long":      {"cities.tsv", "A Very Long Name of a Small Town\t\tNER\t01\t700\n", "cities.tsv:1:1: a city's name of more than 6 words", ""},
		"unknown list":       {"troops.cues", "[personel]\nskirmishers\n", "troops.cues:1:1: troops.cues has no list [personel]", "[personnel]"},
		"list twice":         {"troops.cues", "[personnel]\nskirmishers\n[ranks]\n[personnel]\n", "troops.cues:4:1: list [personnel] stands on line 1 already", "one list"},
		"no list yet":        {"troops.cues", "skirmishers\n", `troops.cues:1:1: "skirmishers" stands before any [list]`, "begin one"},
		"half a bracket":     {"troops.cues", "[personnel]\nskirmishers\n[ranks\n", "troops.cues:3:1: a list's name stands in brackets", "write [ranks]"},
		"a hyphen":           {"troops.cues", "[personnel]\nskirmishers para-riders\n", `troops.cues:2:13: "para-riders" is 3 words where articles are read: para - riders`, "single words"},
		"a hyphened phrase":  {"sanctions.cues", "[measure phrase]\nno-sail zone\n", `sanctions.cues:2:1: "no-sail" is 3 words`, `write "no - sail"`},
		"a phrase list near": {"sanctions.cues", "[measure]\nno-sail\n", `sanctions.cues:2:1: "no-sail" is 3 words`, "[measure phrase]"},
		"tab among words":    {"given_names.txt", "Zorba\tXanthe\n", "given_names.txt:1:7: a tab", ""},
		"not UTF-8":          {"armed_groups.tsv", "# x\nCôte\xff\tMLI\n", "armed_groups.tsv:2:5: byte 0xff is not UTF-8 text", "save the file as UTF-8"},
		"a zero byte":        {"troops.cues", "[personnel]\nab\x00c\n", "troops.cues:2:3: byte 0x0 is not", ""},
		"UTF-16":             {"armed_groups.tsv", "\xff\xfeC\x00", "armed_groups.tsv: is UTF-16", "UTF-8"},
		"unknown file":       {"armed_group.tsv", "Copper Brigade\n", `armed_group.tsv: no lexicon file is named "armed_group.tsv"`, "armed_groups.tsv"},
		"too long":           {"troops.cues", strings.Repeat("# 0123456789abcdef\n", maxBytes/18), "troops.cues: longer than 32 MB", ""},
		"directory in it":    {"more/armed_groups.tsv", "Copper Brigade\n", "more: a directory", ""},
	} {
		t.Run(name, func(t *testing.T) {
			all := problems(t, map[string]string{c.file: c.body})
			if len(all) != 1 || !strings.HasPrefix(all.Error(), c.want) || !strings.Contains(all[0].Hint, c.hint) {
				t.Errorf("problems: %v (%+v)\nwant %s, hint %s", all, all, c.want, c.hint)
			}
			if len(all) == 1 && all[0].Line > 0 && (all[0].Source == "" || all[0].Width == 0) {
				t.Errorf("no line to show: %+v", all[0])
			}
		})
	}
}

func TestEmptyDirectoryIsAMistake(t *testing.T) {
	for name, files := range map[string]map[string]string{"empty": {}, "notes only": {"README.md": "mine"}} {
		if all := problems(t, files); len(all) != 1 || all[0].File != "" || all[0].Hint == "" {
			t.Errorf("%s: %+v", name, all)
		}
	}
}

// All mistakes are told at once, by place; a file that is none of ours is cut short.
func TestAllMistakesAtOnce(t *testing.T) {
	all := problems(t, map[string]string{
		"troops.cues":      "[personel]\nskirmishers\n[rank]\n",
		"armed_groups.tsv": "Copper Brigade\tXQX\tC\n" + strings.Repeat("a\tb\tc\td\n", 100),
		"weapons.cues":     "",
	})
	text := all.Error()
	for _, want := range []string{"armed_groups.tsv:1:16: ", "armed_groups.tsv:1:20: ", "and 82 mistakes more", "troops.cues:1:1: ", "troops.cues:3:1: ", "weapons.cues: "} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
	if len(all) != most+1+2+1 {
		t.Errorf("%d problems told", len(all))
	}
}

func TestSlipsAreTraced(t *testing.T) {
	all := problems(t, map[string]string{"troop.cues": "", "troops.cues": "[personel]\n", "organisations.tsv": "Copper Pact\tblocc\n"})
	for i, want := range []string{"bloc", "troops.cues", "personnel"} {
		found := false
		for _, k := range all[i].Known {
			found = found || k == want
		}
		if !found || all[i].Word == "" {
			t.Errorf("%s: %q may not be a slip for %q", all[i].Message, all[i].Word, want)
		}
	}
}

// The suffix names what the files say: nothing else changes it.
func TestSuffix(t *testing.T) {
	suffix := func(files map[string]string) string {
		t.Helper()
		l, err := Read(layerOf(files))
		if err != nil {
			t.Fatal(err)
		}
		return l.Suffix()
	}
	base := suffix(map[string]string{"armed_groups.tsv": "Copper Brigade\tMLI\tCBR\n", "troops.cues": "[personnel]\nskirmishers lancers\n"})
	if len(base) != len("+lex:01234567") || !strings.HasPrefix(base, "+lex:") {
		t.Errorf("suffix %q", base)
	}
	same := map[string]string{
		"armed_groups.tsv": "\ufeff# mine\r\n\r\nCopper Brigade\tMLI\tCBR\t\r\n", "troops.cues": "# c\n[personnel]   # who\nskirmishers   lancers\n",
		"README.md": "changed", "peoples.tsv": "# nothing yet\n",
	}
	if got := suffix(same); got != base {
		t.Errorf("comments and blanks change the suffix: %s, was %s", got, base)
	}
	for name, files := range map[string]map[string]string{
		"a name":      {"armed_groups.tsv": "Copper Brigade\tMLI\tCPB\n", "troops.cues": "[personnel]\nskirmishers lancers\n"},
		"a word":      {"armed_groups.tsv": "Copper Brigade\tMLI\tCBR\n", "troops.cues": "[personnel]\nskirmishers\n"},
		"a list":      {"armed_groups.tsv": "Copper Brigade\tMLI\tCBR\n", "troops.cues": "[irregular]\nskirmishers lancers\n"},
		"a file":      {"armed_groups.tsv": "Copper Brigade\tMLI\tCBR\n", "casualties.cues": "[killed noun]\nskirmishers lancers\n"},
		"no cue file": {"armed_groups.tsv": "Copper Brigade\tMLI\tCBR\n"},
	} {
		if got := suffix(files); got == base {
			t.Errorf("%s does not change the suffix", name)
		}
	}
	if got := suffix(map[string]string{"peoples.tsv": "# nothing yet\n"}); got != "" {
		t.Errorf("files that say nothing have the suffix %q", got)
	}
}

// Whatever a file holds, its mistakes have a place; a file without mistakes is one
// that the packages which use it can read.
func FuzzRead(f *testing.F) {
	f.Add("armed_groups.tsv", "Copper Brigade\tMLI\t?CBR;riders\n")
	f.Add("armed_groups.tsv", "Copper Brigade\tMLI\tthe Brigade;Copper-\n")
	f.Add("cities.tsv", "\ufeffAbalak Station\t\tNER\t\t1\r\nB")
	f.Add("troops.cues", "[personnel] # x\n's para-riders\n[\n]\n")
	f.Add("sanctions.cues", "[measure phrase]\nno - sail zone\n")
	f.Add("states.tsv", "\xff\x00\t\t\t")
	f.Add("regions.tsv", "Copper Hills\tregion\tMLI;NER\t\tHillish\n")
	f.Add("ambiguous.tsv", "Korea\tPRK;KOR\n")
	f.Add("not_places.txt", "Mali Gazette\n")
	f.Fuzz(func(t *testing.T, name, body string) {
		if !slices.Contains(fileNames(), name) {
			return
		}
		l, err := Read(fstest.MapFS{name: {Data: []byte(body)}})
		var all Problems
		if err != nil && (!errors.As(err, &all) || len(all) == 0) {
			t.Fatalf("error %v", err)
		}
		for _, p := range all {
			if p.Line > 0 && (p.Column < 1 || p.Width < 1) {
				t.Errorf("no place: %+v", p)
			}
		}
		if err != nil {
			return
		}
		if _, err := who.Load(data.Lexicon, l.bodies); err != nil {
			t.Errorf("who cannot load it: %v", err)
		}
		if isCues(name) {
			if _, err := cue.Parse(name, l.bodies[name]); err != nil {
				t.Errorf("cue cannot parse it: %v", err)
			}
		}
	})
}
