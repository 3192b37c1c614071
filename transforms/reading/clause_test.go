package reading_test

import (
	"strings"
	"testing"

	"github.com/dateline/dateline/transforms/calendar"
	"github.com/dateline/dateline/transforms/reading"
	"github.com/dateline/dateline/transforms/text"
	"github.com/dateline/dateline/transforms/who"
)

var published = calendar.Date(2021, 3, 10)

func read(body string) *reading.Reading { return reading.New(text.Build(body, published)) }

// at is the token that stands at the first occurrence of the word.
func at(t *testing.T, r *reading.Reading, word string) int {
	t.Helper()
	for tok := range r.Doc.Tokens {
		if r.Doc.Text(tok) == word {
			return tok
		}
	}
	t.Fatalf("no token %q in %q", word, r.Doc.Body)
	return -1
}

func TestAssertion(t *testing.T) {
	for _, c := range []struct {
		body, word string
		want       reading.Assertion
	}{
		{"Ghana sent 200 troops to Liberia.", "sent", reading.Actual},
		{"Ghana has sent 200 troops to Liberia.", "sent", reading.Actual},
		{"Ghana will send 200 troops to Liberia.", "send", reading.Planned},
		{"Ghana may send 200 troops to Liberia.", "send", reading.Planned},
		{"Ghana plans to send 200 troops to Liberia.", "send", reading.Planned},
		{"Ghana agreed to send 200 troops to Liberia.", "send", reading.Planned},
		{"Ghana did not send troops to Liberia.", "send", reading.Denied},
		{"Ghana never sent troops to Liberia.", "sent", reading.Denied},
		{"Ghana refused to send troops to Liberia.", "send", reading.Denied},
		{"Ghana threatened to expel the envoys.", "expel", reading.Threatened},
		{"If Ghana sends troops, Togo will protest.", "sends", reading.Hypothetical},
		{"At least 40 people may have died in the flood.", "died", reading.Actual},
		{"Ghana is said to have signed the treaty.", "signed", reading.Actual},
		{"Ghana is trying to sign a treaty.", "sign", reading.Planned},
		{"Officials said that Ghana had signed the treaty.", "signed", reading.Actual},
	} {
		t.Run(c.body, func(t *testing.T) {
			r := read(c.body)
			if got := r.Assertion(at(t, r, c.word)); got != c.want {
				t.Errorf("%q is meant as %q, want %q\n%s", c.word, got, c.want, r.Tree(0).Format(r.Doc))
			}
		})
	}
}

func TestAttribution(t *testing.T) {
	for _, c := range []struct{ body, word, want string }{
		{"The army said that 12 rebels were killed.", "killed", "The army"},
		{"According to the Red Cross, 12 people were killed.", "killed", "the Red Cross"},
		{"Twelve people were killed on Monday.", "killed", ""},
	} {
		t.Run(c.body, func(t *testing.T) {
			r := read(c.body)
			if got := r.Attribution(at(t, r, c.word)); got != c.want {
				t.Errorf("%q is attributed to %q, want %q\n%s", c.word, got, c.want, r.Tree(0).Format(r.Doc))
			}
		})
	}
}

func TestWhenOf(t *testing.T) {
	for _, c := range []struct {
		body, word, from, to string
		source               reading.DateSource
	}{
		{"Twelve people were killed on 3 May 2019.", "killed", "2019-05-03", "2019-05-03", reading.Explicit},
		{"Twelve people were killed on Monday.", "killed", "2021-03-08", "2021-03-08", reading.Relative},
		{"A bomb went off on Monday. Twelve people were killed.", "killed", "2021-03-08", "2021-03-08", reading.Inherited},
		{"Twelve people were killed.", "killed", "2021-03-10", "2021-03-10", reading.Publication},
		{"Togo, which joined in 1985, left the bloc in 2019.", "left", "2019-01-01", "2019-12-31", reading.Explicit},
		{"Togo, which joined in 1985, left the bloc in 2019.", "joined", "1985-01-01", "1985-12-31", reading.Explicit},
	} {
		t.Run(c.word+" "+c.body, func(t *testing.T) {
			r := read(c.body)
			got := r.WhenOf(at(t, r, c.word))
			if got.From.String() != c.from || got.To.String() != c.to || got.Source != c.source {
				t.Errorf("%q happened %s to %s (%s), want %s to %s (%s)", c.word, got.From, got.To, got.Source, c.from, c.to, c.source)
			}
		})
	}
}

func TestLocation(t *testing.T) {
	for _, c := range []struct {
		body, word string
		want       who.ID
	}{
		{"Twelve people were killed in Mali.", "killed", "MLI"},
		{"Twelve French soldiers were killed near Gao in Mali.", "killed", "MLI"},
		{"Fighting went on in northern Mali. Twelve French soldiers were killed.", "killed", "MLI"},
		{"In Geneva, a spokesman said that twelve people were killed in Mali.", "killed", "MLI"},
		{"Twelve people were killed.", "killed", ""},
	} {
		t.Run(c.body, func(t *testing.T) {
			r := read(c.body)
			if got := r.Location(at(t, r, c.word)); got != c.want {
				t.Errorf("%q happened in %q, want %q", c.word, got, c.want)
			}
		})
	}
}

func TestActor(t *testing.T) {
	for _, c := range []struct {
		body, word string
		want       who.ID
	}{
		{"Two hundred French troops left.", "troops", "FRA"},
		{"Niger's army sent 50 men.", "army", "NER"},
		{"Soldiers from Chad entered the town.", "Soldiers", "TCD"},
		{"Members of the Wagner Group trained them.", "Members", "Wagner Group"},
		{"Ghana said that it would send 200 troops.", "it", "GHA"},
	} {
		t.Run(c.body, func(t *testing.T) {
			r := read(c.body)
			if got := r.Actor(at(t, r, c.word)); got != c.want {
				t.Errorf("%q is %q, want %q\n%s", c.word, got, c.want, r.Tree(0).Format(r.Doc))
			}
		})
	}
}

func TestParties(t *testing.T) {
	for _, c := range []struct{ body, word, want string }{
		{"Mali, Niger and Chad signed a pact.", "Mali", "MLI NER TCD"},
		{"Three countries, Mali, Niger and Chad, signed a pact.", "countries", "MLI NER TCD"},
		{"The leaders of Egypt and Sudan met.", "leaders", "EGY SDN"},
	} {
		t.Run(c.body, func(t *testing.T) {
			r := read(c.body)
			var got []string
			for _, id := range r.PartiesOf(at(t, r, c.word)) {
				got = append(got, string(id))
			}
			if strings.Join(got, " ") != c.want {
				t.Errorf("%q stands for %v, want %s\n%s", c.word, got, c.want, r.Tree(0).Format(r.Doc))
			}
		})
	}
}

func TestClaims(t *testing.T) {
	r := read("In 2016, 12 people were killed and 20 trucks burned.")
	numbers := r.NumbersWithin(0, len(r.Doc.Tokens))
	if len(numbers) != 3 || !r.Calendar(numbers[0]) || r.Calendar(numbers[1]) {
		t.Fatalf("numbers are %v; the first alone is a date's", numbers)
	}
	r.Claim(numbers[1], "casualties")
	r.Claim(numbers[1], "troops")
	if got := r.ClaimedBy(numbers[1]); got != "casualties" {
		t.Errorf("claimed by %q, want the first claim", got)
	}
	if got := r.ClaimedBy(numbers[2]); got != "" {
		t.Errorf("claimed by %q, want nobody", got)
	}
}
