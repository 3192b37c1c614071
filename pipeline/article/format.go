package article

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
)

// Format reads one kind of raw file. It only takes records apart; whether a
// record is an article is decided in one place for all formats.
type Format struct {
	Name       string
	Extensions []string // ".jsonl"; decide where the content does not
	HasFields  bool     // its records have members or columns, which Options.Fields can name
	// Detect tells the format by the first bytes; nil never does.
	Detect func(head []byte) bool
	// Read hands over the records in their order until the input ends or emit
	// returns false. It returns errors of the stream only.
	Read func(s *Stream, emit func(Record) bool) error
}

// Record is one record as a format found it.
type Record struct {
	SourceID  string // "" if the input gives none
	Offset    int64
	Line      int
	Bytes     int64
	Published string // as the input writes it, see publishedDay
	Title     string
	Body      string
	Reason    Reason // not "": it cannot be an article
	Detail    string
}

// formats in the order they are asked; text is last and takes what nobody else does.
var formats = []Format{feed, jsonl, separated, webPage, plain}

// Register adds a format, asked before those there are. It is for init functions.
func Register(f Format) { formats = slices.Insert(formats, 0, f) }

// Formats names the formats there are.
func Formats() []string {
	names := make([]string, len(formats))
	for i, f := range formats {
		names[i] = f.Name
	}
	return names
}

// HasFields reports whether a mapping of fields means something to a format.
func HasFields(format string) bool {
	i := slices.IndexFunc(formats, func(f Format) bool { return f.Name == format })
	return i >= 0 && formats[i].HasFields
}

// pick chooses the format: the one asked for, else by content, else by name.
func pick(name string, s *Stream) (Format, error) {
	if name != "" && name != "auto" {
		if i := slices.IndexFunc(formats, func(f Format) bool { return f.Name == name }); i >= 0 {
			return formats[i], nil
		}
		return Format{}, fmt.Errorf("unknown format %q: there are %s", name, strings.Join(Formats(), ", "))
	}
	head, _ := s.Peek(headBytes) // an error shows again when the format reads
	for _, f := range formats {
		if f.Detect != nil && f.Detect(head) {
			return f, nil
		}
	}
	ext := strings.ToLower(filepath.Ext(uncompressedName(s.Name)))
	for _, f := range formats {
		if slices.Contains(f.Extensions, ext) {
			return f, nil
		}
	}
	return plain, nil
}

// uncompressedName is the name without the extension of its compression.
func uncompressedName(name string) string {
	switch ext := filepath.Ext(name); strings.ToLower(ext) {
	case ".gz", ".zst":
		return strings.TrimSuffix(name, ext)
	}
	return name
}

// stem is a file's name without directory and extension: the id of an article
// whose input gives none.
func stem(source string) string {
	if source == "-" {
		return "stdin"
	}
	name := uncompressedName(filepath.Base(source))
	if s := strings.TrimSuffix(name, filepath.Ext(name)); s != "" {
		return s
	}
	return name
}
