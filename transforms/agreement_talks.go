package transforms

import (
	"github.com/dateline/dateline/transforms/reading"
	"github.com/dateline/dateline/transforms/text"
)

// negotiating reports whether the talks are negotiations of an agreement between those
// named with them: "talks between A and B on a pact", "talks with B over a trade deal", or
// any that came to a bad end: "talks with B were broken off".
func negotiating(r *reading.Reading, noun int) bool {
	switch {
	case r.Doc.Has(noun+1, betweenWords):
		return onAgreement(r, noun) || brokenOff(r, noun)
	case r.Doc.Has(noun+1, withWord):
		return overAgreement(r, noun) || brokenOff(r, noun)
	}
	return false
}

// overAgreement reports whether the talks are said to be on an agreement: "over a new
// trade deal".
func overAgreement(r *reading.Reading, noun int) bool {
	t := r.TreeAt(noun)
	over := false
	for tok := noun + 2; tok < min(noun+14, t.End); tok++ {
		switch {
		case r.Doc.Has(tok, talkSubjectPreps):
			over = true
		case over && r.Doc.Has(tok, agreementNouns):
			return true
		case t.Tag(tok).IsFinite(), r.Doc.Tokens[tok].Is(text.Punct) && !r.Doc.Has(tok, innerMarks):
			return false
		}
	}
	return false
}

// brokenOff reports whether talks, which so were under way, are told to have been broken
// off, disrupted or derailed, or to have broken down.
func brokenOff(r *reading.Reading, noun int) bool {
	for _, role := range r.Roles(noun) {
		v := role.Verb
		if r.Assertion(v) != reading.Actual {
			continue
		}
		switch role.Kind {
		case reading.Object, reading.PassiveSubject:
			if r.Doc.Has(v, disruptVerbs) || r.Doc.Has(v, breakVerbs) && r.Doc.Has(v+1, offWord) {
				return true
			}
		case reading.Subject:
			if r.Doc.Has(v, talkCollapse) || r.Doc.Has(v, breakVerbs) && r.Doc.Has(v+1, collapseTails) {
				return true
			}
		}
	}
	return false
}

var (
	talkSubjectPreps = text.Words("on over about for towards toward")
	disruptVerbs     = text.Words("disrupt disrupted disrupts disrupting derail derailed derails derailing scupper scuppered torpedo torpedoed")
	breakVerbs       = text.Words("break breaks broke broken breaking")
	talkCollapse     = text.Words("collapse collapsed collapses collapsing")
	offWord          = text.Words("off")
)
