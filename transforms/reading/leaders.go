package reading

import (
	"github.com/dateline/dateline/transforms/text"
	"github.com/dateline/dateline/transforms/who"
)

var titles = text.Words(`president minister premier chancellor king queen emir sultan leader ruler secretary ambassador envoy general
	dictator prince diplomat`)

// LeaderOf is the state of the person that tok names, if the article has introduced
// them with it: "French President Jean Petit", "Jean Petit, France's foreign minister";
// "" if it has not.
func (r *Reading) LeaderOf(tok int) who.ID {
	if r.leaders == nil {
		r.leaders = r.introduced()
	}
	for i := tok; i < tok+3 && r.personal(i); i++ {
		if id := r.leaders[r.Doc.Text(i)]; id != "" {
			return id
		}
	}
	return ""
}

// introduced reads the article's introductions of persons: surname to state.
func (r *Reading) introduced() map[string]who.ID {
	out := make(map[string]who.ID)
	for _, m := range r.Names {
		if m.Form == who.Leader && m.Country != "" {
			for tok := m.First; tok < m.End; tok++ {
				out[r.Doc.Text(tok)] = m.Country
			}
		}
	}
	for tok := range r.Doc.Tokens {
		if !r.Doc.Has(tok, titles) {
			continue
		}
		id, first := r.stateOfTitle(tok)
		if id == "" && r.personal(tok+1) && r.Doc.Tokens[tok].Is(text.Capital) {
			id, first = r.datelineState(), tok
		}
		if id == "" {
			continue
		}
		after := tok + 1
		if after < len(r.Doc.Tokens) && r.Doc.Text(after) == "," {
			after++
		}
		for i := after; i < after+4 && r.personal(i); i++ {
			out[r.Doc.Text(i)] = id
		}
		if first > 1 && r.Doc.Text(first-1) == "," {
			for i := first - 2; i > first-5 && r.personal(i); i-- {
				out[r.Doc.Text(i)] = id
			}
		}
	}
	return out
}

// stateOfTitle is the state whose title it is, and the first token of the phrase:
// "France's foreign minister", "Mali junta leader".
func (r *Reading) stateOfTitle(tok int) (id who.ID, first int) {
	for i := tok - 1; i >= 0 && i >= tok-4; i-- {
		if n := r.NameAt(i); n >= 0 {
			if r.isParty(n) && r.Names[n].Country != "" {
				return r.Names[n].Party(), r.Names[n].First
			}
			return "", 0
		}
		if r.Doc.Tokens[i].Is(text.Punct) && r.Doc.Text(i) != "-" && r.Doc.Text(i) != "'s" && r.Doc.Text(i) != "’s" {
			break
		}
	}
	return "", 0
}

// datelineState is the state in whose capital the article was written, "" if unsaid:
// a premier whose country goes without saying is its own.
func (r *Reading) datelineState() who.ID {
	if len(r.Names) > 0 && r.Names[0].First == 0 && r.Names[0].Form == who.Capital && r.datelined(r.Names[0]) {
		return r.Names[0].Country
	}
	return ""
}

func (r *Reading) personal(tok int) bool {
	return tok >= 0 && tok < len(r.Doc.Tokens) && r.Doc.Tokens[tok].Is(text.Letters|text.Capital) && r.NameAt(tok) < 0 && !r.Doc.Has(tok, titles)
}
