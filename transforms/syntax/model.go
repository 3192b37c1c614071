package syntax

import (
	_ "embed"
	"errors"
	"sync"

	"github.com/dateline/dateline/transforms/syntax/internal/transition"
	"github.com/dateline/dateline/transforms/text"
)

//go:embed weights.bin
var embedded string

// Model is a trained tagger and parser. It may be shared.
type Model struct{ weights *transition.Weights }

// ErrWeights says that data is no weights file of this version.
var ErrWeights = errors.New("open weights: not a weights file of this version")

// Open makes a Model of a weights file's content, which it keeps referring to.
func Open(data string) (*Model, error) {
	w, ok := transition.Open(data)
	if !ok {
		return nil, ErrWeights
	}
	return &Model{w}, nil
}

// Default is the embedded model. Opening it slices the embedded bytes; nothing
// is decoded.
var Default = sync.OnceValue(func() *Model {
	m, err := Open(embedded)
	if err != nil {
		panic(err) // a broken build, not a broken input: TestEmbedded guards it
	}
	return m
})

// parsers are kept for reuse by [Parse] and [Model.Parse].
var parsers = sync.Pool{New: func() any { return new(Parser) }}

// Parse reads one sentence of the document with the embedded model.
func Parse(doc *text.Document, sentence int) *Tree {
	return Default().Parse(doc, sentence)
}

// Parse reads one sentence of the document.
func (m *Model) Parse(doc *text.Document, sentence int) *Tree {
	p := parsers.Get().(*Parser)
	defer parsers.Put(p)
	p.Model = m
	return p.Parse(doc, sentence)
}

// TagSentence tags one sentence of the document with the embedded model, without
// parsing it. The tags are in the order of the sentence's tokens.
func TagSentence(doc *text.Document, sentence int) []Tag {
	p := parsers.Get().(*Parser)
	defer parsers.Put(p)
	p.Model = Default()
	return p.Tag(doc, sentence)
}

// Parser reads sentences one after the other and keeps its buffers. It is not
// safe for concurrent use; its zero value uses the embedded model.
type Parser struct {
	Model *Model

	words  []transition.Word
	tags   []uint8
	tagger transition.Tagger
	beam   transition.Beam
}

// How the parser searches: so many trees at a time, none that is so far behind
// the best. Wider is slower and hardly better.
const (
	width  = 4
	margin = 30000
)

// introduces are the relations whose dependent says what kind of phrase its head
// is: a preposition, a conjunction.
var introduces = Rels(RelCase, RelMark)

// Parse reads one sentence of the document.
func (p *Parser) Parse(doc *text.Document, sentence int) *Tree {
	s := doc.Sentences[sentence]
	p.load(doc, s)
	return p.tree(s.First)
}

// ParseWords reads a sentence given as words. Its tree counts tokens from 0.
func (p *Parser) ParseWords(forms []string) *Tree {
	p.start()
	for _, f := range forms {
		p.read(f)
	}
	p.tag()
	return p.tree(0)
}

// Tag tags one sentence of the document.
func (p *Parser) Tag(doc *text.Document, sentence int) []Tag {
	p.load(doc, doc.Sentences[sentence])
	return p.tagsOut()
}

// load reads the sentence's words and tags them.
func (p *Parser) load(doc *text.Document, s text.Sentence) {
	p.start()
	for i := s.First; i < s.End; i++ {
		p.read(doc.Text(i))
	}
	p.tag()
}

// start makes the parser ready for a sentence.
func (p *Parser) start() {
	if p.Model == nil {
		p.Model = Default()
	}
	w := p.Model.weights
	p.tagger.Weights = &w.Tags
	p.beam.Weights, p.beam.Width, p.beam.Margin, p.beam.Roles = w, width, margin, uint64(introduces)
	p.words = p.words[:0]
}

// read adds a word to the sentence.
func (p *Parser) read(form string) {
	w := transition.NewWord(form)
	p.Model.weights.Vocabulary.Mark(&w)
	p.words = append(p.words, w)
}

// tag tags the words read.
func (p *Parser) tag() {
	if cap(p.tags) < len(p.words) {
		p.tags = make([]uint8, 2*len(p.words))
	}
	p.tags = p.tags[:len(p.words)]
	p.tagger.Tag(p.words, p.tags)
}

func (p *Parser) tagsOut() []Tag {
	out := make([]Tag, len(p.tags))
	for i, t := range p.tags {
		out[i] = Tag(t)
	}
	return out
}

// tree parses the tagged words; the first one is the document's token first.
func (p *Parser) tree(first int) *Tree {
	n := len(p.words)
	found := p.beam.Parse(p.words, p.tags)
	t := &Tree{First: first, End: first + n, Tags: p.tagsOut(), Heads: make([]int32, n), Rels: make([]Rel, n), Marks: make([]Mark, n)}
	for i := range n {
		head := found.Head(i)
		t.Heads[i], t.Rels[i], t.Marks[i] = int32(first)+head, Rel(found.Rel(i)), marks[p.words[i].Lower]
		if int(head) == n {
			t.Heads[i] = -1
		}
	}
	return t
}
