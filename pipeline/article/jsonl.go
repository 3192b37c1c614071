package article

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"
)

// jsonl is one article a line, as a JSON object.
var jsonl = Format{
	Name:       "jsonl",
	Extensions: []string{".jsonl", ".ndjson", ".json"},
	HasFields:  true,
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
	if err := rec.decode(line, s.Fields); err != nil {
		rec.Reason, rec.Detail = BadRecord, err.Error()
	}
	return rec
}

// decode fills the record from a JSON object. A member of the wrong type is an
// error if it was mapped or bears the first of the usual names; under another it
// is taken to mean something else.
func (rec *Record) decode(line []byte, fields map[string]string) error {
	var members map[string]json.RawMessage
	if err := json.Unmarshal(line, &members); err != nil {
		return explain(err)
	}
	into := map[string]*string{"id": &rec.SourceID, "published": &rec.Published, "title": &rec.Title, "text": &rec.Body}
	for _, role := range Roles {
		err := take(members, fields, role, into[role])
		if err == errAbsent && role == "text" {
			return fmt.Errorf("the record has no %q", names(fields, role)[0])
		}
		if err != nil && err != errAbsent {
			return err
		}
	}
	return nil
}

var errAbsent = errors.New("no such member")

// take reads the member that has a role.
func take(members map[string]json.RawMessage, fields map[string]string, role string, into *string) error {
	for i, name := range names(fields, role) {
		raw, ok := nested(members, name)
		if !ok || string(raw) == "null" || role == "id" && string(raw) == `""` {
			continue
		}
		err := decodeText(raw, name, role == "id", into)
		if err == nil || i == 0 {
			return err
		}
	}
	return errAbsent
}

// nested finds "data.body": a member of that very name, or body in the object data.
func nested(members map[string]json.RawMessage, path string) (json.RawMessage, bool) {
	if raw, ok := member(members, path); ok {
		return raw, true
	}
	first, rest, deeper := strings.Cut(path, ".")
	raw, ok := member(members, first)
	if !deeper || !ok {
		return nil, false
	}
	var inner map[string]json.RawMessage
	if json.Unmarshal(raw, &inner) != nil {
		return nil, false
	}
	return nested(inner, rest)
}

// decodeText reads a string; an id may be a number too, as it is written.
func decodeText(raw json.RawMessage, name string, numbers bool, into *string) error {
	switch c := raw[0]; {
	case c == '"':
		return json.Unmarshal(raw, into)
	case !numbers:
		return fmt.Errorf("%q is a JSON %s, not a string", name, kind(c))
	case c == '-' || '0' <= c && c <= '9':
		*into = string(raw)
		return nil
	}
	return fmt.Errorf("%q is neither a string nor a number", name)
}

// kind names a JSON value by its first byte.
func kind(c byte) string {
	switch c {
	case '{':
		return "object"
	case '[':
		return "array"
	case 't', 'f':
		return "bool"
	}
	return "number"
}

// explain says a decoding error in the record's terms.
func explain(err error) error {
	var wrong *json.UnmarshalTypeError
	var syntax *json.SyntaxError
	switch {
	case errors.As(err, &wrong):
		return fmt.Errorf("the line is a JSON %s, not an object", wrong.Value)
	case errors.As(err, &syntax):
		return fmt.Errorf("the line is not JSON: %v at byte %d of the line", syntax, syntax.Offset)
	}
	return fmt.Errorf("the line is not JSON: %v", err)
}
