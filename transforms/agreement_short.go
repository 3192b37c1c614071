package transforms

import (
	"github.com/dateline/dateline/transforms/reading"
	"github.com/dateline/dateline/transforms/text"
)

// shortForms maps the abbreviations that the article gives its agreements to the nouns
// that they stand for: "the Border Defence Cooperation Agreement (BDCA)", "or CTA".
func shortForms(r *reading.Reading) map[string]int {
	var out map[string]int
	for tok := range r.Doc.Tokens {
		if !r.Doc.Has(tok, agreementNouns) || !r.Doc.Tokens[tok].Is(text.Capital) {
			continue
		}
		at := tok + 2
		switch {
		case r.Doc.Has(tok+1, openBracket) && r.Doc.Has(tok+3, closeBracket):
		case r.Doc.Has(tok+1, commaMark) && r.Doc.Has(tok+2, orWord):
			at = tok + 3
		default:
			continue
		}
		if abbreviation(r, at) {
			if out == nil {
				out = make(map[string]int)
			}
			out[r.Doc.Text(at)] = tok
		}
	}
	return out
}

// abbreviation reports whether the token is two to six capitals that are no known name.
func abbreviation(r *reading.Reading, tok int) bool {
	if tok >= len(r.Doc.Tokens) || r.NameAt(tok) >= 0 {
		return false
	}
	word := r.Doc.Text(tok)
	for _, c := range word {
		if c < 'A' || c > 'Z' {
			return false
		}
	}
	return len(word) >= 2 && len(word) <= 6
}

// shortDeeds are the deeds told of an agreement by its abbreviation: "signed the DPA".
func shortDeeds(r *reading.Reading, short map[string]int, tok int) []deed {
	if len(short) == 0 || !abbreviation(r, tok) {
		return nil
	}
	full, ok := short[r.Doc.Text(tok)]
	if !ok || tok <= full+3 {
		return nil
	}
	deeds := nounDeeds(r, tok)
	for i := range deeds {
		if deeds[i].kind == "other" {
			deeds[i].kind = agreementKind(r, full, full)
		}
	}
	return deeds
}

var (
	openBracket  = text.Words("(")
	closeBracket = text.Words(")")
	orWord       = text.Words("or")
)
