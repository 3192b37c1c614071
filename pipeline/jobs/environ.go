package jobs

import (
	"strings"
	"unicode/utf8"
)

// expand replaces ${NAME} and ${NAME:-default}. It reports what is unset and is
// false then, so that a value half made is not judged.
func (d *decoder) expand(text string, at place) (string, bool) {
	var b strings.Builder
	ok := true
	for rest := text; rest != ""; {
		i := strings.Index(rest, "${")
		if i < 0 {
			b.WriteString(rest)
			break
		}
		if i > 0 && rest[i-1] == '$' { // $${ is ${ itself
			b.WriteString(rest[:i-1] + "${")
			rest = rest[i+2:]
			continue
		}
		b.WriteString(rest[:i])
		reference, after, closed := strings.Cut(rest[i:], "}")
		if closed {
			reference += "}"
		}
		value, found := d.lookup(reference, closed, d.within(at, text, len(text)-len(rest)+i, reference))
		ok = ok && found
		b.WriteString(value)
		rest = after
	}
	return b.String(), ok
}

// lookup is the value of a reference such as "${NAME:-default}".
func (d *decoder) lookup(reference string, closed bool, at place) (string, bool) {
	if !closed {
		d.problem(at, hinted{errorString("${ is not closed"), "write $${ for ${ itself"})
		return "", false
	}
	name, fallback, hasFallback := strings.Cut(reference[2:len(reference)-1], ":-")
	if !isVariable(name) {
		d.problemf(at, "bad variable name %q: want letters, digits and underscores", name)
		return "", false
	}
	value, set := d.env(name)
	switch {
	case hasFallback && value == "":
		return fallback, true
	case !set:
		d.problem(at, hinted{errorString("environment variable " + name + " is not set"), "set it, or write ${" + name + ":-default}"})
		return "", false
	}
	return value, true
}

// within is the place of a part of a scalar. A quoted or folded scalar may be
// written differently from its value; then the caret stays under the whole.
func (d *decoder) within(at place, text string, offset int, part string) place {
	if at.line < 1 || at.line > len(d.lines) {
		return at
	}
	line := []rune(d.lines[at.line-1])
	start := at.col - 1 + utf8.RuneCountInString(text[:offset])
	for _, s := range []int{start, start + 1} { // one more where a quote opens it
		if end := s + utf8.RuneCountInString(part); s >= 0 && end <= len(line) && string(line[s:end]) == part {
			return place{at.file, at.line, s + 1, end - s}
		}
	}
	return at
}

func isVariable(name string) bool {
	for i, r := range name {
		letter := r == '_' || 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z'
		if !letter && (i == 0 || r < '0' || r > '9') {
			return false
		}
	}
	return name != ""
}

type errorString string

func (e errorString) Error() string { return string(e) }
