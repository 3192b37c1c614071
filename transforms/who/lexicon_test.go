package who

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/dateline/dateline/data"
	"github.com/dateline/dateline/transforms/calendar"
	"github.com/dateline/dateline/transforms/text"
)

// iso3166 lists the 249 officially assigned alpha-3 codes (ISO 3166-1:2020).
const iso3166 = `ABW AFG AGO AIA ALA ALB AND ARE ARG ARM ASM ATA ATF ATG AUS AUT AZE BDI BEL BEN BES BFA BGD BGR
BHR BHS BIH BLM BLR BLZ BMU BOL BRA BRB BRN BTN BVT BWA CAF CAN CCK CHE CHL CHN CIV CMR COD COG COK COL COM CPV CRI
CUB CUW CXR CYM CYP CZE DEU DJI DMA DNK DOM DZA ECU EGY ERI ESH ESP EST ETH FIN FJI FLK FRA FRO FSM GAB GBR GEO GGY
GHA GIB GIN GLP GMB GNB GNQ GRC GRD GRL GTM GUF GUM GUY HKG HMD HND HRV HTI HUN IDN IMN IND IOT IRL IRN IRQ ISL ISR
ITA JAM JEY JOR JPN KAZ KEN KGZ KHM KIR KNA KOR KWT LAO LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA MAC MAF MAR MCO MDA
MDG MDV MEX MHL MKD MLI MLT MMR MNE MNG MNP MOZ MRT MSR MTQ MUS MWI MYS MYT NAM NCL NER NFK NGA NIC NIU NLD NOR NPL
NRU NZL OMN PAK PAN PCN PER PHL PLW PNG POL PRI PRK PRT PRY PSE PYF QAT REU ROU RUS RWA SAU SDN SEN SGP SGS SHN SJM
SLB SLE SLV SMR SOM SPM SRB SSD STP SUR SVK SVN SWE SWZ SXM SYC SYR TCA TCD TGO THA TJK TKL TKM TLS TON TTO TUN TUR
TUV TWN TZA UGA UKR UMI URY USA UZB VAT VCT VEN VGB VIR VNM VUT WLF WSM YEM ZAF ZMB ZWE`

func TestEveryStateIsListed(t *testing.T) {
	codes := strings.Fields(iso3166)
	if len(codes) != 249 {
		t.Fatalf("the test lists %d codes, ISO 3166-1 has 249", len(codes))
	}
	for _, code := range codes {
		e, ok := Lookup(ID(code))
		if !ok || e.Kind != State || e.Name == "" || len(e.ISO2) != 2 || e.ISO3 != code {
			t.Errorf("%s: %+v", code, e)
		}
	}
	for _, code := range strings.Fields("XKX SUN YUG DDR CSK SCG") {
		if !IsState(ID(code)) {
			t.Errorf("%s is not a state", code)
		}
	}
	if IsState("NATO") || IsState("Sahel") || IsState("") {
		t.Error("IsState holds for what is no state")
	}
}

func TestLexiconIsBigEnough(t *testing.T) {
	count := map[Kind]int{}
	for _, e := range standard.entities {
		count[e.Kind]++
	}
	if n := count[Bloc] + count[Agency] + count[Mission]; n < 150 {
		t.Errorf("%d organisations", n)
	}
	if count[ArmedGroup] < 150 {
		t.Errorf("%d armed groups", count[ArmedGroup])
	}
	if count[Region] < 600 {
		t.Errorf("%d regions", count[Region])
	}
}

func TestEntitiesHaveOneIDEach(t *testing.T) {
	all := Entities()
	if len(all) < 30_000 {
		t.Fatalf("%d entities, want the cities too", len(all))
	}
	seen := map[ID]bool{}
	for _, e := range all {
		if e.ID == "" || e.Name == "" || e.Kind == "" {
			t.Errorf("incomplete: %+v", e)
		}
		if seen[e.ID] {
			t.Errorf("id %q twice", e.ID)
		}
		seen[e.ID] = true
		if got, ok := Lookup(e.ID); !ok || got.Kind != e.Kind || got.Country != e.Country {
			t.Fatalf("Lookup(%q) = %+v, %v; listed as %+v", e.ID, got, ok, e)
		}
	}
}

// A name that means two entities must be declared in ambiguous.tsv, so that a
// slip of the pen does not make one.
func TestAmbiguousNamesAreDeclared(t *testing.T) {
	declared := map[string]bool{}
	b, err := data.Lexicon.Open("ambiguous.tsv")
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	buf := make([]byte, 1<<16)
	n, _ := b.Read(buf)
	for line := range strings.Lines(string(buf[:n])) {
		name, _, _ := strings.Cut(line, "\t")
		declared[name] = true
	}
	for _, head := range standard.names.senses {
		for i := head; i != 0; i = standard.senses[i].next {
			for j := standard.senses[i].next; j != 0; j = standard.senses[j].next {
				a, b := standard.senses[i], standard.senses[j]
				if a.caps&3 == exactly || b.caps&3 == exactly {
					continue
				}
				if a.entity == b.entity || a.hyphen != b.hyphen || a.the != b.the || a.entity < 0 || b.entity < 0 {
					continue
				}
				if !declared[a.exact] && !declared[b.exact] {
					t.Errorf("%q: %s and %s; declare it in ambiguous.tsv", a.exact, standard.entities[a.entity].ID, standard.entities[b.entity].ID)
				}
			}
		}
	}
}

func TestGazetteerIsSorted(t *testing.T) {
	g := standard.cities[0]
	g.once.Do(g.index)
	last, lines := "", 0
	for i := 0; i < len(g.file); i = g.lineEnd(i) {
		if g.file[i] == '#' {
			continue
		}
		line := strings.TrimRight(g.file[i:g.lineEnd(i)], "\n")
		if err := checkCity(line); err != nil {
			t.Fatalf("%s: %v", line, err)
		}
		key := sortKey(line)
		if key < last {
			t.Fatalf("%q stands after %q", key, last)
		}
		if _, ok := g.lookup(ID(g.city(i).spelling)); !ok {
			t.Errorf("%q is not found", line)
		}
		last = key
		lines++
	}
	if lines < 40_000 {
		t.Errorf("%d lines", lines)
	}
}

func TestLoadLayersAUsersDirectory(t *testing.T) {
	mine := fstest.MapFS{
		"armed_groups.tsv": {Data: []byte("# mine\nCopper Brigade\tMLI\tBrigade of Copper;CBR\nTaliban\t\tQuetta Council\n")},
		"states.tsv":       {Data: []byte("NER\t\t\tNiger\tNigerland\n")},
		"cities.tsv":       {Data: []byte("Zbrod\t\tUKR\t05\t9000\nAbalak Station\t\tNER\t01\t700\n")},
		"common_words.txt": {Data: []byte("")},
	}
	lex, err := Load(data.Lexicon, mine)
	if err != nil {
		t.Fatal(err)
	}
	doc := text.Build("Fighters of the Copper Brigade left Nigerland, and the CBR and the Quetta Council met in Abalak Station, Niger.", calendar.None)
	var got []string
	for _, m := range lex.Find(doc) {
		got = append(got, fmt.Sprintf("%s/%s", m.ID, m.Country))
	}
	want := []string{"Copper Brigade/MLI", "NER/NER", "Copper Brigade/MLI", "Taliban/AFG", "Abalak Station/NER", "NER/NER"}
	if !slices.Equal(got, want) {
		t.Errorf("found %v, want %v", got, want)
	}
	if e, _ := lex.Lookup("Taliban"); e.Country != "AFG" || !slices.Contains(e.Aliases, "Quetta Council") || !slices.Contains(e.Aliases, "Taleban") {
		t.Errorf("Taliban: %+v", e)
	}
	if _, ok := standard.Lookup("Copper Brigade"); ok {
		t.Error("a user's layer changed the default lexicon")
	}
}

// A row for an entity of an earlier layer says of its id no more than that layer did.
func TestLayerKeepsWeakNamesWeak(t *testing.T) {
	base := fstest.MapFS{
		"states.tsv":       {Data: []byte("MLI\tML\tstate\tMali\n")},
		"armed_groups.tsv": {Data: []byte("Wing\tMLI\t?Wing\n")},
		"regions.tsv":      {Data: []byte("Hills\tregion\tMLI;MLI\n")},
	}
	lex, err := Load(base, fstest.MapFS{
		"armed_groups.tsv": {Data: []byte("Wing\t\tWing of the Hills\n")},
		"regions.tsv":      {Data: []byte("Hills\t\tMLI\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	if found := lex.Find(text.Build("The Wing flew.", calendar.None)); len(found) != 0 {
		t.Errorf("a weak id is found on its own: %+v", found)
	}
	if found := lex.Find(text.Build("Fighters of the Wing of the Hills rode out.", calendar.None)); len(found) != 1 || found[0].ID != "Wing" {
		t.Errorf("the added name is not found: %+v", found)
	}
	if e, _ := lex.Lookup("Hills"); e.Country != "MLI" || len(lex.claims) != 0 {
		t.Errorf("a later row does not settle where the region lies: %+v, %v", e, lex.claims)
	}
}

func TestLoadReportsFileAndLine(t *testing.T) {
	for _, c := range []struct{ name, file, body, want string }{
		{"too many columns", "armed_groups.tsv", "# x\nA\tMLI\tB\tC\n", "armed_groups.tsv:2: 4 columns"},
		{"no id", "peoples.tsv", "\tMLI\tB\n", "peoples.tsv:1: a row without an id"},
		{"unknown state", "armed_groups.tsv", "A\tMLX\tB\n", `armed_groups.tsv:1: A: no state has the id "MLX"`},
		{"unknown parent", "organisations.tsv", "\n\nX\tagency\t\tNowhere\n", `organisations.tsv:3: X: no entity has the id "Nowhere"`},
		{"bad kind", "organisations.tsv", "X\tclub\n", `organisations.tsv:1: kind "club"`},
		{"bad state id", "states.tsv", "Mali\tML\tstate\tMali\n", `states.tsv:1: state id "Mali"`},
		{"unknown claim", "regions.tsv", "X\tregion\tMLI;QQQ\n", `regions.tsv:1: X: no state has the id "QQQ"`},
		{"ambiguous nobody", "ambiguous.tsv", "X\tMLI;Nobody\n", `ambiguous.tsv:1: X: no entity has the id "Nobody"`},
		{"city without columns", "cities.tsv", "# c\nX\tMLI\n", "cities.tsv:2: 2 columns, want 5"},
		{"city's population", "cities.tsv", "X\t\tMLI\t1\tmany\n", `cities.tsv:1: population "many"`},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := Load(data.Lexicon, fstest.MapFS{c.file: {Data: []byte(c.body)}})
			if err == nil || !strings.HasPrefix(err.Error(), c.want) {
				t.Errorf("error %v, want %s", err, c.want)
			}
		})
	}
	if _, err := Load(fstest.MapFS{"peoples.tsv": {Data: []byte("A\nA\n")}}); err == nil || err.Error() != `peoples.tsv:2: id "A" stands at peoples.tsv:1 already` {
		t.Errorf("double id: %v", err)
	}
}
