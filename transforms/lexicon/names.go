package lexicon

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// row checks the values of a table's line.
func (c *checker) row(f format, r row) {
	_, old := c.below.entities[r.cell(0).text]
	for i, col := range f.columns {
		v := r.cell(i)
		if v.text == "" {
			if col.must && !(old && i > 0) {
				c.missing(f, r, col, v)
			}
			continue
		}
		for _, one := range r.values(i, col) {
			c.value(f, r, col, one)
		}
	}
	switch {
	case f.entities():
		c.spellings(f, r)
	case f.file == "ambiguous.tsv" && r.cell(0).text != "":
		c.borne(r, r.cell(0))
	}
}

// borne checks that a name that is said to be ambiguous is a name at all.
func (c *checker) borne(r row, v value) {
	_, mine := c.own.spelled[v.text]
	if _, ok := c.below.spelled[v.text]; ok || mine {
		return
	}
	c.at(r, v, "no entity has the name %q", v.text)
	c.hint("write it as it stands among the names; capitals count")
	c.slip(v.text, slices.Concat(slices.Sorted(maps.Keys(c.own.spelled)), slices.Sorted(maps.Keys(c.below.spelled))))
}

func (c *checker) missing(f format, r row, col column, v value) {
	if len(col.values) > 0 {
		c.at(r, v, "no %s: want %s", col.name, either(col.values))
	} else {
		c.at(r, v, "no %s", col.name)
	}
	c.hint("the columns are: " + f.wants())
}

// value checks one value by what its column holds.
func (c *checker) value(f format, r row, col column, v value) {
	switch {
	case len(col.values) > 0:
		if !slices.Contains(col.values, v.text) {
			c.at(r, v, "unknown %s %q", col.name, v.text)
			c.hint("want " + either(col.values))
			c.slip(v.text, col.values)
		}
		return
	case col.holds == state || col.holds == states:
		c.state(r, v)
	case col.holds == entity || col.holds == several:
		c.entity(r, v)
	case col.holds == stateID && !capitals(v.text, 3):
		c.at(r, v, "a state's id is three capitals, not %q", v.text)
		c.hint("ISO 3166-1 alpha-3, as MLI for Mali")
	case col.holds == iso2 && !capitals(v.text, 2):
		c.at(r, v, "iso2 is two capitals, not %q", v.text)
	case col.holds == ident:
		c.ident(r, v)
	case col.holds == count:
		if n, err := strconv.Atoi(v.text); err != nil || n < 0 {
			c.at(r, v, "population %q is not a number", v.text)
			c.hint("write digits alone, as 25000")
		}
	case col.holds == spelling:
		c.city(r, v)
	}
	if col.holds.isNames() {
		c.name(r, v)
	}
	if col.holds == names && strings.Contains(v.text, ", ") {
		c.at(r, v, "a comma in the name %q", v.text)
		c.hint("separate names by semicolons")
	}
}

func (c *checker) state(r row, v value) {
	if slices.Contains(c.below.states, v.text) || slices.Contains(c.own.states, v.text) {
		return
	}
	c.at(r, v, "no state has the id %q", v.text)
	if o, ok := c.below.spelled[v.text]; ok && slices.Contains(c.below.states, o.id) {
		c.hint("write " + o.id)
		return
	}
	c.hint("write its ISO 3166-1 alpha-3 code, as MLI for Mali")
	c.slip(v.text, slices.Concat(c.own.states, c.below.states))
}

func (c *checker) entity(r row, v value) {
	if _, ok := c.below.entities[v.text]; ok {
		return
	}
	if _, ok := c.own.entities[v.text]; ok {
		return
	}
	c.at(r, v, "no entity has the id %q", v.text)
	if o, ok := c.below.spelled[v.text]; ok {
		c.hint(fmt.Sprintf("that is a name of %s; write the id", o.id))
		return
	}
	c.slip(v.text, slices.Concat(slices.Sorted(maps.Keys(c.own.entities)), slices.Sorted(maps.Keys(c.below.entities))))
}

func (c *checker) ident(r row, v value) {
	switch {
	case strings.Contains(v.text, ";"):
		c.at(r, v, "an id is one name, without semicolons")
		c.hint("put other names into the column names")
	case strings.HasPrefix(v.text, "?"):
		c.at(r, v, `an id does not begin with "?"`)
		c.hint(fmt.Sprintf("write %q here, and %q among the names", bare(v.text), v.text))
	default:
		c.name(r, v)
	}
}

// mostWords is how many words a name may have, and cityBytes and cityWords how long
// a city's may be, to be found in an article (transforms/who).
const (
	mostWords = 32
	cityWords = 6
	cityBytes = 47
)

// name checks how one name is written.
func (c *checker) name(r row, v value) {
	name := bare(v.text)
	letters := 0
	for _, ch := range name {
		if unicode.IsLetter(ch) {
			letters++
		}
	}
	switch {
	case name == "":
		c.at(r, v, `"?" without a name behind it`)
	case strings.Contains(name, `"`):
		c.at(r, v, "quotation marks in the name %s", name)
		c.hint("leave them out: they would have to stand in the article")
	case letters == 0:
		c.at(r, v, "no letter in the name %q", name)
	case utf8.RuneCountInString(name) == 1:
		c.at(r, v, "the name %q is one letter, which stands for too much", name)
	case len(strings.FieldsFunc(name, func(ch rune) bool { return ch == ' ' || ch == '-' })) > mostWords/2:
		c.at(r, v, "a name of more than %d words is never found", mostWords/2)
	}
}

func (c *checker) city(r row, v value) {
	first, _ := utf8.DecodeRuneInString(v.text)
	switch {
	case !unicode.IsLetter(first):
		c.at(r, v, "the spelling %q does not begin with a letter", v.text)
	case len(v.text) > cityBytes || len(strings.Fields(v.text)) > cityWords:
		c.at(r, v, "a city's name of more than %d words or %d bytes is never found", cityWords, cityBytes)
	}
}

// spellings checks a row's names against those of other entities, and finds
// names that would match ordinary words.
func (c *checker) spellings(f format, r row) {
	id, all := r.cell(0).text, r.spellings(f)
	for _, v := range all {
		name := bare(v.text)
		for _, n := range []*known{c.own, c.below} {
			o, ok := n.spelled[name]
			if !ok || o.id == id || c.own.ambiguous[name] || c.below.ambiguous[name] {
				continue
			}
			where := fmt.Sprintf("%s:%d", o.file, o.line)
			if n == c.below {
				where = "built in"
			}
			c.at(r, v, "%q is a name of %s already (%s)", name, o.id, where)
			c.hint(fmt.Sprintf("take it out, or say in ambiguous.tsv which is meant first: %s<tab>%s;%s", name, id, o.id))
			break
		}
		if c.ordinary(name) && !hasCapital(name, all) {
			c.at(r, v, "the name %q is in small letters, so it is found in any %q", name, name)
			c.hint(fmt.Sprintf("write %q; to find both, write %q", titled(name), titled(name)+";"+name))
		}
	}
}

// ordinary reports whether a name is a single word in small letters.
func (c *checker) ordinary(name string) bool {
	return name != "" && name == strings.ToLower(name) && !strings.ContainsAny(name, " -0123456789") && !c.caseless(name)
}

// caseless reports whether a name is written in letters that have no case.
func (c *checker) caseless(name string) bool { return name == strings.ToUpper(name) }

// hasCapital reports whether the names hold the name with a capital too, or in
// small letters as the entity's own id, so that small letters are no slip.
func hasCapital(name string, all []value) bool {
	if all[0].text == name {
		return true
	}
	return slices.ContainsFunc(all, func(v value) bool { return bare(v.text) != name && strings.EqualFold(bare(v.text), name) })
}

func titled(name string) string {
	first, size := utf8.DecodeRuneInString(name)
	return string(unicode.ToUpper(first)) + name[size:]
}

func capitals(s string, n int) bool {
	return len(s) == n && strings.Trim(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == ""
}

// either is "a, b or c".
func either(words []string) string {
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " or " + words[last]
}
