package eval

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// Article is one line of a file of facts.
type Article struct {
	ID    string `json:"id"`
	Facts []Fact `json:"facts"`
}

// Set is a file of facts, an article a line.
type Set struct {
	Articles []Article
	index    map[string]int
}

// Read reads a file of facts: {"id": ..., "facts": [...]} a line, blank lines
// passed over. Of two lines with one id the later counts. name stands in errors,
// which begin with file:line.
func Read(r io.Reader, name string) (*Set, error) {
	s := &Set{index: make(map[string]int)}
	err := eachLine(r, name, func(line []byte) error {
		var a Article
		if err := json.Unmarshal(line, &a); err != nil {
			return fmt.Errorf("read facts: %w", err)
		}
		if a.ID == "" {
			return errors.New("read facts: the article has no id")
		}
		s.Add(a)
		return nil
	})
	if err != nil {
		return nil, err
	}
	return s, nil
}

// ReadGold reads annotated facts and checks that each has the slots of its type.
func ReadGold(r io.Reader, name string) (*Set, error) {
	s, err := Read(r, name)
	if err != nil {
		return nil, err
	}
	for i := range s.Articles {
		for k := range s.Articles[i].Facts {
			if err := s.Articles[i].Facts[k].checkGold(); err != nil {
				return nil, fmt.Errorf("%s: article %s, fact %d: %w", name, s.Articles[i].ID, k+1, err)
			}
		}
	}
	return s, nil
}

// Add adds an article, or puts it in the place of the one with its id.
func (s *Set) Add(a Article) {
	if s.index == nil {
		s.index = make(map[string]int)
	}
	if i, ok := s.index[a.ID]; ok {
		s.Articles[i] = a
		return
	}
	s.index[a.ID] = len(s.Articles)
	s.Articles = append(s.Articles, a)
}

// Has reports whether the article is in the set.
func (s *Set) Has(id string) bool {
	_, ok := s.index[id]
	return ok
}

// facts lists an article's facts of a type.
func (s *Set) facts(id, kind string) []*Fact {
	i, ok := s.index[id]
	if !ok {
		return nil
	}
	var out []*Fact
	for k := range s.Articles[i].Facts {
		if f := &s.Articles[i].Facts[k]; f.Type == kind {
			out = append(out, f)
		}
	}
	return out
}

// eachLine calls read with every line that is not blank; its errors get the
// place in front.
func eachLine(r io.Reader, name string, read func(line []byte) error) error {
	b := bufio.NewReaderSize(r, 1<<16)
	for n := 1; ; n++ {
		line, err := b.ReadBytes('\n')
		if err != nil && !errors.Is(err, io.EOF) {
			return fmt.Errorf("read %s: %w", name, err)
		}
		if line := bytes.TrimSpace(line); len(line) > 0 {
			if err := read(line); err != nil {
				return fmt.Errorf("%s:%d: %w", name, n, err)
			}
		}
		if err != nil {
			return nil
		}
	}
}

// required names the slots that gold of a type must have, lists last.
var required = map[string]struct{ values, lists []string }{
	"date":       {values: []string{"start", "anchor", "from", "to"}},
	"troops":     {values: []string{"start", "anchor", "low", "high", "qualifier", "actor", "location", "status"}},
	"population": {values: []string{"start", "anchor", "low", "high", "qualifier", "place"}},
	"casualties": {values: []string{"start", "anchor", "low", "high", "qualifier", "kind", "location"}},
	"displaced":  {values: []string{"start", "anchor", "low", "high", "qualifier", "kind", "origin", "location"}, lists: []string{"origin"}},
	"alliance":   {values: []string{"relation"}, lists: []string{"alliance", "member"}},
	"sanction":   {values: []string{"action"}, lists: []string{"sender", "target"}},
	"agreement":  {values: []string{"action", "kind"}, lists: []string{"parties"}},
}

// checkGold says what an annotation lacks; facts of types that are not scored pass.
func (f *Fact) checkGold() error {
	need := required[f.Type]
	for _, name := range need.values {
		if _, ok := f.fields[name]; !ok {
			return fmt.Errorf("%s has no %q", f.Type, name)
		}
	}
	for _, name := range need.lists {
		if _, ok := f.list(name); !ok {
			return fmt.Errorf("%s has no list %q", f.Type, name)
		}
	}
	if named, _ := f.list("alliance"); f.Type == "alliance" && len(named) == 0 {
		return errors.New(`alliance names no alliance: the list "alliance" is empty`)
	}
	return nil
}
