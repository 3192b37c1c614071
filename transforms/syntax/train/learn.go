package main

import (
	"fmt"
	"io"
	"os"
	"time"

	"github.com/dateline/dateline/transforms/syntax/internal/transition"
)

// least is the smallest weight that is kept.
const least = 0.1

// learn trains the tagger, the parser's single decisions, and then its sequences
// of decisions.
func learn(s settings, w *transition.Weights, train, dev []*sentence, out io.Writer) error {
	begun := time.Now()
	note := func(format string, args ...any) {
		fmt.Fprintf(out, "%5.0fs  %s\n", time.Since(begun).Seconds(), fmt.Sprintf(format, args...))
	}
	w.Tags = *transition.Freeze(trainTagger(train, s.tagEpochs, s.tagUpdates, s.seed).rows(least))
	note("tagger trained, %d bytes", w.Tags.Size())
	jackknife(train, s.folds, s.tagEpochs/2, s.tagUpdates, s.seed)
	note("training text tagged by %d taggers", s.folds)

	t := newParserTrainer(s)
	train = append([]*sentence(nil), train...) // its order changes
	for e := range s.parseEpochs {
		explore := 0.9
		if e == 0 {
			explore = 0
		}
		t.epoch(train, explore)
		w.Moves = *transition.FreezeMoves(t.moves.rows(least))
		w.Rels = *transition.Freeze(t.rels.rows(least))
		total, _ := evaluate(w, 1, 0, dev)
		note("epoch %d: %s; moves %d, relations %d bytes", e+1, total, w.Moves.Size(), w.Rels.Size())
		if err := save(w, s.out); err != nil {
			return err
		}
	}
	b := newBeamTrainer(t, s.width)
	for e := range s.beamEpochs {
		b.epoch(train)
		w.Moves = *transition.FreezeMoves(t.moves.rows(least))
		total, _ := evaluate(w, s.width, 0, dev)
		note("beam epoch %d: %s; moves %d bytes", e+1, total, w.Moves.Size())
		if err := save(w, s.out); err != nil {
			return err
		}
	}
	return nil
}

// save writes the weights as they are now: an epoch takes a while, and one may
// stop when they are good enough.
func save(w *transition.Weights, name string) error {
	if err := os.WriteFile(name, w.Append(nil), 0o644); err != nil {
		return fmt.Errorf("write weights: %w", err)
	}
	return nil
}

// vocabulary is the words that occur more than rare times.
func vocabulary(train []*sentence, rare int) *transition.Vocabulary {
	count := map[uint64]int{}
	var words []uint64
	for _, s := range train {
		for _, w := range s.words {
			if count[w.Lower]++; count[w.Lower] == rare+1 {
				words = append(words, w.Lower)
			}
		}
	}
	return transition.NewVocabulary(words)
}
