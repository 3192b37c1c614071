package article

import (
	"crypto/sha256"
	"encoding/hex"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/dateline/dateline/transforms/calendar"
)

// idDigits is the length of an id's hash in hex digits: 80 bits, so that among a
// hundred million articles two alike are a chance of one in two hundred million.
const idDigits = 20

// Identify gives an article's id: "a" and the first 80 bits of the SHA-256 of its
// date and its normalised text. A text that is fetched again, re-wrapped or
// re-typeset keeps its id; one changed word gives another.
//
// Normalised means: Unicode NFC; white space of any kind folded to one blank and
// trimmed; typographic quotes, apostrophes, dashes and the ellipsis written in
// ASCII; soft hyphens and zero-width characters left out. Case is kept. Only the
// hash sees this text, the body stays as it is.
func Identify(published calendar.Day, body string) string {
	h := sha256.New()
	h.Write([]byte(published.String()))
	h.Write([]byte{'\n'})
	h.Write(normalise(body))
	return "a" + hex.EncodeToString(h.Sum(nil))[:idDigits]
}

func normalise(body string) []byte {
	out := make([]byte, 0, len(body))
	blank := false
	for _, r := range norm.NFC.String(body) {
		if unicode.IsSpace(r) {
			blank = len(out) > 0
			continue
		}
		var ascii string
		var fold bool
		if r >= utf8.RuneSelf || r == '`' {
			if ascii, fold = typography[r]; fold && ascii == "" {
				continue
			}
		}
		if blank {
			out, blank = append(out, ' '), false
		}
		if fold {
			out = append(out, ascii...)
		} else {
			out = utf8.AppendRune(out, r)
		}
	}
	return out
}

// typography maps what typesetters vary to ASCII, and what is invisible to "".
var typography = map[rune]string{
	'‘': "'", '’': "'", '‚': "'", '‛': "'", '′': "'", '`': "'", '´': "'", 'ʼ': "'",
	'“': `"`, '”': `"`, '„': `"`, '‟': `"`, '″': `"`, '«': `"`, '»': `"`,
	'‐': "-", '‑': "-", '‒': "-", '–': "-", '—': "-", '―': "-", '−': "-",
	'…':      "...",
	'\u00ad': "", '\u200b': "", '\u200c': "", '\u200d': "", '\u2060': "", '\ufeff': "",
}

func digest(body string) string {
	sum := sha256.Sum256([]byte(body))
	return hex.EncodeToString(sum[:])
}
