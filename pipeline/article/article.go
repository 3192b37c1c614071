// Package article turns raw files into Articles: one published text with its
// date, its identity and where it was found. What cannot be an article becomes a
// Reject with its reason; nothing an input holds is passed over in silence.
//
//	inputs, warnings, err := article.Expand([]article.Pattern{{Path: "news/**/*.jsonl.gz"}})
//	for _, in := range inputs {
//		f, err := article.Open(in, article.Options{})
//		for item, err := range f.Items(ctx) { ... }
//		f.Digest() // bytes, sha256, how many articles and rejects
//		f.Close()
//	}
//
// # Formats
//
// A text file is one article. Its first line begins with "date YYYY-MM-DD" (blanks
// may precede it, the text may follow on the same line). JSONL is one article a line,
// CSV one a row, a web page is one, a feed (RSS, Atom, JSON Feed) has one an item, a
// web archive one a page, Parquet and Arrow one a row. Which member or column has the
// text, the date, the title and the id is told by its usual name or by
// [Options].Fields.
//
// Each may be compressed with gzip or zstd. Compression and format are told by
// content, not by name. A further format is one file that calls [Register].
//
// Every format reads its records one by one in memory that does not grow with the
// input, gives each its place, and goes on behind one that is broken. What a
// third-party parser is handed is bounded in size and depth first, and its crash is a
// reject.
//
// # The body
//
// The body is the input's text exactly as it stands: a text file's from the first
// non-blank character after the header to the end of the file, a JSONL record's
// text member, a cell. It is never trimmed, folded or normalised, so an offset into
// it means the same for everybody. Of markup, which has no such text, it is what a
// reader sees: paragraphs separated by a blank line.
package article

import "github.com/dateline/dateline/transforms/calendar"

// Article is one published text.
type Article struct {
	ID        string       // identity: date and normalised text, see [Identify]
	Source    string       // the file it was read from: an absolute path, or "-"
	SourceID  string       // the input's own id for it
	Offset    int64        // first byte of its record in the decompressed input
	Line      int          // line of its record in the decompressed input, from 1
	Published calendar.Day // the header date: published or collected on
	Title     string       // "" if the input has none
	Body      string       // exactly as it stands in the input
	Lang      string       // ISO 639-1 code of the language, "und" if undetermined
	Bytes     int          // length of Body
	SHA256    string       // of Body, lower-case hex
	SimHash   int64        // near-duplicate fingerprint, see [SimHash]
	DateDoubt string       // why the header date may be wrong, "" if nothing speaks against it
}

// Reason says why a record is not an article. The vocabulary is closed.
type Reason string

const (
	NoDate      Reason = "no_date"      // no header date
	BadDate     Reason = "bad_date"     // a header date that is no day of the calendar
	Empty       Reason = "empty"        // no text
	NotText     Reason = "not_text"     // binary: a NUL byte
	InvalidUTF8 Reason = "invalid_utf8" // a byte that is not UTF-8
	TooLarge    Reason = "too_large"    // longer than the limit
	BadRecord   Reason = "bad_record"   // a record that its format does not allow
	BadArchive  Reason = "bad_archive"  // compressed data that does not decompress, or without measure
	Unreadable  Reason = "unreadable"   // the system would not give the file; said by who opens it, never by a reader
)

// Reasons lists the vocabulary.
var Reasons = []Reason{NoDate, BadDate, Empty, NotText, InvalidUTF8, TooLarge, BadRecord, BadArchive, Unreadable}

// Reject is a record that did not become an article.
type Reject struct {
	Source   string
	SourceID string
	Offset   int64 // first byte of the record in the decompressed input
	Line     int   // line of the record, from 1
	Bytes    int64 // length of the record as far as it was read
	Reason   Reason
	Detail   string // one sentence for people
}

// Item is one record of an input: an Article or a Reject, never both.
type Item struct {
	Article *Article
	Reject  *Reject
}
