package reading

import (
	"github.com/dateline/dateline/transforms/syntax"
	"github.com/dateline/dateline/transforms/who"
)

// topicSentences is how many sentences of an article tell its topic: title and lead.
const topicSentences = 2

// Topic is the state that the article opens with: the subject of its title or lead,
// or the only state they name outside a dateline; else the scene of its events.
// "The country" further down is more often that one than the one named most.
func (r *Reading) Topic() who.ID {
	for i := range min(topicSentences, len(r.Doc.Sentences)) {
		if id := r.topicOf(i); id != "" {
			return id
		}
	}
	return r.Scene()
}

func (r *Reading) topicOf(sentence int) who.ID {
	s := r.Doc.Sentences[sentence]
	t := r.Tree(sentence)
	var only who.ID
	several := false
	for _, n := range r.NamesWithin(s.First, s.End) {
		m := r.Names[n]
		if m.Country == "" || r.datelined(m) {
			continue
		}
		rel := t.Rel(nameHead(t, m))
		if (m.Kind == who.State || m.Kind == who.Historical) && m.Form == who.Name && (rel == syntax.RelNsubj || rel == syntax.RelNsubjPass) {
			return m.Country
		}
		several = several || only != "" && only != m.Country
		only = m.Country
	}
	if several {
		return ""
	}
	return only
}
