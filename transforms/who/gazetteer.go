package who

import (
	"fmt"
	"sort"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/dateline/dateline/transforms/text"
)

// gazetteer is a file of cities, searched where it lies: its lines are sorted, and
// an index of first words, made when first asked for, tells where to look. So a
// program that reads no article pays nothing for 45,000 cities.
type gazetteer struct {
	open func() ([]byte, error)
	file string
	once sync.Once
	idx  []wordGroup // open addressing, by hash of the first word
}

// wordGroup is the range of lines, [lo, hi) in bytes, that share a first word.
type wordGroup struct{ lo, hi uint32 }

// city is a line of the gazetteer.
type city struct {
	spelling   string
	id         ID
	state      ID
	division   string // GeoNames first-level division
	population int
}

func (c city) entity() Entity {
	return Entity{ID: c.id, Name: string(c.id), Kind: City, Country: c.state}
}

const (
	maxCityTokens = 6
	maxCityBytes  = 48
)

// newGazetteer checks and sorts a user's file of cities. The one that is embedded
// needs neither (a test does it) and is read when first asked for.
func newGazetteer(name string, b []byte) (*gazetteer, error) {
	var lines []string
	for n, line := range strings.Split(string(b), "\n") {
		line = strings.TrimRight(line, " \r\t")
		if line == "" || line[0] == '#' {
			continue
		}
		if err := checkCity(line); err != nil {
			return nil, position{name, n + 1}.errorf("%w", err)
		}
		lines = append(lines, line)
	}
	sort.SliceStable(lines, func(i, j int) bool { return sortKey(lines[i]) < sortKey(lines[j]) })
	return &gazetteer{file: strings.Join(lines, "\n") + "\n"}, nil
}

func sortKey(line string) string {
	spelling, _, _ := strings.Cut(line, "\t")
	return strings.ToLower(spelling)
}

func checkCity(line string) error {
	r, n := split(line)
	switch {
	case n != 5:
		return fmt.Errorf("%d columns, want 5: spelling, name, state, division, population", n)
	case r[0] == "" || !unicode.IsLetter(firstRune(r[0])):
		return fmt.Errorf("spelling %q does not begin with a letter", r[0])
	case len(r[2]) != 3:
		return fmt.Errorf("state %q is not ISO 3166-1 alpha-3", r[2])
	}
	if p, err := strconv.Atoi(r[4]); err != nil || p < 0 {
		return fmt.Errorf("population %q is not a number", r[4])
	}
	return nil
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// index finds where the lines of each first word begin and end.
func (g *gazetteer) index() {
	if g.open != nil {
		b, _ := g.open() // it was there when the lexicon was loaded
		g.file = string(b)
	}
	body := g.file
	n := strings.Count(body, "\n")
	size := 64
	for size < n {
		size *= 2
	}
	g.idx = make([]wordGroup, size)
	last, lo := "", 0
	for i := 0; i < len(body); {
		end := strings.IndexByte(body[i:], '\n')
		if end < 0 {
			break
		}
		if body[i] != '#' && end > 0 {
			if w := firstWord(body[i : i+end]); len(w) != len(last) || !strings.EqualFold(w, last) {
				g.put(last, lo, i)
				last, lo = w, i
			}
		}
		i += end + 1
	}
	g.put(last, lo, len(body))
}

func (g *gazetteer) put(word string, lo, hi int) {
	if word == "" {
		return
	}
	mask := uint32(len(g.idx) - 1)
	h := hash(word) & mask
	for g.idx[h].hi != 0 {
		h = (h + 1) & mask
	}
	g.idx[h] = wordGroup{uint32(lo), uint32(hi)}
}

// group gives the lines whose spelling begins with the word.
func (g *gazetteer) group(word string) (wordGroup, bool) {
	g.once.Do(g.index)
	mask := uint32(len(g.idx) - 1)
	for h := hash(word) & mask; g.idx[h].hi != 0; h = (h + 1) & mask {
		if w := firstWord(g.file[g.idx[h].lo:]); len(w) == len(word) && strings.EqualFold(w, word) {
			return g.idx[h], true
		}
	}
	return wordGroup{}, false
}

// find gives the longest city name that begins at the token: the token after it and
// the lines that spell it, an empty range if there is none.
func (g *gazetteer) find(doc *text.Document, tok int) (end int, lines wordGroup) {
	in, ok := g.group(firstWord(doc.Text(tok)))
	if !ok {
		return 0, wordGroup{}
	}
	var buf [maxCityBytes]byte
	for end := cityEnd(doc, tok); end > tok; end-- {
		key := fold(buf[:0], doc, tok, end)
		if key == nil {
			continue
		}
		if lines := g.bisect(in, key); lines.hi > 0 {
			return end, lines
		}
	}
	return 0, wordGroup{}
}

// cityEnd is how far a city's name that begins at the token could reach.
func cityEnd(doc *text.Document, tok int) int {
	end := tok + 1
	for end < len(doc.Tokens) && end < tok+maxCityTokens {
		t := doc.Tokens[end]
		if t.Is(text.ParaStart) || t.Is(text.Digits) {
			break
		}
		if t.Is(text.Punct) {
			if c := doc.Body[t.Start]; c != '-' && c != '\'' || t.Is(text.SpaceBefore) {
				break
			}
		} else if !t.Is(text.Capital) && t.End-t.Start > 4 {
			break
		}
		end++
	}
	return end
}

// bisect finds the lines within the range whose spelling is the key.
func (g *gazetteer) bisect(in wordGroup, key []byte) wordGroup {
	lo, hi := int(in.lo), int(in.hi)
	for lo < hi {
		mid := g.lineStart(lo + (hi-lo)/2)
		mid = max(mid, lo)
		if g.compare(mid, key) < 0 {
			lo = g.lineEnd(mid)
		} else {
			hi = mid
		}
	}
	end := lo
	for end < int(in.hi) && g.compare(end, key) == 0 {
		end = g.lineEnd(end)
	}
	if end == lo {
		return wordGroup{}
	}
	return wordGroup{uint32(lo), uint32(end)}
}

func (g *gazetteer) lineStart(at int) int { return strings.LastIndexByte(g.file[:at], '\n') + 1 }

func (g *gazetteer) lineEnd(at int) int {
	if n := strings.IndexByte(g.file[at:], '\n'); n >= 0 {
		return at + n + 1
	}
	return len(g.file)
}
