package reading

import (
	"github.com/dateline/dateline/transforms/text"
	"github.com/dateline/dateline/transforms/who"
)

// Weights of a name as evidence of where an article's events happen.
const (
	sceneEvent   = 12 // "the war in Niger", "fled Niger", "the invasion of Niger"
	sceneInside  = 8  // "in Niger"
	sceneNamed   = 3  // "Niger", "Gao"
	sceneBelongs = 2  // "Nigerien", "the Kremlin"
	sceneAside   = 1  // a dateline, the place of talks, the host of refugees
)

// Scene is the country where the events that the article tells of happen, as far as
// all its names together show it: places where something is said to happen count
// most, nationalities, governments and datelines least. It is "" if the article
// names no country.
func (r *Reading) Scene() who.ID { return r.SceneBut("") }

// SceneBut is the country that the article's names show as its scene, leaving one
// out: where people went who fled from it.
func (r *Reading) SceneBut(out who.ID) who.ID {
	if r.scenes == nil {
		r.scenes = r.likeliestScenes()
	}
	if r.scenes[0] != out {
		return r.scenes[0]
	}
	return r.scenes[1]
}

// likeliestScenes are the two countries that the names most show as the scene, ""
// where the article names fewer.
func (r *Reading) likeliestScenes() []who.ID {
	weights := make(map[who.ID]int)
	for n, m := range r.Names {
		if who.IsState(m.Country) {
			weights[m.Country] += r.sceneWeight(n)
		}
	}
	best := make([]who.ID, 2)
	for _, m := range r.Names { // by position, so that ties are decided alike on every run
		switch id, w := m.Country, weights[m.Country]; {
		case id == best[0] || id == best[1]:
		case w > weights[best[0]]:
			best[0], best[1] = id, best[0]
		case w > weights[best[1]]:
			best[1] = id
		}
	}
	return best
}

// sceneWeight is what one name counts. It looks at the words before the name alone,
// since asking for trees would have the whole article parsed.
func (r *Reading) sceneWeight(n int) int {
	m := r.Names[n]
	w := r.plainWeight(m)
	if w > sceneBelongs && r.Doc.SentenceOf(m.First) < opening {
		w *= 2
	}
	return w
}

func (r *Reading) plainWeight(m who.Mention) int {
	at := r.beforeName(m)
	switch {
	case r.Doc.Has(m.End, edgeNouns) || r.Doc.Has(m.End, ofOnly) && r.Doc.Has(m.End+1, edgeNouns):
		return sceneAside // "close to Turkey's coast"
	case m.Form == who.Demonym && r.Doc.Has(m.End, placeNouns) && !r.Doc.Has(m.End, baseNouns):
		return sceneNamed // "two Greek islands"
	case r.Doc.Has(at, fledWords) || r.Doc.Has(at, ofWords) && r.Doc.Has(at-1, strifeWords):
		return sceneEvent
	case r.datelined(m) || r.Doc.Has(at, locativePreps) && r.elsewhereBefore(at):
		return sceneAside
	case m.Form == who.Government || m.Form == who.Leader || m.Link != who.Plain && m.Link != who.Joint:
		return sceneBelongs
	case r.Doc.Has(at, locativePreps) && r.Doc.Has(at-1, strifeWords):
		return sceneEvent
	case r.Doc.Has(at, locativePreps):
		return sceneInside
	case m.Form != who.Short && m.Form != who.Demonym && r.Doc.Has(m.End, strifeWords):
		return sceneEvent // "the Lahore bombing"
	case m.Form == who.Short && m.Head >= m.End:
		return sceneBelongs // "U.S. soldiers"
	case m.Form == who.Demonym || m.Form == who.People || m.Form == who.Capital || r.Doc.Has(at, goalPreps) || r.Doc.Has(at, towardsOf):
		return sceneBelongs
	}
	return sceneNamed
}

// opening is how many sentences a text opens with: its headline and lead, which name
// what it is about.
const opening = 2

// beforeName is the token before the name and the article and adjectives that
// stand with it: the "in" of "in the northern Malian".
func (r *Reading) beforeName(m who.Mention) int {
	at := m.First - 1
	for range 3 {
		if !r.Doc.Has(at, compassWords) {
			break
		}
		at--
	}
	return at
}

// elsewhereBefore reports whether what stands before the preposition is a meeting, a
// source or refugees: they are where the events are not.
func (r *Reading) elsewhereBefore(prep int) bool {
	for at := prep - 1; at >= 0 && at >= prep-5; at-- {
		if r.Doc.Tokens[at].Is(text.Punct) {
			return false
		}
		if r.Doc.Has(at, venueWords) || r.Doc.Has(at, sourceNouns) || r.Doc.Has(at, exileNouns) {
			return true
		}
	}
	return false
}

var (
	fledWords    = text.Words("fled flee flees fleeing left invaded invade")
	towardsOf    = text.Words("with against") // "the border with Chad"
	exileNouns   = text.Words("refugee refugees exile exiles asylum refuge")
	ofWords      = text.Words("of")
	compassWords = text.Words(`the northern southern eastern western central north south east west northeastern northwestern southeastern southwestern
		northeast northwest southeast southwest neighbouring neighboring nearby
		city town village province region state district capital remote rural central whole all parts of`)
	strifeWords = text.Words(`war wars conflict conflicts fighting violence clashes battle battles attack attacks raid raids bombing bombings blast
		explosion earthquake quake flood floods cyclone hurricane typhoon storm crash massacre killing killings uprising insurgency rebellion
		unrest crisis coup offensive invasion genocide famine epidemic outbreak strike strikes forces troops soldiers campaign crackdown disaster`)
)
