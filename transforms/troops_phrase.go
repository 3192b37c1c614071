package transforms

import (
	"github.com/dateline/dateline/transforms/text"
	"github.com/dateline/dateline/transforms/who"
)

// ofAll reports whether the number is all of a force that is only to become smaller: "a
// reduction in the 160,000 troops there".
func (s *troopScan) ofAll(f force) bool {
	at := s.Numbers[f.Number].From - 1
	return s.Doc.Has(at, ownersOrThe) && s.Doc.Has(at-1, inOfWords)
}

// recruits reads people whom an army looks for: "a target of 400,000 soldiers", "its
// recruitment goal of 60,000".
func (s *troopScan) recruits(f force) bool {
	at := s.Numbers[f.Number].From - 1
	return s.Doc.Has(at, ofWord) && s.Doc.Has(at-1, targetWords) && hasWord(s.Reading, f.Counted, recruitWords)
}

// drilled reads who takes part in war games: "the drills, involving 9,000 personnel".
func (s *troopScan) drilled(f force) bool {
	at := s.Numbers[f.Number].From - 1
	if !s.Doc.Has(at, involvingWords) {
		return false
	}
	first := s.Doc.Sentences[s.Doc.SentenceOf(at)].First
	for tok := at - 1; tok >= first && tok > at-farTalk; tok-- {
		if s.Doc.Has(tok, drillWords) || s.Doc.Has(tok, gameWords) && s.Doc.Has(tok-1, warWord) {
			return true
		}
	}
	return false
}

// readied reads "700 soldiers are set for deployment", "300 marines due for dispatch".
func (s *troopScan) readied(f force) bool {
	at := s.Numbers[f.Number].From - 1
	if s.Doc.Has(at, betweenWord) {
		at--
	}
	if s.Doc.Has(at, measureVerbs) && s.Doc.Has(at-1, toOnly) && s.Doc.Has(at-2, readyWords) {
		return true // "the force, due to comprise 300 or 400 men"
	}
	end := s.Doc.Sentences[s.Doc.SentenceOf(f.First)].End
	for tok := s.phraseEnd(f); tok+1 < end && tok < f.First+farReady && !s.Doc.Tokens[tok].Is(text.Punct); tok++ {
		if s.Doc.Has(tok, readyWords) && s.Doc.Has(tok+1, forWord) {
			return s.Doc.Has(tok+2, deployedWords) || s.Doc.Has(tok+3, deployedWords)
		}
	}
	return false
}

// fallenFrom reads the size that a force had before: "5,000 soldiers, down from 8,000".
func (s *troopScan) fallenFrom(f force) bool {
	at := s.Numbers[f.Number].From - 1
	return f.Alone && s.Doc.Has(at, fromOnly) && s.Doc.Has(at-1, upDown)
}

// thereNow reads "300 soldiers now in Mali", whatever is to become of them.
func (s *troopScan) thereNow(f force) bool {
	at := s.phraseEnd(f)
	return s.Doc.Has(at, nowWords) && s.Doc.Has(at+1, insideOf)
}

// stillThere reads "are still deployed to the Gulf".
func (s *troopScan) stillThere(e scene) bool {
	return e.acts && (s.Doc.Has(e.main-1, nowWords) || s.Doc.Has(e.main-2, nowWords) && s.Doc.Has(e.main-1, areWords))
}

// setsOut reports whether a state's own force leaves the state: it sets out.
func (s *troopScan) setsOut(e scene, actor who.ID, where troopPlace) bool {
	n := s.placeObject(e)
	return n >= 0 && who.IsState(actor) && s.Names[n].Country == actor && where.own
}

// apposedOwner is the state that an apposition gives the force to: "Spain, the main
// contributor with 1,300 soldiers"; -1 if none does.
func (s *troopScan) apposedOwner(from int) int {
	if !s.Doc.Has(from-1, withWord) {
		return -1
	}
	at := from - 2
	for n := 0; n < 7 && at > 0 && s.Doc.Tokens[at].Is(text.Letters) && s.NameAt(at) < 0; n++ {
		at--
	}
	if n := s.NameAt(at - 1); at < from-2 && s.Doc.Has(at, commas) && n >= 0 && who.IsState(s.Names[n].Party()) {
		return n
	}
	return -1
}

// sizeWord is the token before the number, over "by a matter of thousands".
func (s *troopScan) sizeWord(n int) int {
	at := s.Numbers[n].From - 1
	if s.Doc.Has(at, ofWord) && s.Doc.Has(at-1, matterWord) {
		return at - 3
	}
	return at
}

// host is the state whose war games the sentence tells of: the first it names, if it
// names no second beside it; "" if the force is in none.
func (s *troopScan) host(f force) who.ID {
	if !s.drilled(f) {
		return ""
	}
	for _, n := range s.NamesWithin(s.Doc.Sentences[s.Doc.SentenceOf(f.First)].First, f.First) {
		m := s.Names[n]
		if id := s.allegiance(n); who.IsState(id) {
			if s.Doc.Has(m.End, andComma) && s.NameAt(m.End+1) >= 0 {
				return ""
			}
			return id
		}
	}
	return ""
}

// farReady is how many tokens after a number the words may stand that ready its people.
const farReady = 16

// sinceThen reports whether a date right before the force says that it has been so since:
// "and, since August, an additional 45 troops".
func (s *troopScan) sinceThen(f force) bool {
	first := s.Doc.Sentences[s.Doc.SentenceOf(f.First)].First
	from := s.Numbers[f.Number].From
	for _, d := range s.DatesWithin(max(first, from-8), from) {
		m := s.Dates[d]
		if s.Doc.Has(m.First-1, sinceWord) || s.Doc.Has(m.First, sinceWord) {
			return true
		}
	}
	return false
}

var (
	ownersOrThe    = text.Words("the its their his her our these those")
	inOfWords      = text.Words("in of to among")
	targetWords    = text.Words("target targets goal goals quota quotas")
	recruitWords   = text.Words("recruit recruits recruiting recruitment enlistment conscription draft enlist")
	involvingWords = text.Words("involving involve involves involved including gather gathers gathered")
	gameWords      = text.Words("game games")
	nowWords       = text.Words("now currently still presently already")
	headingWords   = text.Words("head heads headed heading")
	opposeVerbs    = text.Words("confront fight battle attack defeat meet visit honour honor thank protect face resist oppose destroy defend warn praise house")
	betweenWord    = text.Words("between")
	upDown         = text.Words("up down")
	matterWord     = text.Words("matter")
	warWord        = text.Words("war")
	readyWords     = text.Words("set ready due expected billed slated scheduled bound prepared earmarked")
	sinceWord      = text.Words("since")
	upholdWords    = text.Words("reinforce reinforces reinforcing support supports supporting supported finance fund funding funds equip equips equipping")
)
