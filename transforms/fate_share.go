package transforms

import (
	"github.com/dateline/dateline/transforms/number"
	"github.com/dateline/dateline/transforms/reading"
	"github.com/dateline/dateline/transforms/text"
)

// ofThose reads a part of people whose fate their noun tells: "seven of the
// victims", "33 civilians were among those killed".
func (fs fates) ofThose(r *reading.Reading, c reading.Counted) []hit {
	end := min(c.End+12, r.Doc.Sentences[r.Doc.SentenceOf(c.First)].End)
	at := c.End
	if !r.Doc.Has(at, ofWord) {
		for at < end && !r.Doc.Has(at, amongWords) {
			at++
		}
		if at > c.Noun+3 && !(at < end && amongAll(r, c, at)) {
			return nil
		}
	}
	t := r.TreeAt(c.First)
	for at++; at < end && (r.Doc.Has(at, theThose) || r.NumberAt(at) >= 0 || !r.Doc.Has(at, fs.cues) && (t.Tag(at).IsAdjective() || r.Doc.Has(at, groupOf))); at++ {
	}
	if at >= end {
		return nil
	}
	for _, f := range fs.all {
		if f.kind == killed && r.Doc.Has(at, victimNouns) {
			return []hit{{f.kind, at, "those", 0.7}}
		}
		if r.Doc.Has(at, f.victim) || r.Doc.Has(at, f.state) || r.Doc.Has(at, f.noun) && !r.Doc.Has(at, personFates) {
			return []hit{{f.kind, at, "those", 0.75}}
		}
	}
	return nil
}

// amongAll reports whether "among" is said of the people by the verb that follows them:
// "700 children have been registered among the refugees".
func amongAll(r *reading.Reading, c reading.Counted, among int) bool {
	if c.Alone || among > c.Noun+9 || !surelyPeople(r, c) || !r.Doc.Has(among+1, theThose) && !r.Doc.Has(among+2, groupWord) {
		return false
	}
	for tok := c.Noun + 1; tok < among; tok++ {
		if r.Doc.Tokens[tok].Is(text.Punct) || r.NumberAt(tok) >= 0 {
			return false
		}
	}
	return true
}

// listed gives a number the fate of the counted phrase it is joined to by a comma or
// "and": "killed hundreds of villagers and 58 soldiers", "11 policemen and 14 soldiers
// killed".
func (fs fates) listed(r *reading.Reading, c reading.Counted) []hit {
	if c.Compound || c.Alone || !fs.cued(r, c) || !surelyPeople(r, c) || aside(r, c) || governed(r, c) {
		return nil
	}
	for _, n := range []int{c.Number - 1, c.Number + 1} {
		if n < 0 || n >= len(r.Numbers) {
			continue
		}
		other, ok := r.Counted(n)
		if !ok || other.Alone || !surelyPeople(r, other) || !joinedTo(r, c, other) {
			continue
		}
		hits := fs.own(r, other)
		for i := range hits {
			hits[i].rule, hits[i].sure = "listed", hits[i].sure-0.15
		}
		return hits
	}
	return nil
}

// governed reports whether a verb of its own says something else of the people, as its
// subject or its object.
func governed(r *reading.Reading, c reading.Counted) bool {
	top := r.Top(c)
	t := r.TreeAt(c.First)
	for _, role := range r.Roles(top) {
		if t.Head(top) == role.Verb && t.Tag(role.Verb).IsVerb() {
			return true
		}
	}
	return false
}

// joinedTo reports whether only commas and "and" stand between the two phrases.
func joinedTo(r *reading.Reading, a, b reading.Counted) bool {
	if a.First > b.First {
		a, b = b, a
	}
	from, to := a.Noun+1, r.Numbers[b.Number].From
	if from >= to || r.Doc.SentenceOf(from) != r.Doc.SentenceOf(to) {
		return false
	}
	for tok := from; tok < to; tok++ {
		if !r.Doc.Has(tok, listWords) {
			return false
		}
	}
	return true
}

// shared gives a number the fate of the one before it in the sentence, which it is a
// part of ("225 people were killed, nineteen of them policemen") or adds to ("20 were
// killed in Gao and six in Mopti").
func (fs fates) shared(r *reading.Reading, c reading.Counted) []hit {
	if c.Compound || c.Number == 0 || !fs.cued(r, c) || r.Numbers[c.Number].Kind == number.One {
		return nil
	}
	added := c.Alone && r.Doc.Has(r.Numbers[c.Number].From-1, elseWords) && endsThere(r, c.End)
	if !ofThem(r, c) && !added && !included(r, c) {
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

// included reports whether the number is named as a part of the one before: "20
// people, among them eight women, were killed".
func included(r *reading.Reading, c reading.Counted) bool {
	at := r.Numbers[c.Number].From - 1
	return surelyPeople(r, c) && (r.Doc.Has(at, includingWord) || r.Doc.Has(at, themWords) && r.Doc.Has(at-1, amongWords))
}

// ofThem reports whether the number counts a part: "of them", "of whom", "Of those, 20".
func ofThem(r *reading.Reading, c reading.Counted) bool {
	if from := r.Numbers[c.Number].From; r.Doc.Has(from-1, comma) && r.Doc.Has(from-2, thoseWords) && r.Doc.Has(from-3, ofWord) {
		return true
	}
	return r.Doc.Has(c.End, ofWord) && r.Doc.Has(c.End+1, themWords)
}

// endsThere reports whether nothing more is said of what ends before tok: a mark
// or a preposition of place follows, no verb.
func endsThere(r *reading.Reading, tok int) bool {
	return tok >= len(r.Doc.Tokens) || r.Doc.Tokens[tok].Is(text.Punct) || r.Doc.Has(tok, insideOf)
}

var (
	amongWords    = text.Words("among amongst")
	theThose      = text.Words("the those")
	groupOf       = text.Words("a group groups of and other")
	groupWord     = text.Words("group groups")
	thoseWords    = text.Words("those these them")
	victimNouns   = text.Words("victims")
	themWords     = text.Words("them whom which")
	includingWord = text.Words("including")
	listWords     = text.Words(", and or plus")
	elseWords     = text.Words("and or perhaps possibly maybe another plus , then")
	personFates   = text.Words("lives bodies deaths") // "of the bodies" counts bodies, not people of them
)
