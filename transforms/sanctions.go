package transforms

import (
	"github.com/dateline/dateline/transforms/cue"
	"github.com/dateline/dateline/transforms/reading"
	"github.com/dateline/dateline/transforms/who"
)

// Sanctions finds penalties between states and blocs: embargoes, asset freezes, aid cut-offs.
var Sanctions = Type[SanctionFact]{
	Name:    "sanction",
	Table:   "sanctions",
	Doc:     "A sanction imposed, lifted, threatened or extended: embargoes, asset freezes, aid cut-offs and border closures as a penalty. Once a (sender, target, action) and article.",
	Version: 1,
	Extract: extractSanctions,
	Examples: []Example{{
		Published: "2021-03-10",
		Text:      "The European Union imposed sanctions on Belarus. The United States lifted its arms embargo against Vietnam.",
		Want: []string{
			`{"quote": "sanctions", "sender": "EU", "target": "BLR", "action": "imposed"}`,
			`{"quote": "arms embargo", "sender": "USA", "target": "VNM", "action": "lifted"}`,
		},
	}, {
		Published: "2021-03-10",
		Text:      "Canada banned all imports of oil from Russia. France threatened Algeria with an embargo. Ministers called for sanctions on Chad.",
		Want: []string{
			`{"quote": "banned", "sender": "CAN", "target": "RUS", "action": "imposed"}`,
			`{"quote": "embargo", "sender": "FRA", "target": "DZA", "action": "threatened"}`,
		},
	}},
}

// SanctionFact is one act of one sender against one target.
type SanctionFact struct {
	Sender  who.ID `doc:"who penalises" ref:"entities"`
	Target  who.ID `doc:"who is penalised" ref:"entities"`
	Action  string `doc:"what is done" values:"imposed lifted threatened extended"`
	Measure string `doc:"the measure, as printed" null:"zero"`
}

var sanctionCues = cue.Must("sanctions.cues")

// penalty is one telling of a measure.
type penalty struct {
	first, end       int // tokens that name the measure or tell it
	act              int // token of the word that says what is done with it, its own if none does
	action           string
	bare             bool // only mentioned, so presupposed: "the UN embargo on Iraq"
	senders, targets []who.ID
}

// pair is who penalises whom.
type pair struct{ sender, target who.ID }

func extractSanctions(r *reading.Reading) []Found[SanctionFact] {
	var told, mentioned []penalty
	for tok := range r.Doc.Tokens {
		if !prose(r, tok) {
			continue
		}
		p, ok := penaltyAt(r, tok)
		switch {
		case !ok:
		case p.bare:
			mentioned = append(mentioned, p)
		default:
			told = append(told, p)
		}
	}
	all := append(told, mentioned...)
	nameSenders(all)
	acts := make(map[SanctionFact]bool)
	known := make(map[pair]bool)
	var out []Found[SanctionFact]
	for _, p := range all {
		p.unsent(r)
		for _, pr := range p.pairs() {
			key := SanctionFact{Sender: pr.sender, Target: pr.target, Action: p.action}
			if (acts[key] || p.bare && known[pr]) && r.Drop(p.first, p.end, "the article has told it before; facts count once") {
				continue // told before; a mention adds nothing to what was told
			}
			acts[key], known[pr] = true, true
			out = append(out, sanction(r, p, pr))
		}
	}
	return out
}

// nameSenders fills in a sender left unsaid with the only one that the article names for
// the same targets: "West African leaders lifted their sanctions on Mali".
func nameSenders(all []penalty) {
	by := make(map[who.ID][]who.ID) // target to its senders
	for _, p := range all {
		for _, t := range p.targets {
			for _, s := range p.senders {
				if !hasID(by[t], s) {
					by[t] = append(by[t], s)
				}
			}
		}
	}
	for i, p := range all {
		if len(p.senders) == 0 && len(p.targets) == 1 && len(by[p.targets[0]]) == 1 {
			all[i].senders = by[p.targets[0]]
		}
	}
}

// pairs is each sender with each target. A mention must give both; an act may
// leave its sender unsaid.
func (p penalty) pairs() []pair {
	senders := p.senders
	if len(senders) == 0 {
		if p.bare {
			return nil
		}
		senders = []who.ID{""}
	}
	var out []pair
	for _, s := range senders {
		for _, t := range p.targets {
			if t != s {
				out = append(out, pair{s, t})
			}
		}
	}
	return out
}

func sanction(r *reading.Reading, p penalty, pr pair) Found[SanctionFact] {
	f := Found[SanctionFact]{
		First: p.first, End: p.end, Event: p.act, Assertion: reading.Actual,
		Rule: "sanctions." + p.action, Confidence: 0.75,
		Fact: SanctionFact{Sender: pr.sender, Target: pr.target, Action: p.action, Measure: r.Doc.Slice(p.first, p.end)},
	}
	switch {
	case p.action == "threatened":
		f.Assertion = reading.Threatened
	case p.bare:
		f.Rule, f.Confidence = "sanctions.mentioned", 0.5
	}
	return f
}

func hasID(ids []who.ID, id who.ID) bool {
	for _, x := range ids {
		if x == id {
			return true
		}
	}
	return false
}
