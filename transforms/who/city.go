package who

import (
	"strconv"
	"strings"
)

// city reads the line at a position.
func (g *gazetteer) city(at int) city {
	line := g.file[at:g.lineEnd(at)]
	r, _ := split(strings.TrimRight(line, "\n"))
	c := city{spelling: r[0], id: ID(r[1]), state: ID(r[2]), division: r[3]}
	if c.id == "" {
		c.id = ID(r[0])
	}
	c.population, _ = strconv.Atoi(r[4])
	return c
}

// each calls fn with every line.
func (g *gazetteer) each(fn func(city)) {
	g.once.Do(g.index)
	for i := 0; i < len(g.file); i = g.lineEnd(i) {
		if c := g.file[i]; c != '#' && c != '\n' {
			fn(g.city(i))
		}
	}
}

// lookup gives the largest city with the id, or that goes by it.
func (g *gazetteer) lookup(id ID) (city, bool) {
	in, ok := g.group(firstWord(string(id)))
	if !ok {
		return city{}, false
	}
	lines := g.bisect(in, []byte(strings.ToLower(string(id))))
	var best city
	for i := int(lines.lo); i < int(lines.hi); i = g.lineEnd(i) {
		c := g.city(i)
		if own := c.id == id; best.id == "" || own && best.id != id || own == (best.id == id) && c.population > best.population {
			best = c
		}
	}
	return best, best.id != ""
}
