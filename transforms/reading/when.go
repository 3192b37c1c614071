package reading

import (
	"github.com/dateline/dateline/transforms/calendar"
	"github.com/dateline/dateline/transforms/when"
)

// DateSource says where a fact's event date comes from.
type DateSource string

const (
	Explicit    DateSource = "explicit"    // a date of the fact's own sentence, in full
	Relative    DateSource = "relative"    // a date of the fact's own sentence that had to be resolved ("Monday")
	Inherited   DateSource = "inherited"   // a date of a sentence before
	Publication DateSource = "publication" // the article's date, for want of another
)

// When is the span of days on which an event happened or a state held.
type When struct {
	From, To calendar.Day
	Source   DateSource
}

// maxInherit is how many sentences back an event's date may stand.
const maxInherit = 2

// WhenOf dates the event told by the token: by the nearest date of its clause, else of
// its sentence, else of the sentences just before in its paragraph, else by the
// article's date.
func (r *Reading) WhenOf(tok int) When {
	s := r.Doc.SentenceOf(tok)
	if d := r.nearestDate(s, tok); d >= 0 {
		m := r.Dates[d]
		r.Note(AskWhen, tok, string(Explicit), m.First, "the nearest date of its sentence")
		if m.Relative {
			return When{m.From, m.To, Relative}
		}
		return When{m.From, m.To, Explicit}
	}
	paragraph := r.Doc.Sentences[s].Paragraph
	for back := s - 1; back >= 0 && back >= s-maxInherit && r.Doc.Sentences[back].Paragraph == paragraph; back-- {
		dates := r.DatesWithin(r.Doc.Sentences[back].First, r.Doc.Sentences[back].End)
		if n := len(dates); n > 0 {
			m := r.Dates[dates[n-1]]
			r.Note(AskWhen, tok, string(Inherited), m.First, "the last date of a sentence before")
			return When{m.From, m.To, Inherited}
		}
	}
	r.Note(AskWhen, tok, string(Publication), -1, "no date stands near it, so the article's own")
	return When{r.Doc.Published, r.Doc.Published, Publication}
}

// nearestDate is the date of the sentence that belongs to the token's clause, the
// nearest of them; else the nearest one whose clause governs the token's; -1 if
// the sentence has none.
func (r *Reading) nearestDate(s, tok int) int {
	sentence := r.Doc.Sentences[s]
	dates := r.DatesWithin(sentence.First, sentence.End)
	if len(dates) == 0 {
		return -1
	}
	if len(dates) == 1 {
		return dates[0]
	}
	t := r.Tree(s)
	clause := t.Clause(tok)
	best, bestScore := -1, 1<<30
	for _, d := range dates {
		m := r.Dates[d]
		score := distance(m, tok)
		if t.Clause(m.First) != clause {
			score += 1000
		}
		if score < bestScore {
			best, bestScore = d, score
		}
	}
	return best
}

func distance(m when.Mention, tok int) int {
	if tok < m.First {
		return m.First - tok
	}
	return tok - m.End + 1
}
