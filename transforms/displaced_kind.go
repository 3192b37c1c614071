package transforms

import (
	"github.com/dateline/dateline/transforms/number"
	"github.com/dateline/dateline/transforms/reading"
	"github.com/dateline/dateline/transforms/text"
	"github.com/dateline/dateline/transforms/who"
)

// crossing tells whether people who fled crossed a border, stayed inside, or neither
// is said.
func crossing(r *reading.Reading, c reading.Counted, h hit) string {
	if leftState(r, h.event) || leftCountry(r, h.event) {
		return refugees
	}
	first, end := vicinity(r, c, h.event)
	for tok := first; tok < end; tok++ {
		if abroadPhrases.Match(r.Doc, tok) > 0 {
			return refugees
		}
	}
	for tok := first; tok < end; tok++ {
		if inlandPhrases.Match(r.Doc, tok) > 0 || r.Doc.Has(tok, staying) && sited(r, tok, end) {
			return idps
		}
	}
	return displaced
}

// leftCountry reports whether what they left is "their small country".
func leftCountry(r *reading.Reading, event int) bool {
	if !r.Doc.Has(event, fleeing) && !r.Doc.Has(event, leaving) || !r.Doc.Has(event+1, ownWords) {
		return false
	}
	for tok := event + 2; tok < min(event+6, len(r.Doc.Tokens)) && !r.Doc.Tokens[tok].Is(text.Punct); tok++ {
		if r.Doc.Has(tok, fledCountries) {
			return true
		}
		if !r.TreeAt(tok).Tag(tok).IsAdjective() {
			return false
		}
	}
	return false
}

// vicinity is the tokens around the counted phrase and its event that may say how far
// the journey went, up to the next number.
func vicinity(r *reading.Reading, c reading.Counted, event int) (first, end int) {
	s := r.Doc.Sentences[r.Doc.SentenceOf(event)]
	first, end = min(c.First, event), min(s.End, max(c.End, event)+12)
	for tok := c.End; tok < end; tok++ {
		if n := r.NumberAt(tok); n >= 0 && r.Numbers[n].Kind == number.Cardinal && r.DateAt(tok) < 0 {
			return first, tok
		}
	}
	return first, end
}

// sited reports whether people stay at a site: a base, a church, a camp.
func sited(r *reading.Reading, stay, end int) bool {
	for tok := stay + 1; tok < min(stay+6, end); tok++ {
		if r.Doc.Has(tok, siteWords) {
			return true
		}
	}
	return false
}

// leftState reports whether what they left is a whole country: "fled Myanmar", not
// "fled Aleppo".
func leftState(r *reading.Reading, event int) bool {
	for _, o := range r.TreeAt(event).Objects(event) {
		if n := r.NameAt(o); n >= 0 && o > event && r.Names[n].Kind == who.State && (r.Names[n].Form == who.Name || r.Names[n].Form == who.Short) {
			return true
		}
	}
	return false
}

var (
	ownWords      = text.Words("their the")
	fledCountries = text.Words("country homeland")
	staying       = text.Words("shelter refuge sheltering sheltered sanctuary held housed living live staying")
	siteWords     = displacedCues.Words("site")
	abroadPhrases = displacedCues.Phrases("abroad phrase")
	inlandPhrases = displacedCues.Phrases("inland phrase")
)
