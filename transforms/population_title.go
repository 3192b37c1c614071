package transforms

import (
	"strings"

	"github.com/dateline/dateline/transforms/text"
	"github.com/dateline/dateline/transforms/who"
)

// titled is the name that ends in the noun at the token, where the text gave it shortly
// before: "the county" after "Rimrock County". It is "" if none did.
func (s *populationScan) titled(tok int) who.ID {
	if !s.Doc.Has(tok, shireNouns) || !s.Doc.Has(tok-1, definite) {
		return ""
	}
	first := s.Doc.Sentences[max(s.Doc.SentenceOf(tok)-farNames, 0)].First
	for at := tok - 2; at > first && at > tok-farTitle; at-- {
		if !s.Doc.Tokens[at].Is(text.Capital) || !strings.EqualFold(s.Doc.Text(at), s.Doc.Text(tok)) {
			continue
		}
		from := at
		for from > first && s.newName(from-1) && s.Doc.SentenceOf(from-1) == s.Doc.SentenceOf(at) {
			from--
		}
		if from < at {
			return who.ID(s.Doc.Slice(from, at+1))
		}
	}
	return ""
}

// farTitle is how many tokens back the name may stand.
const farTitle = 120

var shireNouns = text.Words("county district municipality parish township prefecture")
