package number

import (
	"strings"

	"github.com/dateline/dateline/transforms/text"
)

// maxHead is how many tokens after a number its noun may stand.
const maxHead = 10

// head is the token of the noun that the number before token i counts, -1 if
// none is near. It needs no parser: a number's noun phrase runs until a word of
// a closed class, a verb or a mark, and its noun is the first plural in it, or
// for a single thing the last word that names a person, else the last word.
func (r *reader) head(i int, single bool) int {
	if j := r.hyphen(i); j > i {
		if !r.has(j, memberWords) && r.text(j) != "plus" {
			if r.is(j, text.Letters) && !r.has(j, stopWords) {
				return j
			}
			return -1
		}
		i = j + 1
	}
	start := i
	i = r.throughOf(i)
	partitive := i > start
	limit := min(r.end, i+maxHead)
	last, person := -1, -1
	for ; i < limit; i++ {
		if partitive && last >= 0 && r.owns(i) {
			continue
		}
		if !r.phrase(i, last) {
			break
		}
		if !r.is(i, text.Letters) || r.has(i, joining) {
			continue
		}
		switch {
		case !single && r.pluralNoun(i):
			return r.compound(i, limit)
		case personNoun(r.text(i)):
			person = i
		}
		if !r.has(i, adjectives) && !r.adverb(i) {
			last = i
		}
	}
	if single && person >= 0 {
		return person
	}
	if last >= 0 && verbal(r.text(last)) && !r.has(last, participles) && !r.touches(last) {
		return -1 // "more than a million arrived"
	}
	return last
}

// throughOf skips "of the", "more of these", "of the 47,000": what the number is
// a part of is what it counts.
func (r *reader) throughOf(i int) int {
	j := i
	for r.has(j, adjectives) {
		j++
	}
	if !r.has(j, of) {
		return i
	}
	i = j + 1
	for r.has(i, determiners) || r.has(i, approximations) || r.has(i, mainly) || r.lex(i).class == ordinal {
		i++
	}
	if n, ok := r.literal(i); ok {
		return n.end
	}
	return i
}

// phrase reports whether the noun phrase goes on at token i; last is the last
// word of it that may be its noun, -1 if there is none yet.
func (r *reader) phrase(i, last int) bool {
	switch {
	case r.is(i, text.Punct):
		s := r.text(i)
		return r.hyphen(i) > i || (strings.Contains("\"\u201c``\u2018", s) && last < 0)
	case r.is(i, text.Digits):
		return last >= 0 && r.touches(i) && r.touches(i-1) && r.text(i-1) == "-" && // "COVID-19 cases"
			r.is(i+1, text.Letters|text.SpaceBefore) && !r.has(i+1, stopWords) && !r.has(i+1, joining)
	case last >= 0 && r.adverb(i):
		return false // "a truck slowly turning"
	case r.touches(i) && r.text(i-1) == "-":
		return true // "NATO-led troops"
	case r.has(i, joining):
		return last >= 0 && (r.is(last, text.Capital) || verbal(r.text(last))) && r.is(i+1, text.Letters) && !r.has(i+1, stopWords)
	case r.has(i, stopWords), r.numeric(i):
		return false
	case last >= 0 && verbal(r.text(i)):
		return r.has(i, participles) && i+1 < r.end && r.pluralNoun(i+1) ||
			(r.is(last, text.Capital) || verbal(r.text(last))) && r.nounFollows(i+1)
	}
	return true
}

// adverb reports whether the token is an adverb by its ending.
func (r *reader) adverb(i int) bool {
	s := r.text(i)
	return len(s) > 4 && strings.HasSuffix(s, "ly") && !r.is(i, text.Capital) && !r.has(i, lyWords)
}

// lyWords end like adverbs and are none.
var lyWords = text.Words("family assembly supply rally reply tally monopoly anomaly belly butterfly jelly bully folly dolly grizzly elderly daily weekly monthly quarterly yearly",
	"friendly unfriendly costly deadly early likely unlikely lovely lonely ugly silly orderly scholarly lively sickly cowardly worldly timely ghastly motherly fatherly unruly")

// owns reports whether a genitive mark at i leads on to what is owned: "one of
// Niger's soldiers" counts soldiers.
func (r *reader) owns(i int) bool {
	return r.has(i, genitive) && (!r.is(i, text.Punct) || r.touches(i)) && r.is(i+1, text.Letters) && !r.has(i+1, stopWords)
}

// genitive marks stand between an owner and what is owned.
var genitive = text.Words("'s '")

// numeric reports whether another number may begin at i.
func (r *reader) numeric(i int) bool {
	switch r.lex(i).class {
	case none, ordinal, half, couple, parts, dozen:
		return false
	}
	return true
}

// compound follows a plural that modifies another: "special forces troops".
func (r *reader) compound(i, limit int) int {
	for i+1 < limit && r.is(i+1, text.Letters) && !r.is(i+1, text.Capital) && !r.has(i+1, stopWords) &&
		!r.has(i+1, participles) && r.pluralNoun(i+1) {
		i++
	}
	return i
}

// pluralNoun reports whether the token looks like a noun in the plural.
func (r *reader) pluralNoun(i int) bool {
	if r.has(i, irregular) {
		return !r.has(i, participles) || !r.nounFollows(i+1)
	}
	if !r.is(i, text.Letters) || r.has(i, singularS) || r.is(i, text.AllCaps) {
		return false
	}
	s := r.text(i)
	if len(s) < 3 || s[len(s)-1] != 's' || strings.HasSuffix(s, "ss") || strings.HasSuffix(s, "us") && len(s) > 3 || strings.HasSuffix(s, "is") {
		return false
	}
	return !r.is(i, text.Capital) || !r.nounFollows(i+1) || strings.HasSuffix(s, "ans") // "half of Americans oppose it"
}

// nounFollows reports whether a noun may stand at i: a word that is in no closed
// class.
func (r *reader) nounFollows(i int) bool {
	return r.is(i, text.Letters) && !r.has(i, stopWords) && !verbal(r.text(i)) && !strings.HasSuffix(r.text(i), "ly") || r.has(i, participles) && r.is(i+1, text.Letters) && !r.has(i+1, stopWords)
}

// verbal reports whether the word looks like a past tense or a participle.
func verbal(s string) bool {
	return len(s) > 4 && (strings.HasSuffix(s, "ed") || strings.HasSuffix(s, "ing"))
}

// personNoun reports whether a word in the singular looks like one for a person.
func personNoun(s string) bool {
	if len(s) < 3 {
		return false
	}
	for _, suffix := range personSuffixes {
		if strings.HasSuffix(s, suffix) {
			return true
		}
	}
	return personWords[s]
}

var personSuffixes = [...]string{"man", "woman", "ist", "ier", "eer", "ian", "ant", "or", "ber", "ter", "per", "der", "ner", "cer", "ger", "mer", "ker", "person"}

var personWords = map[string]bool{"girl": true, "boy": true, "child": true, "baby": true, "pilot": true, "guard": true, "rebel": true, "marine": true, "civilian": true,
	"villager": true, "suspect": true, "general": true, "colonel": true, "captain": true, "sergeant": true, "cleric": true, "priest": true, "nun": true, "mother": true, "father": true,
	"brother": true, "sister": true, "son": true, "daughter": true, "wife": true, "husband": true, "student": true, "passenger": true, "prince": true, "king": true, "judge": true,
	"nurse": true, "monk": true, "sailor": true, "hostage": true, "national": true, "refugee": true, "detainee": true, "employee": true, "police": true, "deputy": true, "bystander": true,
	"diplomat": true, "spy": true, "youth": true, "adult": true, "teen": true, "patient": true, "victim": true, "native": true, "peacekeeper": true, "migrant": true}
