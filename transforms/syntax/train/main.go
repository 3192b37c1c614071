// Train makes the weights of package syntax from a treebank:
//
//	go run ./transforms/syntax/train -treebank ../shared/treebank -out transforms/syntax/weights.bin
//
// The same treebank, flags and seed give the same bytes. It prints the tagging
// and attachment scores on the development split after each epoch and on both
// splits at the end; with -evaluate it only takes the scores of a weights file.
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"

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
	margin                              int64
	evaluate                            bool
}

func main() {
	var s settings
	flag.StringVar(&s.treebank, "treebank", "../shared/treebank", "folder of train, dev and test.conllu.zst")
	flag.StringVar(&s.out, "out", "transforms/syntax/weights.bin", "weights file to write")
	flag.Uint64Var(&s.seed, "seed", 1, "seed of the shuffles")
	flag.IntVar(&s.tagEpochs, "tag-epochs", 8, "times the tagger goes through the treebank")
	flag.IntVar(&s.parseEpochs, "parse-epochs", 7, "times the parser goes through the treebank")
	flag.IntVar(&s.folds, "folds", 3, "folds of the tagger that tags the parser's training text")
	flag.IntVar(&s.tagUpdates, "tag-updates", 5, "updates before a tagger's feature counts")
	flag.IntVar(&s.moveUpdates, "move-updates", 9, "updates before a feature of moves counts")
	flag.IntVar(&s.relUpdates, "rel-updates", 4, "updates before a feature of relations counts")
	flag.IntVar(&s.beamEpochs, "beam-epochs", 4, "times the beam goes through the treebank")
	flag.IntVar(&s.width, "width", 4, "trees in the beam")
	flag.Int64Var(&s.margin, "margin", 30000, "how far behind the best a tree may fall when scores are taken; 0: any")
	flag.BoolVar(&s.evaluate, "evaluate", false, "only take the scores of the weights that are there")
	flag.IntVar(&s.rare, "rare", 1, "a word seen this often or less is a stranger")
	flag.Parse()
	if err := run(s, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

func run(s settings, out io.Writer) error {
	splits := map[string][]*sentence{}
	for _, name := range []string{"train", "dev", "test"} {
		var err error
		if splits[name], err = readTreebank(filepath.Join(s.treebank, name+".conllu.zst")); err != nil {
			return err
		}
	}
	var w *transition.Weights
	if s.evaluate {
		data, err := os.ReadFile(s.out)
		if err != nil {
			return fmt.Errorf("read weights: %w", err)
		}
		var ok bool
		if w, ok = transition.Open(string(data)); !ok {
			return fmt.Errorf("read weights: %s is not a weights file of this version", s.out)
		}
		mark(&w.Vocabulary, splits)
	} else {
		w = &transition.Weights{Vocabulary: *vocabulary(splits["train"], s.rare)}
		mark(&w.Vocabulary, splits)
		if err := learn(s, w, splits["train"], splits["dev"], out); err != nil {
			return err
		}
	}
	for _, split := range []string{"dev", "test"} {
		report(out, split, w, s, splits[split])
	}
	return nil
}

// mark tells words from strangers.
func mark(v *transition.Vocabulary, splits map[string][]*sentence) {
	for _, sentences := range splits {
		for _, s := range sentences {
			for i := range s.words {
				v.Mark(&s.words[i])
			}
		}
	}
}
