package article

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// sentenceAround is what stands before and after a place in its sentence, as far
// as doubtContext reaches.
func sentenceAround(body string, start, end int) (before, after string) {
	before = body[max(0, start-doubtContext):start]
	after = body[end:min(len(body), end+doubtContext)]
	for i := len(before) - 2; i >= 0; i-- {
		if stops(before, i) && !shortened(before[:i]) {
			before = before[i+1:]
			break
		}
	}
	for i := range len(after) {
		if stops(after, i) {
			after = after[:i+1]
			break
		}
	}
	return before, after
}

// stops reports whether a sentence ends at byte i.
func stops(s string, i int) bool {
	switch s[i] {
	case '\n':
		return true
	case '.', '!', '?':
		return i+1 == len(s) || s[i+1] == ' ' || s[i+1] == '\n' || s[i+1] == '"'
	}
	return false
}

// shortened reports whether a full stop after s would only shorten a word: "Sept."
// or an initial.
func shortened(s string) bool {
	at := strings.LastIndexFunc(s, notInWord)
	word := s[at+1:]
	return len(word) == 1 || months[strings.ToLower(word)] != 0
}

// lastWords are the last four words, lower-cased; those that are not there are "".
func lastWords(s string) (words [4]string) {
	notWord := func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }
	for i := 3; i >= 0; i-- {
		s = strings.TrimRightFunc(s, notWord)
		at := 0
		if j := strings.LastIndexFunc(s, notWord); j >= 0 {
			_, size := utf8.DecodeRuneInString(s[j:])
			at = j + size
		}
		words[i], s = strings.ToLower(s[at:]), s[:at]
	}
	return words
}

// ends reports whether a phrase ends here, so that the number counts nothing: "in
// 2014." and "in 2014 when", but not "in 2014 villages".
func ends(after string) bool {
	word := strings.TrimLeft(after, " ")
	if word == "" || word == after || !isLetter(word[0]) {
		return true
	}
	if i := strings.IndexFunc(word, notInWord); i >= 0 {
		word = word[:i]
	}
	return phraseStarters[strings.ToLower(word)]
}

// past reports whether a sentence tells what has happened and speaks of nothing
// to come.
func past(before, after string) bool {
	told := false
	for _, part := range [2]string{before, after} {
		for word := range strings.FieldsFuncSeq(part, notInWord) {
			if word == "May" {
				continue // the month, most likely
			}
			word = strings.ToLower(word)
			if aheadWords[word] {
				return false
			}
			told = told || pastVerbs[word] || len(word) > 4 && strings.HasSuffix(word, "ed")
		}
	}
	return told
}

func wordSet(list string) map[string]bool {
	set := map[string]bool{}
	for _, word := range strings.Fields(list) {
		set[word] = true
	}
	return set
}

var (
	phraseStarters = wordSet("and when after the by but as a an that with to from for which while were was had has it he she they")
	pastVerbs      = wordSet(`was were did had took began became came died fell fought found gave got held hit killed led left lost
		made met said saw sent shot showed spoke struck took told went won wrote`)
	// aheadWords mark plans, terms, forecasts and fiction.
	aheadWords = wordSet(`will would shall should could can may might must next future upcoming ahead coming
		plan plans planned planning scheduled schedule rescheduled postponed due expected expects expect expire expires
		expiring expiry deadline target targets targeted aim aims aimed goal goals pledge pledged pledges promise promised
		promises commit committed forecast forecasts projected projection predicted estimate estimated hope hopes hoped
		intend intends intended propose proposed proposes set slated agreed extend extended extends renew renewed delayed
		term terms mandate contract contracts budget budgeted elections election vote olympics cup summit if unless novel
		film series runs running going looking year effective start starts starting end ends bid bids host campaign
		nominated candidate candidates run moved ban banned sentence sentenced`)
	// deadlines are the prepositions of a date still to come.
	deadlines = wordSet("by until till through before to from for beyond after")
)
