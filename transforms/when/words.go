package when

import (
	"strings"

	"github.com/dateline/dateline/transforms/text"
)

// lexicon gives words a number: a month's, a weekday's, a cardinal's.
type lexicon map[text.Word]int

// numbered makes a lexicon in which the words of the n-th list have the number
// first+n. A word of several letters that may be abbreviated is listed without
// its full stop and found with it.
func numbered(first int, lists ...string) lexicon {
	l := lexicon{}
	for n, list := range lists {
		for _, w := range strings.Fields(list) {
			l[text.Intern(w)] = first + n
			l[text.Intern(w+".")] = first + n
		}
	}
	return l
}

// words is the set of the lexicon's words.
func (l lexicon) words() *text.Set {
	s := &text.Set{}
	for w := range l {
		s.Add(w)
	}
	return s
}

var (
	months = numbered(1, "january jan", "february feb", "march mar", "april apr", "may", "june jun",
		"july jul", "august aug", "september sept sep", "october oct", "november nov", "december dec")

	weekdays = numbered(0, "sunday sun", "monday mon", "tuesday tue tues", "wednesday wed weds",
		"thursday thu thur thurs", "friday fri", "saturday sat")

	cardinals = numbered(0, "zero", "one a an", "two", "three", "four", "five", "six", "seven", "eight", "nine",
		"ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")

	tens = numbered(0, "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")

	ordinals = numbered(1, "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
		"tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
		"eighteenth", "nineteenth", "twentieth")

	// decadeNames are the spelled decades of a century: "the nineties".
	decadeNames = numbered(0, "noughties", "", "twenties", "thirties", "forties", "fifties", "sixties",
		"seventies", "eighties", "nineties")

	// elidedDecades are tokens with their apostrophe: "the '90s".
	elidedDecades = numbered(0, "'00s", "'10s", "'20s", "'30s", "'40s", "'50s", "'60s", "'70s", "'80s", "'90s")

	seasons = numbered(0, "spring", "summer", "autumn fall", "winter")

	units = unitLexicon()

	// shifts say where a unit lies from the present one: "last year", "next month".
	shifts = numbered(-1, "last previous past preceding", "this current present", "next coming upcoming following")
)

// unitLexicon gives the names of calendar units their unit.
func unitLexicon() lexicon {
	l := lexicon{}
	for u, list := range unitNames {
		for _, w := range strings.Fields(list) {
			l[text.Intern(w)] = int(u)
		}
	}
	return l
}

// ambiguousMonths are words that are months only when capitalised and, standing
// alone, only where a month is expected: the modal "may", the noun and verb
// "march".
var ambiguousMonths = text.Words("may march mar mar.")

// shortNames are names of months and weekdays that are also other words or parts of
// names; they count only beside a number or with their full stop.
var shortNames = text.Words("sun sat mon wed weds tues thu fri tue jan mar dec sep jun jul")

var (
	ambiguousSeasons = text.Words("spring fall")

	ofWord       = text.Words("of")
	inWord       = text.Words("in")
	theWord      = text.Words("the")
	andWord      = text.Words("and &")
	betweenWord  = text.Words("between")
	agoWord      = text.Words("ago")
	yearWord     = text.Words("year years")
	weekWord     = text.Words("week")
	toWords      = text.Words("to until till through thru")
	fromWords    = text.Words("from between")
	thisWord     = text.Words("this")
	lastWord     = text.Words("last past")
	nextWord     = text.Words("next")
	sameWords    = text.Words("same that")
	every        = text.Words("every each per alternate any most")
	determiners  = text.Words("the a an its their our my his her")
	timesOfDay   = text.Words("night morning evening afternoon noon midnight dawn dusk nightfall lunchtime overnight")
	dayParts     = text.Words("morning afternoon evening")
	monthContext = text.Words("in since until till by last next this early mid late of from to between and during through before after for on or earlier later around")
)

// Modifiers of an expression.
const (
	early  = "early"
	mid    = "mid"
	late   = "late"
	start  = "start"
	end    = "end"
	approx = "approx"
)
