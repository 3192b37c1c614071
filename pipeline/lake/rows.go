package lake

import "github.com/dateline/dateline/transforms/calendar"

// Article is a row of articles: one distinct article. Of its occurrences, whose texts may
// differ in white space and typography, it is the one whose body has the smallest SHA-256.
type Article struct {
	ArticleID string       `doc:"id made of source and source id, or of the text where there is none"`
	Source    string       `doc:"where it comes from: the name of the feed, folder or file"`
	SourceID  string       `doc:"its id within the source"`
	Published calendar.Day `doc:"header date: when the text was published or collected"`
	Title     string       `doc:"title, null if the input has none" null:"zero"`
	Body      string       `doc:"the text exactly as the input has it; spans count its code points"`
	Lang      string       `doc:"language as BCP 47 tag, null if unknown" null:"zero"`
	Bytes     int64        `doc:"length of the body in bytes of UTF-8"`
	SHA256    string       `col:"sha256" doc:"SHA-256 of the body, hexadecimal"`
	Simhash   int64        `doc:"64-bit SimHash of the body's words; near-duplicates differ in few bits"`
	DateDoubt string       `doc:"why the text itself contradicts the header date, null if it does not" null:"zero"`
}

// The outcomes of an article occurrence.
const (
	Loaded    = "loaded"
	Duplicate = "duplicate"
	Rejected  = "rejected"
)

// Source is a row of sources: one occurrence of an article in the input, whatever
// became of it. Articles in = the rows of sources.
type Source struct {
	Source    string `doc:"where it comes from: the name of the feed, folder or file"`
	SourceID  string `doc:"its id within the source, null if it could not be read" null:"zero"`
	Input     string `doc:"path of the raw file, as in inputs"`
	Offset    int64  `doc:"first byte of the article's record in the raw file, from 0"`
	Line      int64  `doc:"line of the raw file on which the record begins, from 1; 0 if it has no lines"`
	ArticleID string `doc:"the article it is, or is a duplicate of; null if rejected" ref:"articles"`
	Outcome   string `doc:"what became of it" values:"loaded duplicate rejected"`
}

// Reject is a row of rejects: one occurrence that could not become an article.
type Reject struct {
	Source   string `doc:"where it comes from: the name of the feed, folder or file"`
	SourceID string `doc:"its id within the source, null if it could not be read" null:"zero"`
	Input    string `doc:"path of the raw file, as in inputs"`
	Offset   int64  `doc:"first byte of the article's record in the raw file, from 0"`
	Line     int64  `doc:"line of the raw file on which the record begins, from 1; 0 if it has no lines"`
	Bytes    int64  `doc:"length of the record in bytes"`
	Reason   string `doc:"why it was rejected" values:"no_date bad_date empty not_text invalid_utf8 too_large bad_record bad_archive unreadable"`
	Detail   string `doc:"the reason in words, with the place" null:"zero"`
}

// Input is a row of inputs: one raw file that was read to its end. A file that
// changed is read again and has a row for each time.
type Input struct {
	Path       string `doc:"path or address of the raw file, as the job names it"`
	Bytes      int64  `doc:"its size in bytes"`
	Mtime      int64  `doc:"when it was last changed: nanoseconds since 1970-01-01 UTC"`
	SHA256     string `col:"sha256" doc:"SHA-256 of its bytes, hexadecimal"`
	Articles   int64  `doc:"articles in it: loaded + duplicates + rejected"`
	Loaded     int64  `doc:"articles that were loaded"`
	Duplicates int64  `doc:"articles that were known already"`
	Rejected   int64  `doc:"articles that were rejected"`
}

// Failure is a row of extract_failures: one article that the rules of a fact type
// could not read, because of a mistake in the program.
type Failure struct {
	ArticleID        string `doc:"the article that was not read" ref:"articles"`
	FactType         string `doc:"the fact type whose rules failed on it"`
	ExtractorVersion string `doc:"version of the fact type that failed"`
	Message          string `doc:"how it failed, for a bug report"`
}
