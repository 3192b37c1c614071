package transforms

import (
	"fmt"
	"slices"
	"strings"

	"github.com/dateline/dateline/transforms/cue"
	"github.com/dateline/dateline/transforms/reading"
	"github.com/dateline/dateline/transforms/syntax"
	"github.com/dateline/dateline/transforms/text"
	"github.com/dateline/dateline/transforms/who"
)

// Agreements finds what became of agreements between states, blocs and armed groups.
var Agreements = Type[AgreementFact]{
	Name:    "agreement",
	Table:   "agreements",
	Doc:     "An agreement signed, terminated, suspended, violated or proposed between parties of which at least one is a state, bloc or armed group; one row a party.",
	Version: 1,
	Extract: extractAgreements,
	Examples: []Example{{
		Published: "2021-03-10",
		Text:      "Egypt and Sudan signed a military agreement. Morocco has terminated its fisheries accord with Spain.",
		Want: []string{
			`{"quote": "signed", "parties": ["EGY", "SDN"], "action": "signed", "kind": "military"}`,
			`{"quote": "terminated", "parties": ["MAR", "ESP"], "action": "terminated", "kind": "trade"}`,
		},
	}, {
		Published: "2021-03-10",
		Text:      "Norway brokered a ceasefire between Chad and Libya in 1990. The two countries failed to reach a peace deal.",
		Want: []string{
			`{"quote": "brokered", "parties": ["TCD", "LBY"], "action": "signed", "kind": "ceasefire"}`,
			`{"quote": "reach", "parties": ["TCD", "LBY"], "action": "proposed", "kind": "peace"}`,
		},
	}},
}

// AgreementFact is one party to one agreement.
type AgreementFact struct {
	AgreementID string `json:"-" doc:"the same for all parties of one agreement in one article"`
	Name        string `doc:"the agreement, as printed" null:"zero"`
	Party       who.ID `json:"parties" table:"collect" doc:"one party to it" ref:"entities"`
	Action      string `doc:"what became of it" values:"signed terminated suspended violated proposed"`
	Kind        string `doc:"what it is about" values:"ceasefire peace military trade border political other"`
}

var agreementCues = cue.Must("agreements.cues")

// deed is something done to an agreement.
type deed struct {
	trigger  int // token of the word that tells it
	noun     int // token of the agreement's noun, -1 if it is only told by "agreed"
	action   string
	parties  []who.ID
	kind     string
	mention  bool // the agreement is only mentioned: "under the pact between"
	brokered bool // by a third party, who is the subject
	among    bool // one party alone is named: a bloc's members agreed, or with nameless rebels
}

func extractAgreements(r *reading.Reading) []Found[AgreementFact] {
	var told []deed
	short := shortForms(r)
	for tok := range r.Doc.Tokens {
		if !prose(r, tok) {
			continue
		}
		deeds := append(deedsAt(r, tok), shortDeeds(r, short, tok)...)
		if d, ok := pronounDeed(r, told, tok); ok && len(deeds) == 0 {
			deeds = []deed{d}
		}
		for _, d := range deeds {
			d = recalled(r, told, d)
			if keeps(r, told, d) {
				told = append(told, d)
			}
		}
	}
	var out []Found[AgreementFact]
	for _, d := range told {
		out = append(out, agreement(r, d)...)
	}
	return out
}

// recalled completes a deed from what the article told of the agreement before: "the
// deal", signed by one who is among the parties of an earlier one.
func recalled(r *reading.Reading, told []deed, d deed) deed {
	talked := d.trigger == d.noun && len(d.parties) == 0 // "talks" may be anybody's
	if byOutsider(r, told, d) {
		d.parties = d.parties[1:]
	}
	if len(d.parties) > 1 || d.noun < 0 || talked || indefinite(r, d.noun) || someSought(r, d) {
		return d
	}
	for _, o := range slices.Backward(told) {
		if len(o.parties) > 1 && subset(d.parties, o.parties) && (d.kind == "other" || d.kind == o.kind) {
			d.parties = o.parties
			d.kind = o.kind
			return d
		}
	}
	return d
}

// indefinite reports whether the noun's phrase brings up a new agreement: "a deal".
func indefinite(r *reading.Reading, noun int) bool {
	first, _ := r.NounPhrase(r.TreeAt(noun), noun)
	return r.Doc.Has(first, newArticles)
}

// someSought reports whether agreements without an article are only sought, and so none
// that was told of before: "hopes to secure purchase agreements".
func someSought(r *reading.Reading, d deed) bool {
	t := r.TreeAt(d.noun)
	first, _ := r.NounPhrase(t, d.noun)
	tag := t.Tag(first)
	return d.action == "proposed" && r.Doc.Has(d.noun, pluralAgreements) && tag != syntax.DT && tag != syntax.PRPS && r.NameAt(first) < 0
}

// binding reports whether the deed has parties enough to be told: two, or one that
// itself undoes or breaks what it had agreed.
func binding(d deed) bool {
	if d.mention || d.brokered || d.action == "proposed" || d.action == "signed" {
		return len(d.parties) > 1 || d.among && d.action == "signed" && len(d.parties) == 1
	}
	return len(d.parties) > 0
}

// merged reports whether the article has told the deed before, for facts count once,
// and takes into the earlier deed what the later one says more exactly: who else
// signed, and of what kind it is.
func merged(r *reading.Reading, told []deed, d deed) bool {
	for i := range told {
		o := &told[i]
		if d.mention && subset(d.parties, o.parties) {
			return true
		}
		if o.action != d.action || o.trigger == d.trigger || !subset(d.parties, o.parties) && !subset(o.parties, d.parties) {
			continue
		}
		headline := inHeadline(r, o.trigger) && r.Doc.SentenceOf(d.trigger) < 3
		again := d.noun >= 0 && !indefinite(r, d.noun) || d.noun < 0 && len(o.parties) == len(d.parties)
		if o.kind != d.kind && o.kind != "other" && d.kind != "other" && !headline && !again {
			continue
		}
		if len(d.parties) > len(o.parties) {
			if !headline && len(o.parties) > 1 {
				continue
			}
			o.parties = d.parties
		}
		if o.kind == "other" || headline && d.kind != "other" {
			o.kind = d.kind
		}
		return true
	}
	return false
}

// inHeadline reports whether the token stands in a first line without a full stop.
func inHeadline(r *reading.Reading, tok int) bool {
	s := r.Doc.Sentences[0]
	return tok < s.End && !r.Doc.Tokens[s.End-1].Is(text.Punct)
}

func subset(a, b []who.ID) bool {
	for _, id := range a {
		if !slices.Contains(b, id) {
			return false
		}
	}
	return true
}

// agreement makes one row a party.
func agreement(r *reading.Reading, d deed) []Found[AgreementFact] {
	fact := AgreementFact{Action: d.action, Kind: d.kind, Name: agreementName(r, d.noun)}
	fact.AgreementID = fmt.Sprintf("%d-%s-%s", r.Doc.RuneOffset(r.Doc.Span(d.trigger, d.trigger+1).Start), d.action, d.kind)
	assertion := reading.Actual
	if d.action == "proposed" {
		assertion = reading.Planned
	}
	var out []Found[AgreementFact]
	for _, p := range d.parties {
		fact.Party = p
		out = append(out, Found[AgreementFact]{
			First: d.trigger, End: d.trigger + 1, Event: d.trigger, Assertion: assertion,
			Rule: "agreements." + d.action, Confidence: d.confidence(), Fact: fact,
		})
	}
	return out
}

func (d deed) confidence() float64 {
	if d.mention || d.noun < 0 || len(d.parties) < 2 {
		return 0.5
	}
	return 0.7
}

// agreementName is the agreement's phrase as printed, without its article.
func agreementName(r *reading.Reading, noun int) string {
	if noun < 0 {
		return ""
	}
	first, end := r.NounPhrase(r.TreeAt(noun), noun)
	for first < noun && r.Doc.Has(first, articleWords) {
		first++
	}
	return strings.TrimSpace(r.Doc.Slice(first, end))
}
