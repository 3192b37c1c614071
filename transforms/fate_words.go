package transforms

import (
	"github.com/dateline/dateline/transforms/reading"
	"github.com/dateline/dateline/transforms/text"
)

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
	if c.Noun == c.End && r.Doc.Has(c.Noun, f.state) && !r.NextIsNoun(c.Noun) {
		return c.Noun // "20 wounded", the participle taken for a noun
	}
	next := pastPhrase(c)
	if r.Doc.Has(next, f.state) && !r.NextIsNoun(next) || f.phrase(r, next) {
		return next
	}
	return -1
}

// pastPhrase is the token after the counted phrase.
func pastPhrase(c reading.Counted) int {
	if c.Alone {
		return c.End
	}
	return c.Noun + 1
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
		if at := f.phraseBefore(r, verb+1); at >= 0 && surelyPeople(r, c) && (!f.people || f.kind == captured) {
			return []hit{{f.kind, at, "verb", 0.85}} // "shot dead 12 protesters"
		}
	}
	return nil
}

// phraseBefore is the first token of one of the fate's phrases that ends before tok, -1
// if none does.
func (f fate) phraseBefore(r *reading.Reading, tok int) int {
	for length := 2; length <= 3; length++ {
		if tok-length >= 0 && f.phrases.Match(r.Doc, tok-length) == length {
			return tok - length
		}
	}
	return -1
}

// after reads a predicate right behind the phrase: "22 civilians were killed", "five
// people have died", "19 injured", "forced 300 people to flee".
func (fs fates) after(r *reading.Reading, c reading.Counted) []hit {
	first := pastInsertion(r, pastPhrase(c))
	at := first
	for at < first+5 && (r.Doc.Has(at, auxForms) || r.Doc.Has(at, lightAdverbs) || at > first && r.Doc.Has(at, reportedly) && r.Doc.Has(at-1, beForms)) {
		at++
	}
	if at >= len(r.Doc.Tokens) || r.Doc.SentenceOf(at) != r.Doc.SentenceOf(c.First) {
		return nil
	}
	for _, f := range fs.all {
		if !f.fits(r, c) {
			continue
		}
		if f.people && r.Doc.Has(at, toWord) && r.Doc.Has(at+1, f.alone) {
			return []hit{{f.kind, at + 1, "predicate", 0.8}}
		}
		passive := r.Doc.Has(at, f.victim) && (at > first && r.Doc.Has(at-1, reportedly) || r.Doc.Has(at-1, beForms) || at > first && r.Doc.Has(at-1, lightAdverbs) || at == first && !takesObject(r, at))
		if passive || r.Doc.Has(at, f.alone) || f.phrase(r, at) || at > first && r.Doc.Has(at, f.state) {
			return fs.both(r, f, c, at, 1, hit{f.kind, at, "predicate", 0.9})
		}
	}
	return nil
}

// pastInsertion is the token after an insertion that says who the people are: "12
// people, mostly women and children, ...", "two nurses, who were asleep, ...".
func pastInsertion(r *reading.Reading, at int) int {
	reach := 9
	if r.Doc.Has(at+1, whoWord) {
		reach = 16
	} else if !r.Doc.Has(at+1, partWords) {
		reach = 0
	}
	if !r.Doc.Has(at, comma) {
		return at
	}
	for tok := at + 2; tok < at+reach; tok++ {
		if r.Doc.Has(tok, comma) {
			return tok + 1
		}
	}
	return at
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
// its subject does it: "two gunmen killed at least five people".
func takesObject(r *reading.Reading, verb int) bool {
	return r.NumberAt(verb+1) >= 0 || r.Doc.Has(verb+1, determiners) || len(r.TreeAt(verb).Objects(verb)) > 0
}

var (
	beForms      = text.Words("was were is are be been being 's 're got get gets")
	auxForms     = text.Words("was were is are be been being have has had 've 's 're who that will would may might could remain remains remained feared presumed believed")
	reportedly   = text.Words("reported confirmed feared presumed believed listed") // "were reported killed"
	lightAdverbs = text.Words("also reportedly already still now later then since allegedly either not")
	determiners  = text.Words("the a an his her its their at more some about up nearly almost around over dozens hundreds")
	partWords    = text.Words("mostly mainly many most including among some all half largely chiefly a about nearly almost or")
	orAnd        = text.Words("or and")
	toWord       = text.Words("to")
)
