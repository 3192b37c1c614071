package transforms

import (
	"github.com/dateline/dateline/transforms/reading"
	"github.com/dateline/dateline/transforms/text"
	"github.com/dateline/dateline/transforms/who"
)

// troopPlace is where a force is, goes or leaves.
type troopPlace struct {
	country   who.ID // "" where the text does not say, or the place is in no one state
	own       bool   // its own phrase or verb says it
	elsewhere bool   // only the sentences before do
}

// station finds the place of a force: tied to its noun, tied to its verb, in its
// sentence, else the one spoken of. A state's own territory counts only if the text says so.
func (s *troopScan) station(f force, e scene, actor who.ID) troopPlace {
	sentence := s.Doc.Sentences[s.Doc.SentenceOf(f.First)]
	all := s.WhereaboutsIn(max(sentence.First, f.First-farPlace), min(sentence.End, f.First+farPlace))
	if n := s.placeObject(e); n >= 0 && s.Names[n].Country == actor && who.IsState(actor) && s.Doc.Has(e.main, leavingHome) {
		return troopPlace{country: s.placed(f, s.PlaceBefore(f.First, actor), "where they set out for"), own: true}
	} else if n >= 0 {
		return troopPlace{country: s.placed(f, s.Names[n].Country, "the object of the word that tells of them"), own: true}
	}
	if w, ok := s.nearest(f, e, all); ok {
		if w.Country == actor && s.Doc.Has(w.At, troopLands) { // "Britain, with 7,500 soldiers in the country"
			if id := s.PlaceBefore(f.First, actor); id != "" {
				return troopPlace{country: id, own: true}
			}
		}
		return troopPlace{country: s.placed(f, w.Country, "the place tied closest to them"), own: true}
	}
	if s.fallenFrom(f) && f.twin >= 0 {
		return troopPlace{country: s.lastFact.Location, elsewhere: true}
	}
	if f.twin >= 0 && s.Doc.SentenceOf(s.last) == s.Doc.SentenceOf(f.First) {
		return troopPlace{country: s.placed(f, s.lastFact.Location, "as of the number before, whose clause they share"), own: s.lastFact.Location != "", elsewhere: true}
	}
	if s.justBefore(f.Counted) && (f.rule == "continued" || s.sameSentence(f.First) && s.wholeOf(f)) {
		return s.lastPlace
	}
	if f.holder >= 0 && who.IsState(actor) && s.Doc.Has(f.holder, armyNouns) {
		return troopPlace{}
	}
	if id := s.homeOfMission(actor); id != "" {
		return troopPlace{country: s.served(f, actor, id), elsewhere: true}
	}
	if id := s.LocationInSentence(f.First); id != "" && id != actor {
		return troopPlace{country: id, elsewhere: true}
	}
	if id := s.host(f); id != "" {
		return troopPlace{country: s.placed(f, id, "the state whose war games they are"), elsewhere: true}
	}
	id := s.PlaceBefore(f.First, actor)
	if id == actor && who.IsState(actor) && !s.domestic(f, e) {
		return troopPlace{}
	}
	return troopPlace{country: id, elsewhere: true}
}

// farPlace is how many tokens from a force its place may stand.
const farPlace = 80

// placeObject is the place that a verb of motion has as its object, -1 if none: "left
// Haiti", "entered Mogadishu".
func (s *troopScan) placeObject(e scene) int {
	if !e.acts || !s.Doc.Has(e.main, deployedWords) && !s.Doc.Has(e.main, goingWords) && !s.Doc.Has(e.main, withdrawnWords) {
		return -1
	}
	at := e.main + 1
	for s.Doc.Has(at, theWords) || s.Doc.Has(at, homeWords) {
		at++
	}
	if n := s.NameAt(at); n >= 0 && s.Names[n].Country != "" && s.Names[n].Form != who.Demonym && s.Names[n].Form != who.People {
		return n
	}
	return -1
}

// domestic reports whether a state's own people are sent at home: those called out
// in its own trouble.
func (s *troopScan) domestic(f force, e scene) bool {
	return s.Doc.Has(e.main, deployedWords) || s.Doc.Has(e.main, otherWords) || s.exercise(e.main) || s.Doc.Has(e.main, presentWords)
}

// nearest is the place that the force's own phrase gives, else its verb's; a place
// where it is before one it goes to before one it comes from.
func (s *troopScan) nearest(f force, e scene, all []reading.Whereabouts) (best reading.Whereabouts, ok bool) {
	bestScore := 0
	for _, w := range all {
		if score := s.tied(f, e, w); score > bestScore {
			best, bestScore = w, score
		}
	}
	return best, bestScore > 0
}

// tied weighs how closely the place belongs to the force; 0 if it does not.
func (s *troopScan) tied(f force, e scene, w reading.Whereabouts) int {
	t := s.TreeAt(f.First)
	score := 0
	end := s.phraseEnd(f)
	after := w.Prep >= end
	switch n := s.apposedOwner(s.Numbers[f.Number].From); {
	case n >= 0 && n == s.NameAt(w.At):
		return 0
	case s.Doc.Has(w.Prep, forWord) && !s.tells(e, plannedWords, deployedWords):
		return 0
	case s.Doc.Has(w.Prep, outOf) && !s.tells(e, withdrawnWords, goingWords):
		return 0
	case w.Prep == end:
		score = 100
	case f.holder >= 0 && w.Prep == f.holder+1:
		score = 90
	case after && s.fillers(end, w.Prep):
		score = 80
	case e.main >= 0 && s.under(w, e.main):
		score = 60
	case !after && s.Doc.Has(w.Prep, whereWords):
		score = 55
	case e.main >= 0 && t.Clause(w.Prep) == t.Clause(e.main) || t.Clause(w.At) == t.Clause(f.First):
		score = 40
	default:
		return 0
	}
	switch {
	case s.Doc.Has(w.Prep, insideOf):
		score += 9
	case s.Doc.Has(w.Prep, towardWords):
		score += 6
	case s.Doc.Has(w.Prep, outOf):
		score += 3
	}
	if s.numberBetween(f, w) {
		score -= 50
	}
	return score
}

// phraseEnd is the token after the number and its noun, if the noun is its own.
func (s *troopScan) phraseEnd(f force) int {
	if f.Alone || f.Noun < f.First {
		return f.End
	}
	return max(f.Noun+1, f.End)
}

// under reports whether the place is a complement of the verb, or of a verb that the
// verb governs or is governed by without another subject.
func (s *troopScan) under(w reading.Whereabouts, verb int) bool {
	t := s.TreeAt(verb)
	at := t.Head(w.At)
	if s.Doc.Has(w.Prep, whereWords) {
		at = t.Head(w.Prep)
	}
	return at == verb || t.Head(w.Prep) == verb
}

// numberBetween reports whether another number stands between the force and the
// place, so that the place is rather that one's.
func (s *troopScan) numberBetween(f force, w reading.Whereabouts) bool {
	for _, n := range s.NumbersWithin(s.phraseEnd(f), w.Prep) {
		if n != f.Number && !s.Calendar(n) && s.Numbers[n].Kind == 0 {
			return true
		}
	}
	return false
}

// fillers reports whether only light words stand between, as in "300 troops
// currently in Mali", "troops stationed in".
func (s *troopScan) fillers(from, to int) bool {
	if to-from > 3 {
		return false
	}
	for tok := from; tok < to; tok++ {
		if !s.Doc.Has(tok, lightAdverbs) && !s.Doc.Has(tok, presentWords) && !s.Doc.Has(tok, deployedWords) && !s.Doc.Has(tok, troopNear) {
			return false
		}
	}
	return true
}

func (s *troopScan) tells(e scene, sets ...*text.Set) bool {
	for _, set := range sets {
		if s.Doc.Has(e.main, set) {
			return true
		}
	}
	return s.home(e.main)
}

// homeOfMission is the state that a named mission serves in.
func (s *troopScan) homeOfMission(actor who.ID) who.ID {
	for _, m := range s.Names {
		if m.ID == actor && m.Kind == who.Mission {
			return m.Country
		}
	}
	return ""
}

var (
	armyNouns   = text.Words("army armies navy guard military reserve") // a state's, wherever it is
	troopLands  = text.Words("country there nation")
	leavingHome = text.Words("left leave leaves leaving departed depart")
	outOf       = text.Words("from out off")
	forWord     = text.Words("for")
	whereWords  = text.Words("where")
	troopNear   = text.Words("already now still currently presently and police officers on both sides mainly mostly")
)
