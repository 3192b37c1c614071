package syntax

// The tags, as the Penn Treebank names them. Their numbers are stored in the
// weights: new ones go to the end.
const (
	NoTag      Tag = iota
	NN             // noun, singular or mass
	NNS            // noun, plural
	NNP            // proper noun, singular
	NNPS           // proper noun, plural
	VB             // verb, base form
	VBD            // verb, past tense
	VBG            // verb, gerund or present participle
	VBN            // verb, past participle
	VBP            // verb, present, not third person singular
	VBZ            // verb, present, third person singular
	MD             // modal
	JJ             // adjective
	JJR            // adjective, comparative
	JJS            // adjective, superlative
	RB             // adverb
	RBR            // adverb, comparative
	RBS            // adverb, superlative
	RP             // particle
	CD             // cardinal number
	DT             // determiner
	PDT            // predeterminer
	IN             // preposition or subordinating conjunction
	TO             // to
	CC             // coordinating conjunction
	PRP            // personal pronoun
	PRPS           // possessive pronoun
	WP             // wh-pronoun
	WPS            // possessive wh-pronoun
	WDT            // wh-determiner
	WRB            // wh-adverb
	EX             // existential there
	POS            // possessive ending
	UH             // interjection
	FW             // foreign word
	LS             // list item marker
	SYM            // symbol
	ADD            // web or mail address
	AFX            // affix
	GW             // part of a word split in error
	XX             // unknown
	HYPH           // hyphen
	NFP            // superfluous punctuation
	Comma          // comma
	Stop           // sentence-final mark
	Colon          // colon, semicolon, dash, ellipsis
	LRB            // opening bracket
	RRB            // closing bracket
	OpenQuote      // opening quotation mark
	CloseQuote     // closing quotation mark
	Dollar         // currency sign
	Hash           // number sign
)

var tagNames = [...]string{
	NoTag:      "_",
	NN:         "NN",
	NNS:        "NNS",
	NNP:        "NNP",
	NNPS:       "NNPS",
	VB:         "VB",
	VBD:        "VBD",
	VBG:        "VBG",
	VBN:        "VBN",
	VBP:        "VBP",
	VBZ:        "VBZ",
	MD:         "MD",
	JJ:         "JJ",
	JJR:        "JJR",
	JJS:        "JJS",
	RB:         "RB",
	RBR:        "RBR",
	RBS:        "RBS",
	RP:         "RP",
	CD:         "CD",
	DT:         "DT",
	PDT:        "PDT",
	IN:         "IN",
	TO:         "TO",
	CC:         "CC",
	PRP:        "PRP",
	PRPS:       "PRP$",
	WP:         "WP",
	WPS:        "WP$",
	WDT:        "WDT",
	WRB:        "WRB",
	EX:         "EX",
	POS:        "POS",
	UH:         "UH",
	FW:         "FW",
	LS:         "LS",
	SYM:        "SYM",
	ADD:        "ADD",
	AFX:        "AFX",
	GW:         "GW",
	XX:         "XX",
	HYPH:       "HYPH",
	NFP:        "NFP",
	Comma:      ",",
	Stop:       ".",
	Colon:      ":",
	LRB:        "-LRB-",
	RRB:        "-RRB-",
	OpenQuote:  "``",
	CloseQuote: "''",
	Dollar:     "$",
	Hash:       "#",
}

// String is the tag's name in the Penn Treebank.
func (t Tag) String() string {
	if int(t) < len(tagNames) {
		return tagNames[t]
	}
	return "_"
}

// TagNamed is the tag of that name, NoTag if there is none.
func TagNamed(name string) Tag {
	for t, n := range tagNames {
		if n == name {
			return Tag(t)
		}
	}
	return NoTag
}

// IsNoun reports whether the tag is a noun's, common or proper.
func (t Tag) IsNoun() bool { return t >= NN && t <= NNPS }

// IsProper reports whether the tag is a proper noun's.
func (t Tag) IsProper() bool { return t == NNP || t == NNPS }

// IsPlural reports whether the tag is a plural noun's.
func (t Tag) IsPlural() bool { return t == NNS || t == NNPS }

// IsVerb reports whether the tag is a verb's in any form, modals apart.
func (t Tag) IsVerb() bool { return t >= VB && t <= VBZ }

// IsFinite reports whether the tag is that of a verb with a tense of its own, or a modal's.
func (t Tag) IsFinite() bool { return t == VBD || t == VBP || t == VBZ || t == MD }

// IsPastTense reports whether the tag is that of a verb in the past tense.
// A past participle (VBN) is none by itself: see [Tree.Tense].
func (t Tag) IsPastTense() bool { return t == VBD }

// IsParticiple reports whether the tag is a participle's.
func (t Tag) IsParticiple() bool { return t == VBN || t == VBG }

// IsAdjective reports whether the tag is an adjective's.
func (t Tag) IsAdjective() bool { return t >= JJ && t <= JJS }

// IsAdverb reports whether the tag is an adverb's.
func (t Tag) IsAdverb() bool { return t >= RB && t <= RBS || t == WRB }

// IsPronoun reports whether the tag is a pronoun's.
func (t Tag) IsPronoun() bool { return t >= PRP && t <= WDT || t == EX }

// IsPunct reports whether the tag is a punctuation mark's.
func (t Tag) IsPunct() bool { return t >= HYPH && t <= CloseQuote }
