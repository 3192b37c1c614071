package number

import "github.com/dateline/dateline/transforms/text"

// class says what part a word plays in a spelled-out number.
type class uint8

const (
	none    class = iota
	unit          // zero to nine
	teen          // ten to nineteen
	ten           // twenty to ninety
	hundred       // hundred
	scale         // thousand, million, ...
	dozen         // dozen, score
	couple        // couple, pair
	half          // half
	few           // several, few, many
	plural        // dozens, hundreds, thousands
	article       // a, an
	oneMore       // another
	ordinal       // first, second, third; also the singular of a fraction
	parts         // thirds, quarters, fifths
)

// lexeme is a word's meaning in a number.
type lexeme struct {
	class class
	value float64
}

// lexemes is indexed by text.Word, so that a token is looked up by one load.
var lexemes = makeLexemes()

// lexemeOf is the word's lexeme; its class is none for all other words.
func lexemeOf(w text.Word) lexeme {
	if int(w) < len(lexemes) {
		return lexemes[w]
	}
	return lexeme{}
}

func makeLexemes() []lexeme {
	var table []lexeme
	put := func(c class, v float64, words ...string) {
		for _, s := range words {
			w := text.Intern(s)
			for int(w) >= len(table) {
				table = append(table, lexeme{})
			}
			table[w] = lexeme{c, v}
		}
	}
	for v, s := range []string{"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"} {
		put(unit, float64(v), s)
	}
	for v, s := range []string{"ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"} {
		put(teen, float64(10+v), s)
	}
	for v, s := range []string{"twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"} {
		put(ten, float64(20+10*v), s)
	}
	put(ten, 40, "fourty") // a frequent misspelling
	put(hundred, 1e2, "hundred")
	put(scale, 1e3, "thousand")
	put(scale, 1e5, "lakh", "lakhs")
	put(scale, 1e6, "million", "mln")
	put(scale, 1e7, "crore", "crores")
	put(scale, 1e9, "billion", "bln")
	put(scale, 1e12, "trillion")
	put(dozen, 12, "dozen")
	put(dozen, 20, "score")
	put(couple, 2, "couple")
	put(half, 0.5, "half")
	put(few, 2, "several", "few", "many")
	put(article, 1, "a", "an")
	put(oneMore, 1, "another")
	put(plural, 10, "tens")
	put(plural, 24, "dozens")
	put(plural, 40, "scores")
	put(plural, 1e2, "hundreds")
	put(plural, 1e3, "thousands")
	put(plural, 1e6, "millions")
	put(plural, 1e9, "billions")
	put(plural, 1e12, "trillions")
	putOrdinals(put)
	return table
}

// putOrdinals adds the ordinals and, as their plurals, the parts of a fraction.
func putOrdinals(put func(c class, v float64, words ...string)) {
	for v, s := range []string{"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
		"eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth"} {
		put(ordinal, float64(v+1), s)
		if v >= 2 {
			put(parts, float64(v+1), s+"s")
		}
	}
	for v, s := range []string{"thirt", "fort", "fift", "sixt", "sevent", "eight", "ninet"} {
		put(ordinal, float64(30+10*v), s+"ieth")
		put(parts, float64(30+10*v), s+"ieths")
	}
	put(ordinal, 1e2, "hundredth")
	put(parts, 1e2, "hundredths")
	put(ordinal, 1e3, "thousandth")
	put(parts, 1e3, "thousandths")
	for v, s := range map[float64]string{1e6: "million", 1e9: "billion", 1e12: "trillion"} {
		put(ordinal, v, s+"th")
		put(parts, v, s+"ths")
	}
	put(ordinal, 4, "quarter")
	put(parts, 4, "quarters")
}

// glued are the multipliers that are written right after the figures.
var glued = map[string]float64{
	"k": 1e3, "K": 1e3, "m": 1e6, "M": 1e6, "mn": 1e6, "mln": 1e6, "b": 1e9, "B": 1e9, "bn": 1e9, "bln": 1e9, "tn": 1e12, "trn": 1e12,
}
