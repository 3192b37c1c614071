package transforms

import (
	"github.com/dateline/dateline/transforms/number"
	"github.com/dateline/dateline/transforms/syntax"
	"github.com/dateline/dateline/transforms/text"
	"github.com/dateline/dateline/transforms/who"
)

// status is what the text says of the force; "" for a few men of whom it says nothing.
func (s *troopScan) status(f force, e scene, actor who.ID, where troopPlace) string {
	if f.holder >= 0 || s.Doc.Has(s.Numbers[f.Number].From-1, toByFrom) && s.governs(s.changeVerb(f.Counted), f) {
		if status := s.changed(f); status != "" {
			return status
		}
	}
	if f.twin >= 0 {
		if s.fallenFrom(f) && (s.lastFact.Status == "planned" || s.lastFact.Status == "withdrawn") {
			return "present"
		}
		return s.lastFact.Status
	}
	switch {
	case s.joined(f):
		return "present"
	case s.proposed(f):
		return "planned"
	case f.Compound && !where.own && (s.armedName(f.Noun) && !s.mission(actor) || s.Doc.Has(f.Noun, bodyNouns) || s.Doc.Has(f.Noun, armyNouns)):
		return "strength" // "the 17,000-strong FARC"
	}
	if s.recruits(f) || s.drilled(f) {
		return "other"
	}
	status := s.told(f, e, where)
	switch {
	case status == "planned" && s.sinceThen(f):
		status = "deployed"
	case status != "withdrawn" && s.thereNow(f), status == "deployed" && s.stillThere(e):
		status = "present"
	case status == "withdrawn" && s.setsOut(e, actor, where):
		status = "deployed"
	}
	if (status == "" || status == "present" || status == "deployed") && (s.inTraining(f) || s.former(f)) {
		return "other"
	}
	if status == "planned" && s.fewKnown(f) {
		return ""
	}
	if status == "" && s.onCall(f) {
		return "planned"
	}
	if status == "" && s.additional(f) {
		status = "deployed"
	}
	if status != "" {
		return status
	}
	switch {
	case s.Numbers[f.Number].High != number.None && s.Numbers[f.Number].High < fewMen:
		return ""
	case e.whole && s.prospective(e.main) && !s.Doc.Has(e.main, sayVerbs) && !s.Doc.Has(e.main, opposeVerbs):
		return "planned"
	case s.sizeTold(f, e, actor, where):
		return "strength"
	}
	return "present"
}

// fewKnown reads "asked about the two soldiers": a few men whom the text has told of.
func (s *troopScan) fewKnown(f force) bool {
	m := s.Numbers[f.Number]
	return m.High != number.None && m.High < fewMen && s.Doc.Has(m.From-1, definite)
}

// governs reports whether the force is a complement of the verb.
func (s *troopScan) governs(verb int, f force) bool {
	return verb >= 0 && s.TreeAt(f.First).Head(s.Top(f.Counted)) == verb
}

// former reads fighters who are none any more: "600 former rebels joined the army".
func (s *troopScan) former(f force) bool {
	return s.irregular(f.Noun) && (s.Doc.Has(f.Noun-1, exWords) || s.Doc.Has(f.End, exWords))
}

// inTraining reports whether the words around the force speak of training or an exercise:
// "300 soldiers at the end of a course", "a drill involving 500 troops".
func (s *troopScan) inTraining(f force) bool {
	for at, n := s.Numbers[f.Number].From-1, 0; n < 5 && at >= 0 && s.Doc.Tokens[at].Is(text.Letters); at, n = at-1, n+1 {
		if s.Doc.Has(at, drillWords) {
			return s.Doc.SentenceOf(at) == s.Doc.SentenceOf(f.First)
		}
	}
	at := s.phraseEnd(f)
	end := s.Doc.Sentences[s.Doc.SentenceOf(f.First)].End
	for n := 0; at < end && n < 10; at, n = at+1, n+1 {
		if s.Doc.Has(at, exerciseWords) {
			return !s.Doc.Has(at-1, forWord)
		}
		if s.Doc.Tokens[at].Is(text.Punct) && s.Doc.Text(at) != "-" {
			return false
		}
	}
	return false
}

// told reads the word that tells what becomes of the force.
func (s *troopScan) told(f force, e scene, where troopPlace) string {
	v := e.main
	switch {
	case v < 0:
		return ""
	case s.callUp(v):
		switch {
		case s.Doc.Has(v-1, canWords):
			return "strength"
		case s.prospective(v):
			return "planned"
		}
		return "other"
	case s.Doc.Has(v, disbandWords):
		return "strength"
	case s.readied(f), e.whole && s.Doc.Has(v, measureVerbs) && s.prospective(v):
		return "planned"
	case !e.acts && (s.Doc.Has(v, upholdWords) || s.Doc.Has(v, cuttingWords) && s.ofAll(f)):
		return "present"
	case e.acts && (s.givesUp(v) || s.Doc.Has(v+1, themselves)):
		return "other"
	case s.leavesFor(v):
		if s.prospective(v) {
			return "planned"
		}
		return "deployed"
	case s.home(v) || s.Doc.Has(v, withdrawnWords) || e.acts && s.Doc.Has(v, goingWords) && !s.remaining(f, v):
		return "withdrawn"
	case !e.acts && (s.Doc.Has(v, cuttingWords) || s.Doc.Has(v, growingWords)) && s.changesTo(f):
		return "present" // "reduce its 700 soldiers to 500"
	case !e.acts && s.Doc.Has(v, cuttingWords) && !s.Doc.Has(s.Numbers[f.Number].From-1, toByFrom):
		return "withdrawn" // "announced a cut of 400 troops"
	case s.Doc.Has(v, otherWords), s.exercise(v), e.acts && s.enlisting(f, v):
		return "other"
	case e.acts && s.Doc.Has(v, partakeVerbs) && !s.irregular(f.Noun):
		if s.prospective(v) {
			return "planned"
		}
		return "deployed"
	case s.Doc.Has(v, stayingWords):
		return "present"
	case s.Doc.Has(v, deployedWords):
		if s.prospective(v) {
			return "planned"
		}
		if e.acts && s.stationedThere(f, v) {
			return "present"
		}
		return "deployed"
	case e.whole && s.Doc.Has(v, plannedWords):
		return "planned"
	case e.whole && !e.acts && s.Doc.Has(v, foundingWords):
		return "planned"
	case s.Doc.Has(v, presentWords):
		if s.prospective(v) && !s.Doc.Has(v, havingWords) {
			return "planned"
		}
		return "present"
	}
	return ""
}

// enlisting reads men who join a force or a group: "600 rebels joined the army", "5,000
// fighters have joined Islamic State".
func (s *troopScan) enlisting(f force, v int) bool {
	if !s.Doc.Has(v, joinWords) {
		return false
	}
	for tok := v + 1; tok < v+5; tok++ {
		if s.Doc.Has(tok, forceNouns) || s.irregular(f.Noun) && s.armedName(tok) {
			return true
		}
	}
	return false
}

// givesUp reads fighters who lay down their arms.
func (s *troopScan) givesUp(v int) bool {
	end := s.Doc.Sentences[s.Doc.SentenceOf(v)].End
	giving := false
	for tok := v; tok < end; tok++ {
		giving = giving || s.Doc.Has(tok, givingWords)
		if giving && s.Doc.Has(tok, weaponWords) {
			return true
		}
	}
	return false
}

// remaining reads "5,500 soldiers left in Iraq", who have not left it.
func (s *troopScan) remaining(f force, v int) bool {
	t := s.TreeAt(v)
	last := v+1 >= len(s.Doc.Tokens) || s.Doc.Tokens[v+1].Is(text.Punct)
	return v == s.phraseEnd(f) && (last || s.Doc.Has(v+1, insideOf)) && t.Child(v, syntax.RelAux, syntax.RelAuxPass) < 0
}

// leavesFor reads "left for Darfur", "will depart for Haiti".
func (s *troopScan) leavesFor(v int) bool {
	if s.Doc.Has(v, headingWords) && s.Doc.Has(v+1, towardWords) {
		return true // "headed to Mali"
	}
	return (s.Doc.Has(v, goingWords) || s.Doc.Has(v, withdrawnWords)) && s.Doc.Has(v+1, forWord) && s.NameAt(v+2) >= 0
}

// changesTo reports whether the next number is what this one is changed to.
func (s *troopScan) changesTo(f force) bool {
	next := f.Number + 1
	return next < len(s.Numbers) && s.Numbers[next].From-f.Noun < 8 && s.Doc.Has(s.Numbers[next].From-1, toOnly) &&
		s.Doc.SentenceOf(s.Numbers[next].First) == s.Doc.SentenceOf(f.First)
}

// additional reports whether the troops come on top of others.
func (s *troopScan) additional(f force) bool {
	return s.Doc.Has(f.Noun, reinforcing) || s.Doc.Has(s.Numbers[f.Number].From-1, extraWords) || s.Doc.Has(f.End, extraWords)
}

// home reads "sent home", "called its soldiers home", "will bring 500 marines back",
// "pulled out".
func (s *troopScan) home(v int) bool {
	if !s.Doc.Has(v, homewardWords) {
		return false
	}
	end := s.Doc.Sentences[s.Doc.SentenceOf(v)].End
	for tok := v + 1; tok < end && tok < v+10 && !s.Doc.Tokens[tok].Is(text.Punct); tok++ {
		if s.Doc.Has(tok, homeWords) && !s.Doc.Has(tok+1, toOnly) && !s.Doc.Has(tok-1, toOnly) || s.Doc.Has(tok, outOnly) && s.Doc.Has(tok+1, ofWord) {
			return true
		}
	}
	return false
}

// exercise reads taking part in a training or an exercise.
func (s *troopScan) exercise(v int) bool {
	if !s.Doc.Has(v, partakingWords) {
		return false
	}
	end := s.Doc.Sentences[s.Doc.SentenceOf(v)].End
	for tok := v + 1; tok < end && tok < v+9; tok++ {
		if s.Doc.Has(tok, exerciseWords) {
			return true
		}
	}
	return false
}

// stationedThere reads "the 2,400 troops deployed in Mali" and "are deployed in Mali", who
// are there, unlike "were deployed to Mali".
func (s *troopScan) stationedThere(f force, v int) bool {
	if !s.Doc.Has(v+1, insideOf) {
		return false
	}
	t := s.TreeAt(v)
	at := v - 1
	for s.Doc.Has(at, lightAdverbs) || s.Doc.Has(at, troopNear) {
		at--
	}
	return t.Rel(v) == syntax.RelAcl && t.Head(v) == f.Noun || t.Tag(v) == syntax.VBN && s.Doc.Has(at, areWords)
}

// sizeTold reports whether the number is the size of a whole army or group: it is
// said to have so many, nowhere in particular.
func (s *troopScan) sizeTold(f force, e scene, actor who.ID, where troopPlace) bool {
	switch {
	case where.own || where.elsewhere && where.country != "" && !s.irregular(f.Noun):
		return false
	case s.mission(actor):
		return false
	case f.holder >= 0, f.Compound, s.Doc.Has(e.main, strengthWords):
		return true
	}
	before := s.Numbers[f.Number].From - 1
	return s.Doc.Has(e.main, havingWords) && !e.acts || s.Doc.Has(before, toAtWords) && s.Doc.Has(before-1, strengthWords) || s.Doc.Has(before+1, estimatedWord) && s.Doc.Has(before+2, toAtWords)
}

// callUp reads "can call up 280,000 reservists".
func (s *troopScan) callUp(v int) bool {
	return s.Doc.Has(v, callWords) && s.Doc.Has(v+1, upWords)
}

// mission reports whether the entity is a peace or military mission, whose people
// are where it serves.
func (s *troopScan) mission(id who.ID) bool {
	for _, m := range s.Names {
		if m.ID == id {
			return m.Kind == who.Mission
		}
	}
	return false
}

func (s *troopScan) irregular(noun int) bool { return s.Doc.Has(noun, irregulars) }

var (
	goingWords     = troopCues.Words("going")
	homeWords      = troopCues.Words("home")
	otherWords     = troopCues.Words("other")
	stayingWords   = troopCues.Words("staying")
	presentWords   = troopCues.Words("present")
	strengthWords  = troopCues.Words("strength")
	exerciseWords  = troopCues.Words("exercises")
	partakingWords = troopCues.Words("partaking")
	disbandWords   = text.Words("disband disbands disbanded disbanding dissolve dissolved")
	givingWords    = text.Words("give gave lay laid laying hand handed handing turn turned giving put")
	weaponWords    = text.Words("weapons arms guns rifles")
	limitNouns     = text.Words("ceiling limit cap strength mandate")
	partakeVerbs   = text.Words("take takes taking took taken participate participated participating participates")
	joinWords      = text.Words("join joins joined joining")
	areWords       = text.Words("are is 're")
	outOnly        = text.Words("out")
	reinforcing    = text.Words("reinforcements")
	extraWords     = text.Words("additional extra fresh")
	exWords        = text.Words("former ex erstwhile")
	alertWords     = text.Words("standby alert call notice")
	drillWords     = text.Words("exercise exercises drill drills manoeuvres maneuvers wargames")
	themselves     = text.Words("themselves")
	prospectWords  = troopCues.Words("prospect")
	callingFor     = text.Words(`call calls called demand demands resolution plans plan possible proposed support supports backs favour favours decision decided decides vote
		votes involves involve efforts voted debate debates talks ready hopes hoped idea option options agreed agree agrees discuss discussed discussing prospect proposal proposals
		ruled announced announces`)
	canWords      = text.Words("can could")
	estimatedWord = text.Words("estimated")
	toOnly        = text.Words("to")
	byWords       = text.Words("by")
	upWords       = text.Words("up")
	callWords     = text.Words("call calls called calling")
	toByFrom      = text.Words("to by from at")
	notWords      = text.Words("not n't never")
	beHave        = text.Words("be been have is are was were")
	futureWords   = text.Words("will 'll shall wo would may might could can should must ca")
	gerunds       = text.Words("sending deploying dispatching stationing")
	carriedOut    = text.Words("continue continues continued continuing began begun begins managed forced used helped failed started fled flew returned marched believed thought said estimated known reported understood claimed alleged") // before "to": it happened
)
