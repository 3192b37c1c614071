package reading

import (
	"github.com/dateline/dateline/transforms/syntax"
	"github.com/dateline/dateline/transforms/text"
)

var (
	speechVerbs = text.Words(`say says said saying tell tells told telling report reports reported announce announces announced
		claim claims claimed add adds added state states stated estimate estimates estimated confirm confirms confirmed
		reveal reveals revealed acknowledge acknowledges acknowledged insist insists insisted note notes noted declare declares declared
		admit admits admitted allege alleges alleged argue argues argued believe believes believed disclose disclosed warn warns warned
		quoted write writes wrote explain explains explained`)
	accordingTo = text.Words("according")
)

// Attribution is who, as printed, the article says it from: the subject of the
// speech verb that governs the token's clause, or the source after "according to".
// It is "" where the article speaks itself.
func (r *Reading) Attribution(tok int) string {
	s := r.Doc.Sentences[r.Doc.SentenceOf(tok)]
	if !r.mentionsSpeech(s) {
		return ""
	}
	t := r.TreeAt(tok)
	for _, v := range t.Ancestors(t.Clause(tok)) {
		if r.Doc.Has(v, speechVerbs) && !t.Descends(tok, t.Subject(v)) {
			if who := r.phrase(t, t.Subject(v)); who != "" {
				r.Note(AskAttribution, tok, who, v, "subject of the word of speech over it")
				return who
			}
		}
	}
	for v := s.First; v < s.End; v++ {
		switch {
		case r.Doc.Has(v, accordingTo):
			if h := t.Head(v); h >= 0 && h > v {
				who := r.phrase(t, h)
				r.Note(AskAttribution, tok, who, v, "the source that the sentence names")
				return who
			}
		case r.Doc.Has(v, speechVerbs) && t.Rel(v) == syntax.RelParataxis:
			if who := r.phrase(t, t.Subject(v)); who != "" {
				r.Note(AskAttribution, tok, who, v, "subject of the word of speech beside it")
				return who
			}
		}
	}
	return ""
}

func (r *Reading) mentionsSpeech(s text.Sentence) bool {
	for v := s.First; v < s.End; v++ {
		if r.Doc.Has(v, speechVerbs) || r.Doc.Has(v, accordingTo) {
			return true
		}
	}
	return false
}

// phrase is the noun phrase that the token heads, as printed, without its
// relative clauses and appositions.
func (r *Reading) phrase(t *syntax.Tree, head int) string {
	if head < 0 {
		return ""
	}
	first, end := r.NounPhrase(t, head)
	return r.Doc.Slice(first, end)
}

// NounPhrase is the run of tokens [first, end) around head that belongs to it
// closely: determiners, adjectives, compounds, numbers, possessors, and "of" phrases.
func (r *Reading) NounPhrase(t *syntax.Tree, head int) (first, end int) {
	first, end = head, head+1
	for c := range t.Children(head) {
		switch t.Rel(c) {
		case syntax.RelDet, syntax.RelAmod, syntax.RelCompound, syntax.RelNummod, syntax.RelNmodPoss, syntax.RelFlat, syntax.RelNmod:
			f, e := t.Subtree(c)
			if c < head {
				first = min(first, f)
			} else if t.Rel(c) != syntax.RelNmod || f == end {
				end = max(end, e)
			}
		}
	}
	return first, end
}
