package article

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/dateline/dateline/pipeline/warc"
)

// archive is a web archive, one article for each page a crawler was given: see
// openPage for which records those are. The others are no articles and are passed
// over. A damaged record is a reject, whatever it was.
var archive = Format{
	Name:       "warc",
	Extensions: []string{".warc"},
	Detect:     func(head []byte) bool { return bytes.HasPrefix(head, []byte("WARC/")) },
	Read:       readWARC,
}

func init() { Register(archive) }

// pageFactor is how much longer than the longest article a page may be: markup and
// scripts are most of it.
const pageFactor = 4

// warcReader is an archive being read. The lines of its records are their numbers,
// counted over all kinds; the offsets are bytes of the decompressed archive.
type warcReader struct {
	*warc.Reader
	s     *Stream
	start int64 // where the archive begins: behind a byte order mark
}

func readWARC(s *Stream, emit func(Record) bool) error {
	w := warcReader{warc.NewReader(s.Reader), s, s.Offset}
	pages := 0
	for {
		rec, isPage, err := w.record()
		if err == io.EOF {
			break
		}
		if err != nil {
			return err
		}
		if isPage {
			if pages++; !emit(rec) {
				return nil
			}
		}
		s.Line++
	}
	if pages == 0 {
		emit(Record{Offset: w.start, Line: 1, Reason: Empty, Detail: fmt.Sprintf("none of its %d records is a page", s.Line-1)})
	}
	return nil
}

// record reads the next record. Of one that is damaged nothing is believed.
func (w *warcReader) record() (rec Record, isPage bool, err error) {
	in, err := w.Next()
	if err == nil {
		w.s.Offset = w.start + in.Offset
		rec, isPage = w.read(in)
		err = in.Close()
	}
	var damage *warc.DamageError
	if errors.As(err, &damage) {
		w.s.Offset = w.start + damage.Offset
		return Record{
			SourceID: w.id(), Offset: w.s.Offset, Line: w.s.Line, Bytes: damage.Bytes,
			Reason: BadRecord, Detail: "the record is damaged: " + damage.Cause,
		}, true, nil
	}
	return rec, isPage, err
}

// id names a record that has no address.
func (w *warcReader) id() string { return fmt.Sprintf("%s:%d", filepath.Base(w.s.Name), w.s.Line) }

// read makes an article of a record's page.
func (w *warcReader) read(in *warc.Record) (rec Record, isPage bool) {
	page, err := openPage(in)
	if err == errNoPage {
		return Record{}, false
	}
	rec = Record{
		SourceID: cmp.Or(strings.ToValidUTF8(in.TargetURI(), "\uFFFD"), w.id()),
		Offset:   w.s.Offset, Line: w.s.Line, Bytes: in.Length,
	}
	var data []byte
	limit := pageFactor * w.s.MaxBytes
	if err == nil {
		data, err = io.ReadAll(io.LimitReader(page.body, limit+1))
	}
	if errors.Is(err, io.ErrUnexpectedEOF) && in.Header.Get("WARC-Truncated") != "" {
		err = nil // the crawler cut it off and says so
	}
	switch {
	case int64(len(data)) > limit:
		rec.Reason, rec.Detail = TooLarge, "the page is "+tooLarge(limit)
	case err != nil:
		rec.Reason, rec.Detail = BadRecord, "the page cannot be read: "+err.Error()
	case page.kind == "text/plain":
		rec = collected(textRecordOf(data, page.contentType, rec), in)
	default:
		rec = collected(pageRecord(data, page.contentType, rec), in)
	}
	if rec.Reason == "" && int64(len(rec.Body)) > w.s.MaxBytes {
		rec.Reason, rec.Detail = TooLarge, "the text is "+tooLarge(w.s.MaxBytes)
	}
	return rec, true
}

// collected gives a page without a date of its own the day on which the crawler got
// it: a header date is when a text was published or collected.
func collected(rec Record, in *warc.Record) Record {
	if date := in.Header.Get("WARC-Date"); date != "" && (rec.Reason == NoDate || rec.Reason == "" && rec.Published == "") {
		rec.Published, rec.Reason, rec.Detail = date, "", ""
	}
	return rec
}
