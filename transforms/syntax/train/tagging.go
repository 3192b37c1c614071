package main

import (
	"math/rand/v2"

	"github.com/dateline/dateline/transforms/syntax/internal/transition"
)

// trainTagger trains on its own earlier mistakes: the tags to the left are the
// ones it gave itself.
func trainTagger(train []*sentence, epochs, enough int, seed uint64) *learner {
	l := newLearner(enough)
	order := rand.New(rand.NewPCG(seed, 1))
	train = append([]*sentence(nil), train...)
	var list []uint64
	var tags []uint8
	scores := make([]int32, transition.MaxTags)
	for range epochs {
		order.Shuffle(len(train), func(i, j int) { train[i], train[j] = train[j], train[i] })
		for _, s := range train {
			tags = append(tags[:0], s.gold...)
			for i := range s.words {
				list = transition.TagFeatures(list, s.words, tags, i)
				l.Score(list, scores)
				l.tick()
				guess := transition.BestTag(scores)
				if guess != s.gold[i] {
					l.update(list, s.gold[i], guess)
				}
				tags[i] = guess
			}
		}
	}
	return l
}

// jackknife gives every training sentence the tags of a tagger that was trained
// on the other folds, so that the parser learns from tags as wrong as those it
// will meet.
func jackknife(train []*sentence, folds, epochs, enough int, seed uint64) {
	for k := range folds {
		var seen, held []*sentence
		for i, s := range train {
			if i%folds == k {
				held = append(held, s)
			} else {
				seen = append(seen, s)
			}
		}
		tagAll(transition.Freeze(trainTagger(seen, epochs, enough, seed).rows(0)), held)
	}
}

// tagAll sets the sentences' predicted tags.
func tagAll(weights transition.Scorer, sentences []*sentence) {
	t := &transition.Tagger{Weights: weights}
	for _, s := range sentences {
		s.tags = make([]uint8, len(s.words))
		t.Tag(s.words, s.tags)
	}
}
