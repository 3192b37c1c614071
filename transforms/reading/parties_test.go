package reading_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/dateline/dateline/transforms/calendar"
	"github.com/dateline/dateline/transforms/reading"
	"github.com/dateline/dateline/transforms/text"
	"github.com/dateline/dateline/transforms/who"
)

func readText(body string) *reading.Reading {
	return reading.New(text.Build(body, calendar.Date(2021, 3, 10)))
}

// tokenOf is the last token of the text that is the word.
func tokenOf(t *testing.T, r *reading.Reading, word string) int {
	t.Helper()
	for tok := len(r.Doc.Tokens) - 1; tok >= 0; tok-- {
		if r.Doc.Text(tok) == word {
			return tok
		}
	}
	t.Fatalf("no token %q", word)
	return -1
}

func ids(list []who.ID) string {
	var out []string
	for _, id := range list {
		out = append(out, string(id))
	}
	return strings.Join(out, " ")
}

func TestPartiesOf(t *testing.T) {
	for _, c := range []struct{ name, text, word, want string }{
		{"a name", "Chad protested.", "Chad", "TCD"},
		{"a list", "Mali, Niger and Chad protested.", "Mali", "MLI NER TCD"},
		{"rulers of", "The leaders of Peru and Chile met.", "leaders", "PER CHL"},
		{"names before", "US and Russian envoys met.", "envoys", "USA RUS"},
		{"the two countries", "Ghana and Togo share a river. The two countries signed.", "countries", "GHA TGO"},
		{"two names apart", "Peru lies south of Ecuador. Both countries signed.", "countries", "PER ECU"},
		{"they", "Mali and Niger met. They signed.", "They", "MLI NER"},
		{"an introduced leader", "French President Jean Petit spoke. Petit signed.", "Petit", "FRA"},
		{"a leader after his name", "Jean Petit, France's premier, spoke. Later Petit signed.", "Petit", "FRA"},
		{"a leader unknown", "Jean Petit spoke. Later Petit signed.", "Petit", ""},
		{"a shortened name", "The UN Security Council met. The Council voted.", "Council", "UN"},
		{"turned round", "Pro-Russian rebels fled.", "rebels", ""},
		{"but for one", "All states except Russia signed.", "Russia", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := readText(c.text)
			if got := ids(r.PartiesOf(tokenOf(t, r, c.word))); got != c.want {
				t.Errorf("parties of %q in %q: %q, want %q", c.word, c.text, got, c.want)
			}
		})
	}
}

func TestAgents(t *testing.T) {
	for _, c := range []struct{ name, text, word, want string }{
		{"subject", "Chad signed the treaty.", "signed", "TCD"},
		{"passive", "The treaty was signed by Chad.", "signed", "TCD"},
		{"after a dateline", "ROME - Italy and Malta signed a treaty.", "signed", "ITA MLT"},
		{"owner of a noun", "France regretted Mali's withdrawal.", "withdrawal", "MLI"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := readText(c.text)
			if got := ids(r.Agents(tokenOf(t, r, c.word))); got != c.want {
				t.Errorf("agents of %q in %q: %q, want %q", c.word, c.text, got, c.want)
			}
		})
	}
}

func TestListAfter(t *testing.T) {
	for _, c := range []struct{ name, text, word, want string }{
		{"a list", "a pact between Peru, Chile and Brazil", "between", "PER CHL BRA"},
		{"an article and an adjective", "a pact with the new Chile", "with", "CHL"},
		{"a city in its state is no list", "a bomb in Gao, Mali", "in", "MLI"},
		{"two with a comma are no list", "in Peru, Chile said", "in", "PER"},
		{"nothing", "a pact with them", "with", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := readText(c.text)
			got, _ := r.ListAfter(tokenOf(t, r, c.word)+1, 2)
			if ids(got) != c.want {
				t.Errorf("list after %q in %q: %q, want %q", c.word, c.text, ids(got), c.want)
			}
		})
	}
}

// A list may run on for pages: reading it stays within bounds.
func TestEndlessListEnds(t *testing.T) {
	r := readText(strings.Repeat("Mali, Niger and ", 3000) + "Chad met.")
	if n := len(r.PartiesOf(0)); n > 3 {
		t.Errorf("%d parties of three names", n)
	}
	if !slices.Contains(r.PartiesOf(0), who.ID("MLI")) {
		t.Error("Mali is not among them")
	}
}

func TestLastState(t *testing.T) {
	for _, c := range []struct{ name, text, word, want string }{
		{"past a body", "Iraq fired on ships, which led to UN measures against it.", "it", "IRQ"},
		{"the sentence before", "Chad closed the port. The Security Council acted against it.", "it", "TCD"},
		{"too far back", "Chad closed the port. Rain fell. The ships left. The Security Council acted against it.", "it", ""},
		{"a demonym only", "Chadian ships left, and the Security Council acted against it.", "it", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := readText(c.text)
			if got := ids(r.LastState(tokenOf(t, r, c.word))); got != c.want {
				t.Errorf("%s: got %q, want %q", c.text, got, c.want)
			}
		})
	}
}
