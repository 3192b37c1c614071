package transforms

import (
	"github.com/dateline/dateline/transforms/cue"
	"github.com/dateline/dateline/transforms/number"
	"github.com/dateline/dateline/transforms/reading"
	"github.com/dateline/dateline/transforms/text"
	"github.com/dateline/dateline/transforms/who"
)

// Casualties finds how many people were killed, injured, went missing or were captured.
var Casualties = Type[CasualtyFact]{
	Name:    "casualties",
	Table:   "casualties",
	Doc:     "A number of people killed, injured, missing or captured (taken prisoner, detained, kidnapped). Every mention counts, repeated or not.",
	Version: 1,
	Extract: extractCasualties,
	Examples: []Example{{
		Published: "2021-03-10",
		Text:      "A mine killed 12 soldiers and wounded three near the town of Gao in Mali. Two villagers are still missing.",
		Want: []string{
			`{"quote": "12", "kind": "killed", "low": 12, "high": 12, "qualifier": "exact", "location": "MLI"}`,
			`{"quote": "three", "kind": "injured", "low": 3, "high": 3, "location": "MLI"}`,
			`{"quote": "Two", "kind": "missing", "low": 2, "high": 2, "location": "MLI"}`,
		},
	}},
}

// The kinds of casualties that rules ask for by name.
const (
	killed   = "killed"
	captured = "captured"
)

// CasualtyFact is one number of victims of one kind.
type CasualtyFact struct {
	Kind string `doc:"what happened to them" values:"killed injured missing captured"`
	number.Count
	Victims  string `doc:"who they were, as printed" null:"zero"`
	Location who.ID `doc:"country where it happened" ref:"entities"`
}

var (
	casualtyCues  = cue.Must("casualties.cues")
	casualtyFates = fates{
		all: []fate{
			fateOf(casualtyCues, killed, false), fateOf(casualtyCues, "injured", false),
			fateOf(casualtyCues, "missing", true), fateOf(casualtyCues, captured, true),
		},
		cues: casualtyCues.All(),
	}
	tollNouns    = casualtyCues.Words("toll")
	figureNouns  = text.Words("figure count toll number total tally")
	losing       = text.Words("lost lose loses losing")
	casualtyLoss = text.Words("loss losses")
	armed        = text.Words("soldiers troops men fighters policemen peacekeepers servicemen marines officers personnel airmen militants sailors paratroopers")
	custody      = text.Words("hold holds held holding free frees freed freeing release releases released releasing jail jails jailed imprisons imprisoned detains detained")
	tollKinds    = casualtyCues.Words("toll kind")
)

func extractCasualties(r *reading.Reading) []Found[CasualtyFact] {
	var out []Found[CasualtyFact]
	last := -1 // the sentence of the last toll
	for n := range r.Numbers {
		c, ok := r.Counted(n)
		if !ok {
			if c, h, ok := casualtyFates.loneOne(r, n); ok {
				out = append(out, casualty(r, c, h))
			}
			continue
		}
		hits := casualtiesOf(r, c)
		if len(hits) == 0 && last >= 0 && r.Doc.SentenceOf(c.First)-last <= 1 {
			hits = byFigure(r, c)
		}
		if encamped(r, c, hits) && r.Drop(c.First, c.End, "held in a camp of the displaced, they are no prisoners") {
			continue
		}
		for _, h := range hits {
			if cradled(r, c, h) || filmed(r, h) {
				continue
			}
			if sickened(r, c, h) && r.Drop(c.First, c.End, "a disease brought them to hospital, no injury") {
				continue
			}
			out = append(out, casualty(r, c, h))
			if h.kind == killed {
				last = r.Doc.SentenceOf(c.First)
			}
		}
	}
	return out
}

// encamped reports whether people "held in camps", or whom "camps hold", are those who
// fled, not prisoners.
func encamped(r *reading.Reading, c reading.Counted, hits []hit) bool {
	return len(hits) == 1 && hits[0].kind == captured && r.Doc.Has(hits[0].event, heldWords) && (len(displacedFates.own(r, c)) > 0 || len(lodged(r, c)) > 0)
}

// byFigure reads a number that only a bare figure leads to, right after a toll: "In
// Syria the latest figure was 5,900".
func byFigure(r *reading.Reading, c reading.Counted) []hit {
	if c.Compound || !c.Alone || r.Numbers[c.Number].Kind != number.Cardinal {
		return nil
	}
	if tok := subjectBefore(r, c, figureNouns); tok >= 0 && !r.Doc.Has(tok+1, ofWord) && reachesNumber(r, c) {
		return []hit{{killed, tok, "figure", 0.65}}
	}
	return nil
}

func casualtiesOf(r *reading.Reading, c reading.Counted) []hit {
	if hits := casualtyFates.of(r, c); len(hits) > 0 {
		return hits
	}
	for _, find := range []func(*reading.Reading, reading.Counted) []hit{lost, byToll, byThoseWho} {
		if hits := find(r, c); len(hits) > 0 {
			return hits
		}
	}
	return casualtyFates.byCount(r, c)
}

func casualty(r *reading.Reading, c reading.Counted, h hit) Found[CasualtyFact] {
	a := r.Assertion(h.event)
	if a == reading.Planned || a == reading.Threatened || a == reading.Actual && imagined(r, h.event) {
		a = reading.Hypothetical // nobody has died yet
	}
	f := Found[CasualtyFact]{
		First: c.First, End: c.End, Event: h.event, Claims: []int{c.Number},
		Assertion: a, Rule: "casualties." + h.rule, Confidence: h.sure,
		Fact: CasualtyFact{Kind: h.kind, Count: atLeast(r, c), Location: placeOfFate(r, h)},
	}
	if !c.Alone {
		f.Fact.Victims = r.Doc.Text(c.Noun)
	}
	return f
}

// placeOfFate is where it happened. Those who are held are in the state that holds
// them or lets them go: "India holds 90,000 prisoners".
func placeOfFate(r *reading.Reading, h hit) who.ID {
	if h.kind == captured && r.Doc.Has(h.event, custody) {
		if id := custodian(r, h.event); id != "" {
			return id
		}
	}
	if nowhere(r, h.event) && r.LocationInSentence(h.event) == "" {
		return ""
	}
	return r.Location(h.event)
}

// custodian is the state that is the subject of the verb, or of the one that governs it:
// "Chad is to free 18 soldiers".
func custodian(r *reading.Reading, verb int) who.ID {
	t := r.TreeAt(verb)
	for _, v := range []int{verb, t.Head(verb)} {
		if v < 0 {
			break
		}
		if t.Passive(v) {
			continue // "an American was held": he is no holder
		}
		if subject := t.Subject(v); subject >= 0 {
			if id := r.Actor(subject); who.IsState(id) {
				return id
			}
		}
	}
	return ""
}

// lost reads soldiers whom a side loses: "France has lost 13 soldiers in Mali", "the loss
// of 17 soldiers".
func lost(r *reading.Reading, c reading.Counted) []hit {
	verb := r.Numbers[c.Number].From - 1
	if r.Doc.Has(verb, putArticle) {
		verb--
	}
	if r.Doc.Has(verb, ofWord) && r.Doc.Has(verb-1, casualtyLoss) {
		verb--
	}
	if !c.Compound && !c.Alone && (r.Doc.Has(verb, losing) || r.Doc.Has(verb, casualtyLoss)) && r.Doc.Has(c.Noun, armed) {
		return []hit{{killed, verb, "lost", 0.8}}
	}
	return nil
}

// byToll reads a number that a toll is, reaches or is put at: "the death toll rose to
// 23", "a toll of 15 dead".
func byToll(r *reading.Reading, c reading.Counted) []hit {
	if c.Compound || !casualtyFates.cued(r, c) || !countsPeople(r, c) || !reachesNumber(r, c) {
		return nil
	}
	tok := subjectBefore(r, c, tollNouns)
	if tok < 0 {
		if tok = subjectBefore(r, c, figureNouns); tok < 0 || !r.Doc.Has(tok-1, tollKinds) {
			return nil // "the death count"
		}
	}
	if !r.Doc.Has(tok-1, tollKinds) && !surelyPeople(r, c) {
		return nil
	}
	return []hit{{killed, tok, "toll", 0.8}}
}
