package lexicon

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/dateline/dateline/data"
	"github.com/dateline/dateline/transforms/calendar"
	"github.com/dateline/dateline/transforms/cue"
	"github.com/dateline/dateline/transforms/text"
)

// lists names the lists of a built-in cue file.
func lists(file string) []string {
	b, err := fs.ReadFile(data.Lexicon, file)
	if err != nil {
		panic(err) // it is embedded
	}
	var out []string
	for line := range cue.Lines(string(b)) {
		if list, ok := line.List(); ok {
			out = append(out, list)
		}
	}
	return out
}

// cues checks a cue file and gives what it says.
func (c *checker) cues(file, body string) (said []string) {
	sources := strings.Split(body, "\n")
	have, list, began := lists(file), "", map[string]int{}
	for line := range cue.Lines(body) {
		r := row{file: file, number: line.Number, source: sources[line.Number-1]}
		v := value{line.Text, line.Column}
		said = append(said, strings.Join(strings.Fields(line.Text), " "))
		if name, ok := line.List(); ok {
			list = name
			c.head(r, v, list, have, began)
			continue
		}
		switch {
		case strings.HasPrefix(line.Text, "[") || strings.HasSuffix(line.Text, "]"):
			c.at(r, v, "a list's name stands in brackets, alone on its line")
			c.hint(fmt.Sprintf("write [%s]", strings.Trim(line.Text, "[] ")))
		case list == "":
			c.at(r, v, "%q stands before any [list]", line.Text)
			c.hint("begin one: " + inBrackets(have))
		case cue.IsPhrases(list):
			c.words++
			c.phrase(r, v)
		default:
			for _, w := range words(v) {
				c.words++
				c.word(r, w, list, have)
			}
		}
	}
	return said
}

// head checks the line that begins a list.
func (c *checker) head(r row, v value, list string, have []string, began map[string]int) {
	switch {
	case !slices.Contains(have, list):
		c.at(r, v, "%s has no list [%s]", r.file, list)
		c.hint("there are: " + inBrackets(have))
		c.slip(list, have)
	case began[list] > 0:
		c.at(r, v, "list [%s] stands on line %d already", list, began[list])
		c.hint("make one list of the two")
	default:
		began[list] = r.number
	}
}

// word checks a word of a list of words: articles must hold it as one word.
func (c *checker) word(r row, v value, list string, have []string) {
	parts := cut(v.text)
	if len(parts) == 1 {
		return
	}
	c.at(r, v, "%q is %d words where articles are read: %s", v.text, len(parts), strings.Join(parts, " "))
	if phrases := strings.TrimSpace(list + " phrase"); slices.Contains(have, phrases) {
		c.hint(fmt.Sprintf("put it into [%s], as a line %q", phrases, strings.Join(parts, " ")))
		return
	}
	c.hint(fmt.Sprintf("it is never found in [%s], a list of single words", list))
}

// phrase checks a phrase: each word of it must be one where articles are read.
func (c *checker) phrase(r row, v value) {
	for _, w := range words(v) {
		if parts := cut(w.text); len(parts) != 1 {
			c.at(r, w, "%q is %d words where articles are read", w.text, len(parts))
			c.hint(fmt.Sprintf("write %q", strings.Join(parts, " ")))
		}
	}
}

// plain checks a line of a file of words or of names.
func (c *checker) plain(r row, line string) {
	v := split(value{line, 1}, '\t')
	switch {
	case len(v) > 1:
		c.at(r, v[1], "a tab; %s has no columns", r.file)
		c.hint("one name or several words a line")
	case r.file == "not_places.txt":
		c.name(r, v[0])
	}
}

// words are the words of a line, with their places.
func words(v value) []value {
	var out []value
	v.text = strings.ReplaceAll(v.text, "\t", " ")
	for _, w := range split(v, ' ') {
		if w.text != "" {
			out = append(out, w)
		}
	}
	return out
}

// cut gives the words that a word is cut into where it stands in an article. One
// that begins with an apostrophe is the end of another ("'s").
func cut(word string) []string {
	const after = " 12" // a word at the very end would lose its full stop
	first := 0
	if r, _ := utf8.DecodeRuneInString(word); len(word) > 1 && (r == '\'' || r == '’') {
		word, first = "it"+word, 1
	}
	doc := text.Build(word+after, calendar.None)
	var out []string
	for i := first; i < len(doc.Tokens)-1; i++ {
		out = append(out, doc.Text(i))
	}
	return out
}

func inBrackets(names []string) string { return "[" + strings.Join(names, "] [") + "]" }
