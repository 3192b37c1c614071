package article

import (
	"strings"
	"unicode"
)

// languageWords is how many words decide the language: function words are so
// frequent that a few hundred words settle it.
const languageWords = 400

// Language guesses a text's language: its script where that is telling, else the
// language whose function words are the most frequent. It is meant to keep other
// languages apart from English, which is what extraction reads, and costs a
// fraction of a millisecond; statistical detectors weigh megabytes of tables for
// distinctions nothing here depends on. "und" is an honest answer for a short text.
func Language(body string) string {
	if code := script(body); code != "latin" {
		return code
	}
	votes, words := map[string]int{}, 0
	for word := range strings.FieldsFuncSeq(body, notInWord) {
		if words++; words > languageWords {
			break
		}
		if len(word) <= maxFunctionWord {
			for _, code := range functionWords[strings.ToLower(word)] {
				votes[code]++
			}
		}
	}
	return winner(votes, words)
}

// notInWord splits at apostrophes too: "l'accord" shows the article "l".
func notInWord(r rune) bool { return !unicode.IsLetter(r) }

// winner asks for one function word in twelve, so that a list of names stays "und",
// and for two of them, so that a lone "a" decides nothing.
func winner(votes map[string]int, words int) string {
	best, code := 0, "und"
	for _, c := range latinLanguages {
		if votes[c] > best {
			best, code = votes[c], c
		}
	}
	if best < 2 || best*12 < min(words, languageWords) {
		return "und"
	}
	return code
}

var latinLanguages = []string{"en", "fr", "es", "de", "pt", "it", "nl"}

var functionWords, maxFunctionWord = indexFunctionWords(map[string]string{
	"en": "the of and to in a that is was for on with as by at it from has have had were are be this which not but who said will its an their",
	"fr": "le la les des et du de un une en dans que qui est pour par sur au aux avec pas il l d ce se sont été ont plus à",
	"es": "el la los las de del y en que un una por con para se su al lo es no como más ha fue son o",
	"de": "der die das und in den von zu mit des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach",
	"pt": "o a os as de do da dos das e em que um uma por com para se no na não ao é foi mais são à",
	"it": "il la i gli le di del della e in che un una per con non si è da al nel alla sono dei ha come ma",
	"nl": "de het een van en in is dat op te zijn met voor niet aan er om ook als bij door naar uit hij werd",
})

func indexFunctionWords(lists map[string]string) (map[string][]string, int) {
	index, longest := map[string][]string{}, 0
	for _, code := range latinLanguages {
		for _, word := range strings.Fields(lists[code]) {
			index[word] = append(index[word], code)
			longest = max(longest, len(word))
		}
	}
	return index, longest
}

// scripts that tell a language, or nearly: Cyrillic and Arabic are settled by
// letters of their own.
var scripts = []struct {
	code  string
	table *unicode.RangeTable
}{
	{"ja", unicode.Hiragana}, {"ja", unicode.Katakana}, {"zh", unicode.Han}, {"ko", unicode.Hangul},
	{"ru", unicode.Cyrillic}, {"ar", unicode.Arabic}, {"he", unicode.Hebrew}, {"el", unicode.Greek}, {"hi", unicode.Devanagari},
}

// script is "latin", "und" for a text without letters, or the language of the
// script in which most of the first letters stand.
func script(body string) string {
	votes, letters := map[string]int{}, 0
	for i, r := range body {
		if i > 4096 {
			break
		}
		if !unicode.IsLetter(r) {
			continue
		}
		letters++
		if r < 0x250 {
			votes["latin"]++
		} else {
			voteScript(votes, r)
		}
	}
	switch {
	case letters == 0:
		return "und"
	case votes["latin"]*2 >= letters:
		return "latin"
	case votes["ja"]*10 >= letters: // a tenth of kana among Han is Japanese
		return "ja"
	}
	best, code := 0, "und"
	for _, s := range scripts {
		if votes[s.code] > best {
			best, code = votes[s.code], s.code
		}
	}
	return neighbour(code, votes)
}

func voteScript(votes map[string]int, r rune) {
	switch {
	case strings.ContainsRune("іїєґІЇЄҐ", r):
		votes["uk"]++
	case strings.ContainsRune("پچژگ", r):
		votes["fa"]++
	}
	for _, s := range scripts {
		if unicode.Is(s.table, r) {
			votes[s.code]++
			return
		}
	}
}

// neighbour tells Ukrainian from Russian and Persian from Arabic.
func neighbour(code string, votes map[string]int) string {
	switch {
	case code == "ru" && votes["uk"]*50 > votes["ru"]:
		return "uk"
	case code == "ar" && votes["fa"]*50 > votes["ar"]:
		return "fa"
	}
	return code
}
