package transforms

import (
	"github.com/dateline/dateline/transforms/cue"
	"github.com/dateline/dateline/transforms/number"
	"github.com/dateline/dateline/transforms/reading"
	"github.com/dateline/dateline/transforms/syntax"
	"github.com/dateline/dateline/transforms/text"
	"github.com/dateline/dateline/transforms/who"
)

// fate is what can befall counted people (killed, injured, evacuated), with the
// words that tell it in each place of a clause. Its cue file has one list for each:
//
//	victim   the people are the subject of a passive, or stand beside the participle
//	agent    they are the object of an active verb
//	alone    they are the subject of an active verb without object
//	state    an adjective said of them
//	noun     the counted noun itself
//	of       a noun whose "of" phrase holds them
//	phrase   any of these in several words
type fate struct {
	kind                                   string
	victim, agent, alone, state, noun, ofs *text.Set
	phrases                                *cue.Phrases
	people                                 bool // only nouns known to mean people suffer it
}

func fateOf(c *cue.File, kind string, people bool) fate {
	return fate{
		kind: kind, people: people, phrases: c.Phrases(kind + " phrase"),
		victim: c.Words(kind + " victim"), agent: c.Words(kind + " agent"), alone: c.Words(kind + " alone"),
		state: c.Words(kind + " state"), noun: c.Words(kind + " noun"), ofs: c.Words(kind + " of"),
	}
}

// fates is a set of fates that exclude one another for a phrase and a word, and
// the words that make a sentence worth parsing for them.
type fates struct {
	all  []fate
	cues *text.Set
}

// named is the fate of that kind.
func (fs fates) named(kind string) fate {
	for _, f := range fs.all {
		if f.kind == kind {
			return f
		}
	}
	return fate{}
}

// phrase reports whether one of the fate's phrases begins at the token.
func (f fate) phrase(r *reading.Reading, tok int) bool { return f.phrases.Match(r.Doc, tok) > 0 }

// hit is one fate found for a counted phrase, the word that tells it and the rule.
type hit struct {
	kind  string
	event int
	rule  string
	sure  float64
}

var (
	peopleCues   = cue.Must("people.cues")
	people       = peopleCues.Words("people")
	things       = peopleCues.Words("things")
	leaveVerbs   = peopleCues.Words("leave")
	ofWord       = text.Words("of")
	includingWds = text.Words("including among with")
)

// cued is the cheap test before the sentence is parsed: does it hold a word that
// tells one of the fates?
func (fs fates) cued(r *reading.Reading, c reading.Counted) bool {
	s := r.Doc.Sentences[r.Doc.SentenceOf(c.First)]
	for t := s.First; t < s.End; t++ {
		if r.Doc.Has(t, fs.cues) {
			return true
		}
	}
	return false
}

// of decides what befell the people counted: by the words beside the phrase, which
// tell it most surely, else by what it is to the predicates around it, else by its noun, else by the whole it is part of.
func (fs fates) of(r *reading.Reading, c reading.Counted) []hit {
	if hits := fs.own(r, c); len(hits) > 0 {
		return hits
	}
	return fs.shared(r, c)
}

// own is what the phrase's own words and clause tell.
func (fs fates) own(r *reading.Reading, c reading.Counted) []hit {
	if c.Compound || !fs.cued(r, c) || !countsPeople(r, c) {
		return nil
	}
	for _, find := range []func(*reading.Reading, reading.Counted) []hit{
		fs.beside, fs.before, fs.after, fs.ofThose, fs.byRole, fs.byNoun, fs.byWhole,
	} {
		if hits := find(r, c); len(hits) > 0 {
			return hits
		}
	}
	return nil
}

// countsPeople reports whether the phrase may count people. "a" and "one" count
// only people that are named as such.
func countsPeople(r *reading.Reading, c reading.Counted) bool {
	if r.Numbers[c.Number].Kind == number.One {
		return !c.Alone && (surelyPeople(r, c) || r.NameAt(c.Noun) < 0 && r.TreeAt(c.Noun).Tag(c.Noun) == syntax.NNP)
	}
	return c.Alone || !r.Doc.Has(c.Noun, things)
}

// surelyPeople reports whether the noun is known to mean people.
func surelyPeople(r *reading.Reading, c reading.Counted) bool {
	if c.Alone || r.Doc.Has(c.Noun, people) || r.Doc.Has(c.Noun-1, people) && c.Noun-1 >= c.End {
		return true
	}
	n := r.NameAt(c.Noun)
	return n >= 0 && (r.Names[n].Form == who.People || r.Names[n].Form == who.Demonym) // "Malians", "Rohingya"
}

// fits reports whether the fate can befall what is counted.
func (f fate) fits(r *reading.Reading, c reading.Counted) bool {
	return !f.people || surelyPeople(r, c)
}

// beside reads the words inside and right after the phrase: "15 dead", "280 injured
// people", "four shot dead".
func (fs fates) beside(r *reading.Reading, c reading.Counted) []hit {
	var out []hit
	for _, f := range fs.all {
		if !f.fits(r, c) {
			continue
		}
		if e := f.besideAt(r, c); e >= 0 {
			out = append(out, hit{f.kind, e, "beside", 0.9})
		}
	}
	return out
}

func (f fate) besideAt(r *reading.Reading, c reading.Counted) int {
	for t := c.End; t < c.Noun; t++ {
		if r.Doc.Has(t, f.state) {
			return t
		}
	}
	next := c.Noun + 1
	if c.Alone {
		next = c.End
	}
	if r.Doc.Has(next, f.state) && !r.NextIsNoun(next) || f.phrases.Match(r.Doc, next) > 0 {
		return next
	}
	return -1
}

// before reads an active verb right in front of the phrase: "killed 12 soldiers",
// "wounding at least three".
func (fs fates) before(r *reading.Reading, c reading.Counted) []hit {
	verb := r.Numbers[c.Number].From - 1
	if verb < 0 || r.Doc.SentenceOf(verb) != r.Doc.SentenceOf(c.First) || r.Doc.Has(verb-1, beForms) {
		return nil
	}
	for _, f := range fs.all {
		if f.fits(r, c) && r.Doc.Has(verb, ofWord) && r.Doc.Has(verb-1, f.ofs) {
			return []hit{{f.kind, verb - 1, "of", 0.85}} // "the deaths of more than 20 miners"
		}
		if f.fits(r, c) && r.Doc.Has(verb, f.agent) {
			return fs.both(r, f, c, verb, -1, hit{f.kind, verb, "verb", 0.9})
		}
	}
	return nil
}

// after reads a predicate right behind the phrase: "22 civilians were killed", "five
// people have died", "19 injured".
func (fs fates) after(r *reading.Reading, c reading.Counted) []hit {
	at := c.Noun + 1
	if c.Alone {
		at = c.End
	}
	first := at
	for at < first+5 && (r.Doc.Has(at, auxForms) || r.Doc.Has(at, lightAdverbs)) {
		at++
	}
	if at >= len(r.Doc.Tokens) || r.Doc.SentenceOf(at) != r.Doc.SentenceOf(c.First) {
		return nil
	}
	for _, f := range fs.all {
		if !f.fits(r, c) {
			continue
		}
		passive := r.Doc.Has(at, f.victim) && (r.Doc.Has(at-1, beForms) || at > first && r.Doc.Has(at-1, lightAdverbs) || at == first && !takesObject(r, at))
		if passive || r.Doc.Has(at, f.alone) || f.phrases.Match(r.Doc, at) > 0 || at > first && r.Doc.Has(at, f.state) {
			return fs.both(r, f, c, at, 1, hit{f.kind, at, "predicate", 0.9})
		}
	}
	return nil
}

// byRole reads what the phrase is to the predicates around it.
func (fs fates) byRole(r *reading.Reading, c reading.Counted) []hit {
	var out []hit
	t := r.TreeAt(c.First)
	for _, role := range r.Roles(r.Top(c)) {
		for _, f := range fs.all {
			if f.fits(r, c) && f.tells(r, t, role) && !hasKind(out, f.kind) {
				out = append(out, hit{f.kind, role.Verb, "role", 0.85})
			}
		}
	}
	return out
}

func hasKind(hits []hit, kind string) bool {
	for _, h := range hits {
		if h.kind == kind {
			return true
		}
	}
	return false
}

// tells reports whether the predicate gives one in that role the fate.
func (f fate) tells(r *reading.Reading, t *syntax.Tree, role reading.Role) bool {
	v := role.Verb
	phrase := f.phrases.Match(r.Doc, v) > 0
	switch role.Kind {
	case reading.PassiveSubject:
		return phrase || r.Doc.Has(v, f.victim)
	case reading.Subject:
		if len(t.Objects(v)) > 0 {
			return phrase || f.people && r.Doc.Has(v, f.alone) // "lost their lives", "fled the city"
		}
		return phrase || r.Doc.Has(v, f.alone) || r.Doc.Has(v, f.state) || r.Doc.Has(v, f.victim)
	case reading.Object:
		return phrase || r.Doc.Has(v, f.agent) || f.left(r, t, v)
	case reading.Modifier:
		return r.Doc.Has(v, f.ofs) && r.Doc.Has(role.Prep, ofWord)
	}
	return false
}

// left reads "left 20 people dead": the fate is a complement of the verb.
func (f fate) left(r *reading.Reading, t *syntax.Tree, verb int) bool {
	if !r.Doc.Has(verb, leaveVerbs) {
		return false
	}
	for c := range t.Children(verb) {
		if c > verb && r.Doc.Has(c, f.state) {
			return true
		}
	}
	return false
}

// byNoun reads a noun that says it itself: "20 deaths", "five hostages".
func (fs fates) byNoun(r *reading.Reading, c reading.Counted) []hit {
	if c.Alone {
		return nil
	}
	for _, f := range fs.all {
		if r.Doc.Has(c.Noun, f.noun) {
			return []hit{{f.kind, c.Noun, "noun", 0.75}}
		}
	}
	return nil
}

// byWhole reads a part of a whole: "16 people, including nine soldiers, were
// killed"; "33 civilians were among those killed".
func (fs fates) byWhole(r *reading.Reading, c reading.Counted) []hit {
	t := r.TreeAt(c.First)
	whole := wholeOf(r, t, r.Top(c))
	if whole < 0 {
		return nil
	}
	for _, role := range r.Roles(whole) {
		for _, f := range fs.all {
			if f.fits(r, c) && f.tells(r, t, role) {
				return []hit{{f.kind, role.Verb, "part", 0.7}}
			}
		}
	}
	for _, f := range fs.all {
		if f.fits(r, c) && (r.Doc.Has(whole, f.state) || r.Doc.Has(whole, f.victim) && t.Passive(whole)) {
			return []hit{{f.kind, whole, "part", 0.7}}
		}
	}
	return nil
}

// wholeOf is the noun phrase that the phrase headed by top is said to be part of, -1 if none.
func wholeOf(r *reading.Reading, t *syntax.Tree, top int) int {
	if p := t.Case(top); p >= 0 && r.Doc.Has(p, includingWds) {
		return t.Head(top)
	}
	for _, role := range r.Roles(top) {
		switch {
		case role.Kind == reading.Subject:
			return role.Verb
		case role.Kind == reading.Object && r.Doc.Has(role.Verb, comprising):
			return t.Subject(role.Verb) // "35 people comprising 14 soldiers", "the dead include two boys"
		}
	}
	return -1
}

var comprising = text.Words("comprising comprise comprised include includes included including numbering")

// ofThose reads a part of people whose fate their noun tells: "seven of the
// victims", "33 civilians were among those killed".
func (fs fates) ofThose(r *reading.Reading, c reading.Counted) []hit {
	end := min(c.End+12, r.Doc.Sentences[r.Doc.SentenceOf(c.First)].End)
	at := c.End
	if !r.Doc.Has(at, ofWord) {
		for at < end && !r.Doc.Has(at, amongWords) {
			at++
		}
		if at > c.Noun+3 {
			return nil
		}
	}
	for at++; at < end && (r.Doc.Has(at, theThose) || r.NumberAt(at) >= 0); at++ {
	}
	if at >= end {
		return nil
	}
	for _, f := range fs.all {
		if f.kind == "killed" && r.Doc.Has(at, victimNouns) {
			return []hit{{f.kind, at, "those", 0.7}}
		}
		if r.Doc.Has(at, f.victim) || r.Doc.Has(at, f.state) || r.Doc.Has(at, f.noun) && !r.Doc.Has(at, personFates) {
			return []hit{{f.kind, at, "those", 0.75}}
		}
	}
	return nil
}

// shared gives a number the fate of the one before it in the sentence, which it is a
// part of ("225 people were killed, nineteen of them policemen") or adds to ("20 were
// killed in Gao and six in Mopti").
func (fs fates) shared(r *reading.Reading, c reading.Counted) []hit {
	if c.Compound || c.Number == 0 || !fs.cued(r, c) || r.Numbers[c.Number].Kind == number.One {
		return nil
	}
	part := r.Doc.Has(c.End, ofWord) && r.Doc.Has(c.End+1, themWords)
	added := c.Alone && r.Doc.Has(r.Numbers[c.Number].From-1, elseWords) && endsThere(r, c.End)
	if !part && !added {
		return nil
	}
	for n := c.Number - 1; n >= 0 && r.Doc.SentenceOf(r.Numbers[n].First) == r.Doc.SentenceOf(c.First); n-- {
		before, ok := r.Counted(n)
		if !ok || r.Numbers[n].Kind == number.One {
			continue
		}
		hits := fs.own(r, before)
		for i := range hits {
			hits[i].rule, hits[i].sure = "shared", hits[i].sure-0.2
		}
		return hits
	}
	return nil
}

// endsThere reports whether nothing more is said of what ends before tok: a mark
// or a preposition of place follows, no verb.
func endsThere(r *reading.Reading, tok int) bool {
	return tok >= len(r.Doc.Tokens) || r.Doc.Tokens[tok].Is(text.Punct) || r.Doc.Has(tok, insideOf)
}

// both adds the second fate of "killed or wounded", told by the word beyond "or"
// or "and" on that side of the first (1: after it, -1: before it).
func (fs fates) both(r *reading.Reading, first fate, c reading.Counted, at, side int, h hit) []hit {
	out := []hit{h}
	if !r.Doc.Has(at+side, orAnd) {
		return out
	}
	for _, f := range fs.all {
		told := f.victim
		if side < 0 {
			told = f.agent
		}
		if f.kind != first.kind && f.fits(r, c) && r.Doc.Has(at+2*side, told) {
			return append(out, hit{f.kind, at + 2*side, h.rule, h.sure})
		}
	}
	return out
}

// takesObject reports whether the verb is followed by what it is done to, so that
// its subject does it: "two gunmen killed five people".
func takesObject(r *reading.Reading, verb int) bool {
	return len(r.TreeAt(verb).Objects(verb)) > 0 || r.NumberAt(verb+1) >= 0
}

var (
	beForms      = text.Words("was were is are be been being 's 're got get gets")
	auxForms     = text.Words("was were is are be been being have has had 've 's 're who that will would may might could")
	lightAdverbs = text.Words("also reportedly already still now later then since allegedly either not")
	orAnd        = text.Words("or and")
	amongWords   = text.Words("among amongst")
	theThose     = text.Words("the those")
	victimNouns  = text.Words("victims")
	themWords    = text.Words("them whom which")
	elseWords    = text.Words("and or perhaps possibly maybe another plus , then")
	personFates  = text.Words("lives bodies deaths") // "of the bodies" counts bodies, not people of them
)
