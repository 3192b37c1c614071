package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"

	"github.com/klauspost/compress/zstd"

	"github.com/dateline/dateline/transforms/syntax"
	"github.com/dateline/dateline/transforms/syntax/internal/transition"
)

// A sentence of the treebank.
type sentence struct {
	source string // "EWT", "GUM-news", ...
	forms  []string
	words  []transition.Word
	gold   []uint8 // tags
	tags   []uint8 // tags as a tagger sees them that has not seen the sentence
	heads  []int32 // len(words) for the root's child
	rels   []uint8
}

// readTreebank reads a CoNLL-U file, packed by zstd.
func readTreebank(name string) ([]*sentence, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("read treebank: %w", err)
	}
	defer file.Close()
	unpacked, err := zstd.NewReader(file)
	if err != nil {
		return nil, fmt.Errorf("read treebank %s: %w", name, err)
	}
	defer unpacked.Close()
	all, err := readCoNLLU(unpacked)
	if err != nil {
		return nil, fmt.Errorf("read treebank %s: %w", name, err)
	}
	return all, nil
}

func readCoNLLU(in io.Reader) ([]*sentence, error) {
	var all []*sentence
	s, line := &sentence{}, 0
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		line++
		var err error
		switch text := lines.Text(); {
		case text == "":
			all, err = s.finish(all)
			s = &sentence{}
		case strings.HasPrefix(text, "# source = "):
			s.source = strings.TrimPrefix(text, "# source = ")
		case text[0] != '#':
			err = s.add(text)
		}
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", line, err)
		}
	}
	if err := lines.Err(); err != nil {
		return nil, err
	}
	return s.finish(all)
}

// add reads a word's line; lines of multi-word tokens ("17-18") are passed over.
func (s *sentence) add(line string) error {
	f := strings.Split(line, "\t")
	if len(f) != 10 {
		return fmt.Errorf("%d columns, not 10", len(f))
	}
	if strings.ContainsAny(f[0], "-.") {
		return nil
	}
	head, err := strconv.Atoi(f[6])
	if err != nil {
		return fmt.Errorf("head %q is no number", f[6])
	}
	tag, rel := syntax.TagNamed(f[4]), syntax.RelNamed(f[7])
	if tag == syntax.NoTag || rel == syntax.NoRel {
		return fmt.Errorf("unknown tag %s or relation %s", f[4], f[7])
	}
	s.forms = append(s.forms, f[1])
	s.gold = append(s.gold, uint8(tag))
	s.heads = append(s.heads, int32(head-1))
	s.rels = append(s.rels, uint8(rel))
	return nil
}

// finish adds the sentence to the others, if it has words.
func (s *sentence) finish(all []*sentence) ([]*sentence, error) {
	if len(s.forms) == 0 {
		return all, nil
	}
	n := int32(len(s.forms))
	for i, h := range s.heads {
		if h < 0 {
			s.heads[i] = n
		}
		if h >= n {
			return nil, fmt.Errorf("head %d of a sentence of %d words", h+1, n)
		}
	}
	for _, form := range s.forms {
		s.words = append(s.words, transition.NewWord(form))
	}
	s.tags = s.gold
	return append(all, s), nil
}
