// Train makes the weights of package syntax from a treebank:
//
//	go run ./transforms/syntax/train -treebank ../shared/treebank -out transforms/syntax/weights.bin
//
// The same treebank, flags and seed give the same bytes. It prints the tagging
// and attachment scores on the development split after each epoch and on both
// splits at the end.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/dateline/dateline/transforms/syntax/internal/transition"
)

type settings struct {
	treebank, out                       string
	seed                                uint64
	tagEpochs                           int
	parseEpochs                         int
	folds                               int
	tagUpdates, moveUpdates, relUpdates int
	beamEpochs, width                   int
	rare                                int
}

func main() {
	var s settings
	flag.StringVar(&s.treebank, "treebank", "../shared/treebank", "folder of train, dev and test.conllu.zst")
	flag.StringVar(&s.out, "out", "transforms/syntax/weights.bin", "weights file to write")
	flag.Uint64Var(&s.seed, "seed", 1, "seed of the shuffles")
	flag.IntVar(&s.tagEpochs, "tag-epochs", 10, "times the tagger goes through the treebank")
	flag.IntVar(&s.parseEpochs, "parse-epochs", 15, "times the parser goes through the treebank")
	flag.IntVar(&s.folds, "folds", 5, "folds of the tagger that tags the parser's training text")
	flag.IntVar(&s.tagUpdates, "tag-updates", 3, "updates before a tagger's feature counts")
	flag.IntVar(&s.moveUpdates, "move-updates", 8, "updates before a feature of moves counts")
	flag.IntVar(&s.relUpdates, "rel-updates", 4, "updates before a feature of relations counts")
	flag.IntVar(&s.beamEpochs, "beam-epochs", 5, "times the beam goes through the treebank")
	flag.IntVar(&s.width, "width", 8, "trees in the beam")
	flag.IntVar(&s.rare, "rare", 1, "a word seen this often or less is a stranger")
	flag.Parse()
	if err := run(s); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

func run(s settings) error {
	splits := map[string][]*sentence{}
	for _, name := range []string{"train", "dev", "test"} {
		var err error
		if splits[name], err = readTreebank(filepath.Join(s.treebank, name+".conllu.zst")); err != nil {
			return err
		}
	}
	w := &transition.Weights{Vocabulary: *vocabulary(splits["train"], s.rare)}
	for _, split := range splits {
		for _, one := range split {
			for i := range one.words {
				w.Vocabulary.Mask(&one.words[i])
			}
		}
	}
	learn(s, w, splits["train"], splits["dev"])
	data := w.Append(nil)
	if err := os.WriteFile(s.out, data, 0o644); err != nil {
		return fmt.Errorf("write weights: %w", err)
	}
	fmt.Printf("%s: %d bytes\n", s.out, len(data))
	report(os.Stdout, "dev", w, s.width, 0, splits["dev"])
	report(os.Stdout, "test", w, s.width, 0, splits["test"])
	return nil
}

// learn trains tagger and parser.
func learn(s settings, w *transition.Weights, train, dev []*sentence) {
	begun := time.Now()
	note := func(format string, args ...any) {
		fmt.Printf("%5.0fs  %s\n", time.Since(begun).Seconds(), fmt.Sprintf(format, args...))
	}
	w.Tags = *transition.Freeze(trainTagger(train, s.tagEpochs, s.tagUpdates, s.seed).rows(least))
	note("tagger trained, %d bytes", w.Tags.Size())
	jackknife(train, s.folds, s.tagEpochs/2, s.tagUpdates, s.seed)
	note("training text tagged by %d taggers", s.folds)
	t := newParserTrainer(s)
	order := append([]*sentence(nil), train...)
	for e := range s.parseEpochs {
		explore := 0.9
		if e == 0 {
			explore = 0
		}
		t.epoch(order, explore)
		w.Moves = *transition.FreezeMoves(t.moves.rows(least))
		w.Rels = *transition.Freeze(t.rels.rows(least))
		total, _ := evaluate(w, 1, 0, dev)
		note("epoch %d: %s; moves %d, relations %d bytes", e+1, total, w.Moves.Size(), w.Rels.Size())
	}
	b := newBeamTrainer(t, s.width)
	for e := range s.beamEpochs {
		b.epoch(order)
		w.Moves = *transition.FreezeMoves(t.moves.rows(least))
		total, _ := evaluate(w, s.width, 0, dev)
		note("beam epoch %d: %s; moves %d bytes", e+1, total, w.Moves.Size())
	}
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

// least is the smallest weight that is kept.
const least = 0.05
