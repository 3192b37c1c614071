package article

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/dateline/dateline/transforms/calendar"
)

// item decides whether a record is an article, for all formats alike.
func (f *File) item(rec Record) Item {
	if rec.SourceID == "" {
		rec.SourceID = stem(f.source)
	}
	var day calendar.Day
	if rec.Reason == "" {
		day, rec.Reason, rec.Detail = rec.judge()
	}
	if rec.Reason != "" {
		f.digest.Rejects++
		return Item{Reject: &Reject{
			Source: f.source, SourceID: rec.SourceID, Offset: rec.Offset, Line: rec.Line,
			Bytes: rec.Bytes, Reason: rec.Reason, Detail: rec.Detail,
		}}
	}
	f.digest.Articles++
	return Item{Article: &Article{
		ID: Identify(day, rec.Body), Source: f.source, SourceID: rec.SourceID, Offset: rec.Offset, Line: rec.Line,
		Published: day, Title: rec.Title, Body: rec.Body, Lang: Language(rec.Body), Bytes: len(rec.Body),
		SHA256: digest(rec.Body), SimHash: SimHash(rec.Body), DateDoubt: DateDoubt(day, rec.Body),
	}}
}

// judge reads the date and looks at the text.
func (rec *Record) judge() (calendar.Day, Reason, string) {
	if strings.TrimSpace(rec.Published) == "" {
		return calendar.None, NoDate, "the record has no date"
	}
	day, why := publishedDay(strings.TrimSpace(rec.Published))
	if why != "" {
		return calendar.None, BadDate, why
	}
	if strings.TrimSpace(rec.Body) == "" {
		return day, Empty, "there is no text after the date"
	}
	if i := strings.IndexByte(rec.Body, 0); i >= 0 {
		return day, NotText, fmt.Sprintf("NUL at byte %d of the text", i)
	}
	return day, "", ""
}

// notText finds the first byte that no text has; base is where data begins in the input.
func notText(data []byte, base int64) (Reason, string) {
	if bytes.HasPrefix(data, []byte{0xff, 0xfe}) || bytes.HasPrefix(data, []byte{0xfe, 0xff}) {
		return NotText, "the file is UTF-16, convert it to UTF-8"
	}
	if i := bytes.IndexByte(data, 0); i >= 0 {
		return NotText, fmt.Sprintf("NUL at byte %d", base+int64(i))
	}
	if utf8.Valid(data) {
		return "", ""
	}
	for i := 0; i < len(data); {
		r, n := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && n == 1 {
			return InvalidUTF8, fmt.Sprintf("byte %#02x at byte %d is not UTF-8", data[i], base+int64(i))
		}
		i += n
	}
	return "", ""
}

func tooLarge(limit int64) string { return fmt.Sprintf("longer than the limit of %d bytes", limit) }
