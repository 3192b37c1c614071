package transforms

import (
	"github.com/dateline/dateline/transforms/number"
	"github.com/dateline/dateline/transforms/reading"
	"github.com/dateline/dateline/transforms/syntax"
	"github.com/dateline/dateline/transforms/text"
	"github.com/dateline/dateline/transforms/who"
)

// departed reads people who leave a place for good: "500,000 people have left the
// capital", "thousands of families left Aden".
func departed(r *reading.Reading, c reading.Counted) []hit {
	if !migrating(r, c) || !sentenceHas(r, c, leaving) {
		return nil
	}
	for _, role := range r.Roles(r.Top(c)) {
		if role.Kind != reading.Subject || !r.Doc.Has(role.Verb, leaving) {
			continue
		}
		for _, o := range r.TreeAt(role.Verb).Objects(role.Verb) {
			n := r.NameAt(o)
			if o > role.Verb && (r.Doc.Has(o, homelands) || n >= 0 && who.IsState(r.Names[n].Country) && !c.Alone) {
				return []hit{{displaced, role.Verb, "left", 0.7}}
			}
		}
	}
	return nil
}

// driven reads people whom somebody forces out: "drove 20,000 villagers from their
// homes", "expelled 800,000 Albanians", "60,000 Asians were expelled". Diplomats and
// players are expelled too: they do not count.
func driven(r *reading.Reading, c reading.Counted) []hit {
	if !migrating(r, c) || !sentenceHas(r, c, driving) {
		return nil
	}
	verb := r.Numbers[c.Number].From - 1
	if r.Doc.Has(verb, driving) && leadsOut(r, pastPhrase(c)) || r.Doc.Has(verb, outWord) && r.Doc.Has(verb-1, driving) {
		return []hit{{displaced, verb, "driven", 0.8}} // "drove out 3,000 residents"
	}
	for _, role := range r.Roles(r.Top(c)) {
		if !r.Doc.Has(role.Verb, driving) || role.Kind != reading.Object && role.Kind != reading.PassiveSubject {
			continue
		}
		if r.Doc.Has(role.Verb, expelling) || leadsOut(r, max(pastPhrase(c), role.Verb+1)) {
			return []hit{{displaced, role.Verb, "driven", 0.75}}
		}
	}
	return nil
}

// leadsOut reports whether "from", "out of", "into camps" or "into neighbouring" stands at the token.
func leadsOut(r *reading.Reading, tok int) bool {
	return r.Doc.Has(tok, fromWords) || r.Doc.Has(tok, abroadWord) || r.Doc.Has(tok, towardWords) && (r.Doc.Has(tok+1, siteWords) || r.Doc.Has(tok+1, exileWord)) || r.Doc.Has(tok, outWord) && (r.Doc.Has(tok+1, ofWord) || r.Doc.Has(tok+1, fromWords))
}

// resettled reads people whom a government moves elsewhere: "3,000 villagers were relocated
// by the government", "has relocated 9,000 residents". A firm's staff are no such people.
func resettled(r *reading.Reading, c reading.Counted) []hit {
	if c.Alone || !migrating(r, c) || !sentenceHas(r, c, resettling) {
		return nil
	}
	for _, role := range r.Roles(r.Top(c)) {
		if r.Doc.Has(role.Verb, resettling) && (role.Kind == reading.Object || role.Kind == reading.PassiveSubject) {
			return []hit{{displaced, role.Verb, "driven", 0.65}}
		}
	}
	return nil
}

// carried reads people whom somebody takes out of a place: "flew 500 people out of the
// capital", "ferried 200 villagers from the island".
func carried(r *reading.Reading, c reading.Counted) []hit {
	verb := r.Numbers[c.Number].From - 1
	if migrating(r, c) && r.Doc.Has(verb, carrying) && leadsOut(r, pastPhrase(c)) {
		return []hit{{evacuated, verb, "carried", 0.7}}
	}
	return nil
}

// hosted reads people of one country whom another has: "Lebanon has taken in a million
// Syrians".
func hosted(r *reading.Reading, c reading.Counted) []hit {
	if c.Compound || c.Alone || !sentenceHas(r, c, takingIn) {
		return nil
	}
	people := r.Nationality(c.Noun)
	if people == "" || !migrating(r, c) {
		return nil
	}
	for _, role := range r.Roles(r.Top(c)) {
		if !hostedBy(r, role.Verb) {
			continue
		}
		took := r.Doc.Has(role.Verb, taking)
		if took && r.Doc.Has(role.Verb+1, inWord) || !took && role.Kind == reading.Object && r.Doc.Has(role.Verb, takingIn) {
			return []hit{{refugees, role.Verb, "hosted", 0.7}}
		}
	}
	return nil
}

// hostedBy reports whether a state or a bloc takes the people in, not a hotel's manager;
// those "taken in Baghdad" are hosted by nobody.
func hostedBy(r *reading.Reading, verb int) bool {
	t := r.TreeAt(verb)
	if t.Passive(verb) || t.Tag(verb) == syntax.VBN && len(t.Aux(verb)) == 0 {
		return r.Doc.Has(verb+2, hostWord)
	}
	s := t.Subject(verb)
	if s < 0 {
		s = t.Subject(t.Clause(verb))
	}
	if s < 0 {
		return true
	}
	id := r.Actor(s)
	return who.IsState(id) || id == "EU" || id == "" && r.TreeAt(s).Tag(s) != syntax.NNP
}

// arrived reads people who come to another country in a sentence that speaks of
// refugees: "65,000 Burundians have arrived in Tanzania, the refugee agency says".
func arrived(r *reading.Reading, c reading.Counted) []hit {
	if !migrating(r, c) || !sentenceHas(r, c, arriving) || !sentenceHas(r, c, exodusWords) {
		return nil
	}
	for _, role := range r.Roles(r.Top(c)) {
		if role.Kind == reading.Subject && r.Doc.Has(role.Verb, arriving) {
			return []hit{{refugees, role.Verb, "arrived", 0.65}}
		}
	}
	return nil
}

// encamping reads a camp that has people: "the camp houses 26,000 people", "a camp that is
// home to 80,000 Syrians".
func encamping(r *reading.Reading, c reading.Counted) []hit {
	if !migrating(r, c) {
		return nil
	}
	verb := r.Numbers[c.Number].From - 1
	if !r.Doc.Has(verb, housing) && !(r.Doc.Has(verb, toWord) && r.Doc.Has(verb-1, homeWord)) {
		return nil
	}
	if r.Doc.Has(verb-1, toWord) && r.Doc.Has(verb-2, campPlans) {
		return nil // what a camp was "built to hold" is no count of those in it
	}
	for tok := verb - 1; tok >= max(verb-12, r.Doc.Sentences[r.Doc.SentenceOf(verb)].First); tok-- {
		if r.Doc.Has(tok, campWords) && r.Doc.Has(tok-1, exiles) {
			return []hit{{refugees, tok, "camp", 0.7}}
		}
		if r.Doc.Has(tok, campWords) {
			return []hit{{displaced, tok, "camp", 0.65}}
		}
	}
	return nil
}

// migrating reports whether the phrase counts people as a population: "families",
// "ethnic Albanians", "Syrians"; not soldiers or diplomats.
func migrating(r *reading.Reading, c reading.Counted) bool {
	if c.Compound || r.Numbers[c.Number].Kind != number.Cardinal {
		return false
	}
	if n := r.NameAt(c.Noun); n >= 0 && (r.Names[n].Form == who.People || r.Names[n].Form == who.Demonym) {
		return true
	}
	if before := r.Numbers[c.Number].From - 1; c.Alone && before >= 0 && r.NameAt(before) < 0 && r.Doc.Tokens[before].Is(text.Capital) && r.TreeAt(before).Tag(before).IsNoun() {
		return false // a product's number: "drives her Falcon 300 from the suburbs"
	}
	return c.Alone || r.Doc.Has(c.Noun, emigrants)
}

var (
	leaving   = text.Words("left leave leaves leaving quit quitting abandoned abandoning deserted")
	emigrants = text.Words(`people residents inhabitants families civilians villagers citizens refugees men women children persons households
		survivors muslims christians jews croats serbs albanians others`)
	homelands  = text.Words(`country homeland city town village villages capital area region province island home homes district camp valley house houses`)
	carrying   = text.Words("fly flies flew flown flying airlift airlifted airlifting ferry ferried ferrying bused bussed")
	resettling = text.Words("relocate relocates relocated relocating resettle resettles resettled resettling rehoused rehousing")
	expelling  = text.Words("expel expels expelled expelling deport deports deported deporting uproot uproots uprooted uprooting")
	driving    = text.Words(`expel expels expelled expelling deport deports deported deporting uproot uproots uprooted uprooting
		drive drives drove driven driving force forces forced forcing chase chases chased chasing push pushed pushes pushing hound hounded`)
	takingIn = text.Words(`take takes took taken taking host hosts hosted hosting shelter shelters sheltered sheltering harbour harbours harbouring
		harbor harbors harboring absorbed accommodate accommodates accommodated accommodating admitted resettled`)
	taking      = text.Words("take takes took taken taking")
	housing     = text.Words("house houses housing shelter shelters sheltering hold holds holding accommodates accommodating hosts hosting")
	homeWord    = text.Words("home")
	campPlans   = text.Words("built designed meant intended able supposed equipped")
	campWords   = text.Words("camp camps")
	arriving    = text.Words("reach reaches reached reaching landed landing sailed sailing arrive arrives arrived arriving poured pouring streamed streaming flooded flooding come came entered entering crossed crossing gone went")
	exodusWords = text.Words("refugee refugees exodus fled flee fleeing flight influx asylum")
	exileWord   = text.Words("exile hiding neighbouring neighboring")
	abroadWord  = text.Words("abroad")
	outWord     = text.Words("out")
	hostWord    = text.Words("by")
	inWord      = text.Words("in")
)
