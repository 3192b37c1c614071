package syntax

import "github.com/dateline/dateline/transforms/syntax/internal/transition"

// marks maps a word to what it is; filled when the package initialises.
var marks = markTable(map[Mark][]string{
	Negation:  {"not", "n't", "no", "never", "neither", "nor", "none", "nobody", "nothing"},
	WillWord:  {"will", "'ll", "shall", "wo"},
	GoingWord: {"going", "gonna", "set", "due", "about"},
	HaveWord:  {"have", "has", "had", "'ve", "having"},
	Relative:  {"who", "whom", "which", "that", "whose"},
})

func markTable(lists map[Mark][]string) map[uint64]Mark {
	table := map[uint64]Mark{}
	for mark, list := range lists {
		for _, w := range list {
			table[transition.NewWord(w).Lower] |= mark
		}
	}
	return table
}

// MarkOf is what the word decides, 0 for most words.
func MarkOf(word string) Mark { return marks[transition.NewWord(word).Lower] }
