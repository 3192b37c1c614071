package transforms

import (
	"strings"

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
//	alone    they are the subject of an active verb
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

// fits reports whether the fate can befall what is counted.
func (f fate) fits(r *reading.Reading, c reading.Counted) bool {
	return !f.people || surelyPeople(r, c)
}

// phrase reports whether one of the fate's phrases begins at the token.
func (f fate) phrase(r *reading.Reading, tok int) bool { return f.phrases.Match(r.Doc, tok) > 0 }

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

// hit is one fate found for a counted phrase, the word that tells it and the rule.
type hit struct {
	kind  string
	event int
	rule  string
	sure  float64
}

func hasKind(hits []hit, kind string) bool {
	for _, h := range hits {
		if h.kind == kind {
			return true
		}
	}
	return false
}

// cued is the cheap test before the sentence is parsed: does it hold a word that
// tells one of the fates?
func (fs fates) cued(r *reading.Reading, c reading.Counted) bool { return sentenceHas(r, c, fs.cues) }

// sentenceHas reports whether one of the words stands in the number's sentence, within
// as many tokens as any sentence has that is meant to be read.
func sentenceHas(r *reading.Reading, c reading.Counted, words *text.Set) bool {
	s := r.Doc.Sentences[r.Doc.SentenceOf(c.First)]
	for tok := max(s.First, c.First-farWords); tok < min(s.End, c.First+farWords); tok++ {
		if r.Doc.Has(tok, words) {
			return true
		}
	}
	return false
}

const farWords = 150

// of decides what befell the people counted: by what their phrase and clause tell, else
// by the number beside that they share a list or a whole with.
func (fs fates) of(r *reading.Reading, c reading.Counted) []hit {
	if hits := fs.own(r, c); len(hits) > 0 {
		return hits
	}
	if hits := fs.listed(r, c); len(hits) > 0 {
		return hits
	}
	return fs.shared(r, c)
}

// own is what the phrase's own words and clause tell: first the words beside the phrase,
// which tell it most surely, then what it is to the predicates around it, then its noun,
// then the whole it is part of.
func (fs fates) own(r *reading.Reading, c reading.Counted) []hit {
	if c.Compound || !fs.cued(r, c) || !countsPeople(r, c) || aside(r, c) {
		return nil
	}
	for _, find := range []func(*reading.Reading, reading.Counted) []hit{
		fs.byEvents, fs.beside, fs.before, fs.after, fs.ofThose, fs.byRole, fs.byNoun, fs.byWhole,
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
	for _, suffix := range personSuffixes {
		if strings.HasSuffix(r.Doc.Text(c.Noun), suffix) {
			return true // "fishermen", "schoolgirls"
		}
	}
	n := r.NameAt(c.Noun)
	return n >= 0 && (r.Names[n].Form == who.People || r.Names[n].Form == who.Demonym) // "Malians", "Rohingya"
}

// aside reports whether the phrase takes no part in the fates of its sentence: "one of
// its prisoners" that says more of somebody just told of, the whole of "thirty of the 45
// passengers", the source of "12 people, a doctor told us", what one writes "as a hostage",
// an age, a rate, the owner of something.
func aside(r *reading.Reading, c reading.Counted) bool {
	if fateAge(r, c) || fateRate(r, c) || !c.Alone && r.Doc.Has(c.Noun+1, fatePossessive) {
		return true
	}
	if r.Numbers[c.Number].Kind == number.One && (r.Doc.Has(pastPhrase(c), tellingWords) || r.Doc.Has(c.First-1, asWord)) {
		return true
	}
	return repeated(r, c) || wholeNumber(r, c)
}

// wholeNumber reports whether the number is the whole that another is a part of.
func wholeNumber(r *reading.Reading, c reading.Counted) bool {
	from := r.Numbers[c.Number].From
	return r.Doc.Has(from-1, wholeWords) && r.Doc.Has(from-2, ofWord) && r.NumberAt(from-3) >= 0
}

// repeated reports whether "one of" only says more of somebody just told of: "freed a
// journalist, one of its prisoners".
func repeated(r *reading.Reading, c reading.Counted) bool {
	if r.Numbers[c.Number].Kind != number.One || !r.Doc.Has(c.First+1, ofWord) {
		return false
	}
	if n := r.NameAt(c.First - 2); r.Doc.Has(c.First-1, beForms) && (n >= 0 || r.Doc.Has(c.First-2, personWords)) {
		return true // "He was one of three men killed there"
	}
	if !r.Doc.Has(c.First-1, comma) {
		return false
	}
	rel := r.TreeAt(c.First).Rel(c.First)
	return rel != syntax.RelNsubj && rel != syntax.RelNsubjPass // "During the raid, one of the guards was hurt"
}

var (
	peopleCues = cue.Must("people.cues")
	people     = peopleCues.Words("people")
	things     = peopleCues.Words("things")
	leaveVerbs = peopleCues.Words("leave")
	ofWord     = text.Words("of")
	comma      = text.Words(",")

	personSuffixes = [...]string{"men", "women", "girls", "boys", "children", "workers"}

	personWords  = text.Words("he she who i")
	tellingWords = text.Words("said says told tells reported reports added recalled wrote")
	asWord       = text.Words("as")
	wholeWords   = text.Words("the its their his these those")
)
