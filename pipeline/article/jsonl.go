package article

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path/filepath"
)

// jsonl is one article a line, as a JSON object.
var jsonl = Format{
	Name:       "jsonl",
	Extensions: []string{".jsonl", ".ndjson", ".json"},
	Detect:     looksLikeJSON,
	Read:       readLines,
}

// looksLikeJSON asks for an object that opens with a member or is empty, so that
// prose in braces is not taken for it.
func looksLikeJSON(head []byte) bool {
	head, found := bytes.CutPrefix(bytes.TrimSpace(head), []byte("{"))
	head = bytes.TrimSpace(head)
	return found && len(head) > 0 && (head[0] == '"' || head[0] == '}')
}

func readLines(s *Stream, emit func(Record) bool) error {
	for ; ; s.Line++ {
		line, size, err := readLine(s.Reader, s.MaxBytes)
		if err != nil && err != io.EOF {
			return err
		}
		if size > 0 && (line == nil || len(bytes.TrimSpace(line)) > 0) {
			if !emit(lineRecord(s, line, size)) {
				return nil
			}
		}
		s.Offset += size
		if err == io.EOF {
			return nil
		}
	}
}

// readLine reads to the end of a line and returns how many bytes it took. A line
// over the limit is read past but not kept: line is nil then.
func readLine(r *bufio.Reader, limit int64) (line []byte, size int64, err error) {
	line = []byte{}
	for {
		part, err := r.ReadSlice('\n')
		size += int64(len(part))
		if size > limit+2 { // the end of the line is not counted
			line = nil
		}
		if line != nil {
			line = append(line, part...)
		}
		if err != bufio.ErrBufferFull {
			if line != nil && int64(len(bytes.TrimRight(line, "\r\n"))) > limit {
				line = nil
			}
			return line, size, err
		}
	}
}

func lineRecord(s *Stream, line []byte, size int64) Record {
	rec := Record{SourceID: fmt.Sprintf("%s:%d", filepath.Base(s.Name), s.Line), Offset: s.Offset, Line: s.Line, Bytes: size}
	if line == nil {
		rec.Reason, rec.Detail = TooLarge, tooLarge(s.MaxBytes)
		return rec
	}
	// encoding/json would replace bad bytes silently, and the body would not be the input's.
	if rec.Reason, rec.Detail = notText(line, s.Offset); rec.Reason != "" {
		return rec
	}
	if err := rec.decode(line); err != nil {
		rec.Reason, rec.Detail = BadRecord, err.Error()
	}
	return rec
}

// decode fills the record from a JSON object.
func (rec *Record) decode(line []byte) error {
	var in struct {
		ID        json.RawMessage `json:"id"`
		Published *string         `json:"published"`
		Title     *string         `json:"title"`
		Text      *string         `json:"text"`
	}
	if err := json.Unmarshal(line, &in); err != nil {
		return explain(err)
	}
	if err := rec.setID(in.ID); err != nil {
		return err
	}
	if in.Text == nil {
		return errors.New(`the record has no "text"`)
	}
	rec.Body = *in.Text
	if in.Published != nil {
		rec.Published = *in.Published
	}
	if in.Title != nil {
		rec.Title = *in.Title
	}
	return nil
}

// setID takes a string or a number; without either the record keeps file:line.
func (rec *Record) setID(raw json.RawMessage) error {
	if len(raw) == 0 || string(raw) == "null" || string(raw) == `""` {
		return nil
	}
	switch c := raw[0]; {
	case c == '"':
		return json.Unmarshal(raw, &rec.SourceID)
	case c == '-' || '0' <= c && c <= '9':
		rec.SourceID = string(raw)
		return nil
	}
	return errors.New(`"id" is neither a string nor a number`)
}

// explain says a decoding error in the record's terms.
func explain(err error) error {
	var wrong *json.UnmarshalTypeError
	var syntax *json.SyntaxError
	switch {
	case errors.As(err, &wrong) && wrong.Field == "":
		return fmt.Errorf("the line is a JSON %s, not an object", wrong.Value)
	case errors.As(err, &wrong):
		return fmt.Errorf("%q is a JSON %s, not a string", wrong.Field, wrong.Value)
	case errors.As(err, &syntax):
		return fmt.Errorf("the line is not JSON: %v at byte %d of the line", syntax, syntax.Offset)
	}
	return fmt.Errorf("the line is not JSON: %v", err)
}
