package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"

	"github.com/dateline/dateline/transforms/syntax"
)

// A sentence of the little treebank: word, tag, head, relation.
const pattern = `1	%s	_	_	NNP	_	2	nsubj	_	_
2	%s	_	_	VBD	_	0	root	_	_
3	%s	_	_	NNS	_	2	obj	_	_
4	to	_	_	IN	_	5	case	_	_
5	%s	_	_	NNP	_	2	obl:made-up	_	_
6	.	_	_	.	_	2	punct	_	_

`

func writeTreebank(t *testing.T, dir, name string, content string) {
	t.Helper()
	var b bytes.Buffer
	w, err := zstd.NewWriter(&b)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write([]byte(content)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, name+".conllu.zst"), b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}

func littleTreebank() string {
	var b strings.Builder
	names := []string{"Lima", "Oslo", "Bern", "Acme", "Zorro", "Quito"}
	verbs, things := []string{"sent", "moved", "took"}, []string{"tanks", "trucks", "letters"}
	for i := range 60 {
		fmt.Fprintf(&b, "# source = GUM-news\n"+pattern, names[i%6], verbs[i%3], things[i/3%3], names[(i+1+i/7)%6])
	}
	return b.String()
}

// Training learns what there is to learn, and the same treebank gives the same
// bytes.
func TestTrain(t *testing.T) {
	dir := t.TempDir()
	for _, split := range []string{"train", "dev", "test"} {
		writeTreebank(t, dir, split, littleTreebank())
	}
	s := settings{treebank: dir, seed: 1, tagEpochs: 4, folds: 3, parseEpochs: 3, beamEpochs: 2, width: 3, moveUpdates: 1, relUpdates: 1, tagUpdates: 1}
	var files [2][]byte
	for i := range files {
		s.out = filepath.Join(dir, fmt.Sprintf("weights%d", i))
		if err := run(s, &bytes.Buffer{}); err != nil {
			t.Fatal(err)
		}
		var err error
		if files[i], err = os.ReadFile(s.out); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(files[0], files[1]) {
		t.Error("two trainings gave different weights")
	}
	model, err := syntax.Open(string(files[0]))
	if err != nil {
		t.Fatal(err)
	}
	p := syntax.Parser{Model: model}
	tree := p.ParseWords([]string{"Oslo", "moved", "letters", "to", "Lima", "."})
	if tree.Rel(0) != syntax.RelNsubj || tree.Head(4) != 1 || tree.Rel(4) != syntax.RelObl || tree.Tag(2) != syntax.NNS {
		t.Errorf("tree %+v", tree)
	}
}

func TestReadTreebankRefuses(t *testing.T) {
	cases := map[string]string{
		"columns":  "1\tOslo\tNNP\n",
		"head":     strings.Replace(fmt.Sprintf(pattern, "a", "b", "c", "d"), "\t0\troot", "\tx\troot", 1),
		"relation": strings.Replace(fmt.Sprintf(pattern, "a", "b", "c", "d"), "nsubj", "njubs", 1),
		"tag":      strings.Replace(fmt.Sprintf(pattern, "a", "b", "c", "d"), "NNP", "QQQ", 1),
		"range":    strings.Replace(fmt.Sprintf(pattern, "a", "b", "c", "d"), "\t2\tnsubj", "\t9\tnsubj", 1),
	}
	for name, content := range cases {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			writeTreebank(t, dir, "train", content)
			if _, err := readTreebank(filepath.Join(dir, "train.conllu.zst")); err == nil || !strings.Contains(err.Error(), "read treebank") {
				t.Errorf("error %v", err)
			}
		})
	}
}
