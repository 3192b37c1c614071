package article

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"time"
	"unicode"
)

// plain is a text file: one article, its date in the first line.
var plain = Format{
	Name:       "text",
	Extensions: []string{".txt", ".text", ".md", ""},
	Detect:     func(head []byte) bool { _, _, ok := header(string(head[:min(len(head), 256)])); return ok },
	Read:       readText,
}

func readText(s *Stream, emit func(Record) bool) error {
	data, err := io.ReadAll(io.LimitReader(s, s.MaxBytes+1))
	if err != nil {
		return err
	}
	if len(bytes.TrimSpace(data)) == 0 && int64(len(data)) <= s.MaxBytes {
		emit(Record{SourceID: stem(s.Name), Line: 1, Bytes: int64(len(data)), Reason: Empty, Detail: "the file is empty"})
		return nil
	}
	emit(textRecord(s, data))
	return nil
}

// textRecord judges the whole file before its header, so that a binary file is
// called binary and not "without date".
func textRecord(s *Stream, data []byte) Record {
	rec := Record{SourceID: stem(s.Name), Line: 1, Bytes: int64(len(data))}
	if rec.Reason, rec.Detail = notText(data, s.Offset); rec.Reason == NotText {
		return rec
	}
	if int64(len(data)) > s.MaxBytes {
		rec.Reason, rec.Detail = TooLarge, tooLarge(s.MaxBytes)
		return rec
	}
	if rec.Reason != "" {
		return rec
	}
	text := string(data)
	date, end, ok := header(text)
	if !ok {
		rec.Reason, rec.Detail = NoDate, `the first line does not begin with "date YYYY-MM-DD"`
		return rec
	}
	rec.Published = date
	// A header carries a day and no time, in one form: whoever writes it can write it so.
	if _, err := time.Parse(time.DateOnly, date); err != nil {
		rec.Reason, rec.Detail = BadDate, fmt.Sprintf("%q is not a day that exists, written YYYY-MM-DD", shorten(date))
		return rec
	}
	rec.Body = strings.TrimLeftFunc(text[end:], unicode.IsSpace)
	return rec
}

// header reads "date YYYY-MM-DD" at the start of a text: the date as it is
// written, and where it ends. A word that does not begin with a digit is prose
// ("date palms"), not a date gone wrong.
func header(text string) (date string, end int, ok bool) {
	rest := strings.TrimLeftFunc(text, unicode.IsSpace)
	after, found := strings.CutPrefix(rest, "date")
	if !found {
		return "", 0, false
	}
	value := strings.TrimLeft(after, " \t\u00a0")
	if value == after || value == "" || value[0] < '0' || value[0] > '9' {
		return "", 0, false
	}
	n := strings.IndexFunc(value, unicode.IsSpace)
	if n < 0 {
		n = len(value)
	}
	return value[:n], len(text) - len(value) + n, true
}
