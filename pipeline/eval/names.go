package eval

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"

	"github.com/dateline/dateline/transforms/who"
)

// Names gives each name one spelling.
type Names struct {
	canonical map[string]string // folded alias -> folded canonical name
}

// NoAliases compares names by their spelling alone.
func NoAliases() *Names { return &Names{canonical: map[string]string{}} }

// ReadAliases reads {"UN": ["United Nations", ...], ...}. Of one alias under two
// names the later counts.
func ReadAliases(r io.Reader, name string) (*Names, error) {
	n := NoAliases()
	if err := n.read(json.NewDecoder(r)); err != nil {
		return nil, fmt.Errorf("read aliases %s: %w", name, err)
	}
	return n, nil
}

// read takes the object piece by piece: a map would lose the order.
func (n *Names) read(d *json.Decoder) error {
	if t, err := d.Token(); err != nil || t != json.Delim('{') {
		return errors.Join(errors.New("want an object of lists of names"), err)
	}
	for d.More() {
		t, err := d.Token()
		if err != nil {
			return err
		}
		var aliases []string
		if err := d.Decode(&aliases); err != nil {
			return err
		}
		key, _ := t.(string)
		for _, a := range aliases {
			n.canonical[fold(a)] = fold(key)
		}
	}
	_, err := d.Token()
	return err
}

// LexiconNames knows the organisations, missions and armed groups of the lexicon by
// all their names. States have no aliases, for gold and facts write their codes.
func LexiconNames() *Names { return namesOf(who.Entities()) }

// namesOf leaves a name that means several entities, or is another's id, as it is.
func namesOf(entities []who.Entity) *Names {
	n := NoAliases()
	several, ids := make(map[string]bool), make(map[string]bool)
	for _, e := range entities {
		ids[fold(string(e.ID))] = true
	}
	for _, e := range entities {
		switch e.Kind {
		case who.Bloc, who.Mission, who.ArmedGroup, who.Agency:
		default:
			continue
		}
		key := fold(string(e.ID))
		for _, a := range append(slices.Clone(e.Aliases), e.Name) {
			a = unled(a)
			if known, ok := n.canonical[a]; ok && known != key {
				several[a] = true
			}
			if !ids[a] {
				n.canonical[a] = key
			}
		}
	}
	for a := range several {
		delete(n.canonical, a)
	}
	return n
}

// of is the one spelling of a slot's value; null and no value are "".
func (n *Names) of(v any) string {
	if v == nil {
		return ""
	}
	s := unled(plainText(v))
	if c, ok := n.canonical[s]; ok {
		return c
	}
	return s
}

// unled is a name folded and without its article.
func unled(s string) string { return strings.TrimPrefix(fold(s), "the ") }

// set is the spellings of a list.
func (n *Names) set(values []any) map[string]bool {
	out := make(map[string]bool, len(values))
	for _, v := range values {
		out[n.of(v)] = true
	}
	return out
}

// fold takes case and punctuation off a name: words with one blank between them.
func fold(s string) string {
	var b strings.Builder
	gap := false
	for _, r := range folded(s) {
		if !unicode.IsLetter(r) && !unicode.IsNumber(r) && r != '_' {
			gap = b.Len() > 0
			continue
		}
		if gap {
			b.WriteByte(' ')
			gap = false
		}
		b.WriteRune(r)
	}
	return b.String()
}

// folded is Unicode's full case folding ("ß" is "ss").
func folded(s string) string {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return cases.Fold().String(s)
		}
	}
	return strings.ToLower(s)
}
