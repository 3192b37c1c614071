package transforms

import (
	"github.com/dateline/dateline/transforms/reading"
	"github.com/dateline/dateline/transforms/syntax"
	"github.com/dateline/dateline/transforms/text"
)

// scene is what becomes of a force: the word that tells it, and the force's part in it.
type scene struct {
	main  int  // a verb or a noun ("deployment"); the clause's predicate where nothing tells
	acts  bool // the force is the subject: it does or undergoes it
	whole bool // the word itself is about the force: not one it is only mentioned beside
}

// scene finds what becomes of the force. One that shares another's clause shares its
// scene; of several verbs the one that says most of troops tells.
func (s *troopScan) scene(f force) scene {
	if f.twin >= 0 && s.last >= 0 {
		return s.lastScene
	}
	if s.wholeOf(f) {
		t := s.TreeAt(f.Noun)
		if c := t.Child(f.Noun, syntax.RelAclRelcl); c >= 0 && s.telling(c) { // "2,000 of the 8,000 troops it wants to deploy"
			return scene{main: c, whole: true}
		}
		return scene{main: f.Noun}
	}
	for _, find := range []func(force) (scene, bool){s.verbBefore, s.verbAfter, s.byRole} {
		if e, ok := find(f); ok {
			return e
		}
	}
	t := s.TreeAt(f.First)
	clause := t.Clause(f.First)
	if clause < 0 {
		return scene{main: f.Noun}
	}
	acts := t.OwnSubject(clause) == s.Top(f.Counted)
	return scene{main: clause, acts: acts, whole: acts}
}

// wholeOf reports whether the number is the whole of another: the 9,000 of "3,000 of
// the 9,000 troops there", of whom the verb says nothing.
func (s *troopScan) wholeOf(f force) bool {
	at := s.Numbers[f.Number].From - 1
	for s.Doc.Has(at, beforeNouns) && !s.Doc.Has(at, ofWord) {
		at--
	}
	return s.Doc.Has(at, ofWord) && (s.NumberAt(at-1) >= 0 || s.Doc.Has(at-1, portions))
}

// telling reports whether the word says of troops what becomes of them.
func (s *troopScan) telling(tok int) bool {
	return s.Doc.Has(tok, moveWords) || s.Doc.Has(tok, plannedWords) || s.Doc.Has(tok, cuttingWords) || s.Doc.Has(tok, growingWords) ||
		s.Doc.Has(tok, foundingWords) || s.Doc.Has(tok, homewardWords)
}

// verbBefore reads the verb right before the force: "sent some 300 troops", "deployment
// of 500 marines", "its plan to withdraw the last 400 soldiers".
func (s *troopScan) verbBefore(f force) (scene, bool) {
	at := s.Numbers[f.Number].From - 1
	if f.holder >= 0 {
		at = f.holder - 1
	}
	first := s.Doc.Sentences[s.Doc.SentenceOf(f.First)].First
	for at > first && (s.Doc.Has(at, beforeNouns) || s.Doc.Has(at, forceNouns) && s.Doc.Has(at+1, ofWord)) {
		at--
	}
	if s.Doc.Has(at, outBack) && at > first {
		at--
	}
	if at < first || !s.telling(at) || s.Doc.Has(at, nounsOnly) || s.NextIsNoun(at) && s.TreeAt(at).Rel(at) == syntax.RelAmod {
		return scene{}, false
	}
	return scene{main: at, whole: true}, true
}

// verbAfter reads the verb right after the force: "500 soldiers were sent", "some 900
// remain", "fighters who escaped".
func (s *troopScan) verbAfter(f force) (scene, bool) {
	at := f.Noun + 1
	if f.Alone {
		at = f.End
	}
	end := s.Doc.Sentences[s.Doc.SentenceOf(f.First)].End
	for n := 0; at < end && n < 6 && (s.Doc.Has(at, auxForms) || s.Doc.Has(at, lightAdverbs) || s.Doc.Has(at, chainVerbs)); at, n = at+1, n+1 {
	}
	if at >= end || !s.telling(at) || !s.TreeAt(at).Tag(at).IsVerb() {
		return scene{}, false
	}
	if s.remaining(f, at) && s.had(f) {
		return scene{}, false // "has only 200 fighters left"
	}
	if at == f.Noun+1 && s.mainVerb(f) >= 0 && s.TreeAt(at).Tag(at) == syntax.VBN {
		return scene{}, false // a participle: "will recall the 300 troops sent to Mali"
	}
	return scene{main: at, acts: true, whole: true}, true
}

// had reports whether the force is what somebody has.
func (s *troopScan) had(f force) bool {
	for _, role := range s.Roles(s.Top(f.Counted)) {
		if role.Kind == reading.Object && s.Doc.Has(role.Verb, havingWords) {
			return true
		}
	}
	return false
}

// mainVerb is the predicate to which the force is object or subject, -1 if none.
func (s *troopScan) mainVerb(f force) int {
	for _, role := range s.Roles(s.Top(f.Counted)) {
		if t := s.TreeAt(f.First); role.Kind != reading.Modifier && t.Head(role.Verb) != s.Top(f.Counted) && role.Verb < f.First && s.telling(role.Verb) {
			return role.Verb
		}
	}
	return -1
}

// byRole reads the predicates that the tree ties the force to.
func (s *troopScan) byRole(f force) (scene, bool) {
	t := s.TreeAt(f.First)
	tok := s.Top(f.Counted)
	if f.holder >= 0 {
		tok = f.holder
	}
	var best scene
	bestScore := 0
	for hops := 0; hops < 4; hops++ {
		climbed := -1
		for _, role := range s.Roles(tok) {
			own := t.Head(role.Verb) == tok // a participle or clause of the noun itself
			if s.Doc.Has(role.Verb, sayVerbs) || own && s.remaining(f, role.Verb) {
				continue
			}
			if role.Kind == reading.Modifier && !s.telling(role.Verb) {
				if s.forceNoun(role.Verb) || s.Doc.Has(role.Verb, bandNouns) || s.NumberAt(role.Verb) >= 0 {
					climbed = role.Verb
				}
				continue
			}
			score := 1
			if s.telling(role.Verb) {
				score = 4
			} else if s.Doc.Has(role.Verb, havingWords) {
				score = 3
			}
			if own {
				score = score*2 - 2
			} else {
				score *= 2
			}
			if score > bestScore {
				acts := role.Kind == reading.Subject || role.Kind == reading.PassiveSubject
				best, bestScore = scene{main: role.Verb, acts: acts, whole: role.Kind != reading.Oblique || s.telling(role.Verb)}, score
			}
		}
		if climbed < 0 || bestScore > 0 {
			break
		}
		tok = climbed
	}
	return best, bestScore > 0
}

var (
	bandNouns     = text.Words("team teams group batch wave convoy") // they hold a number: "a team of 300 soldiers"
	portions      = text.Words("half most many all some none third quarter part")
	foundingWords = troopCues.Words("founding")
	homewardWords = troopCues.Words("homeward")
	havingWords   = troopCues.Words("having")
	// beforeNouns may stand between a verb and the number of its object.
	beforeNouns = text.Words("the a an its their his her our some additional another extra further of up new about more these those all remaining last first to for in out")
	outBack     = text.Words("out back home")
	nounsOnly   = text.Words("there 's host based base")
	chainVerbs  = text.Words("expected due set to be to ready scheduled forced ordered begun began start started continue continued able allowed preparing supposed")
	sayVerbs    = text.Words("said say says reported estimated believed announced told added claimed know known think thought")
)
