package transforms

import (
	"github.com/dateline/dateline/transforms/reading"
	"github.com/dateline/dateline/transforms/who"
)

// This file holds what rules say when they give up a candidate (reading.Drop), where
// that takes more than a line. It decides nothing.

// keeps reports whether the deed is one to tell: it binds parties enough, and the
// article has not told it before.
func keeps(r *reading.Reading, told []deed, d deed) bool {
	switch {
	case !binding(d):
		r.Drop(d.trigger, d.trigger+1, "it names too few parties for an agreement")
	case merged(r, told, d):
		r.Drop(d.trigger, d.trigger+1, "the article has told it before; facts count once")
	default:
		return true
	}
	return false
}

// lacks says what a measure lacks to be a sanction, and is false.
func (p penalty) lacks(r *reading.Reading) bool {
	switch {
	case !r.Recording():
	case p.action == "":
		r.Drop(p.first, p.end, "it is denied, only supposed or asked for")
	case len(p.targets) == 0:
		r.Drop(p.first, p.end, "the text does not say whom it is against")
	case len(p.senders) == 0:
		r.Drop(p.first, p.end, "the text does not say who penalises")
	}
	return false
}

// unsent says of a mention that gives no sender why it tells nothing.
func (p penalty) unsent(r *reading.Reading) {
	if r.Recording() && len(p.pairs()) == 0 {
		r.Drop(p.first, p.end, "it is only mentioned, and the text does not say who penalises whom")
	}
}

// dropStanding says why a standing is left out.
func dropStanding(r *reading.Reading, s standing, seen bool) {
	switch {
	case !r.Recording() || s.member == "" || s.member == s.alliance:
	case seen:
		r.Drop(s.first, s.end, string(s.member)+" as "+s.relation+": the article has told it before; facts count once")
	default:
		r.Drop(s.first, s.end, string(s.member)+" as "+s.relation+": the article tells what has become of it since")
	}
}

// plannedBy notes the word that puts what v tells into the future, and is true.
func (s *troopScan) plannedBy(v, word int) bool {
	s.Note(reading.AskAssertion, v, string(reading.Planned), word, "a word of planning before it")
	return true
}

// placed notes why the force is in the country, and gives it.
func (s *troopScan) placed(f force, country who.ID, why string) who.ID {
	return s.Because(reading.AskLocation, f.First, country, why)
}

// served notes that the force is where the mission it belongs to serves, and gives the
// country.
func (s *troopScan) served(f force, mission, country who.ID) who.ID {
	for _, m := range s.Names {
		if m.ID == mission && s.Recording() {
			s.Note(reading.AskLocation, f.First, string(country), m.First, "where the mission serves")
			break
		}
	}
	return country
}
