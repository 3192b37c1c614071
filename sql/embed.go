// Package sql holds the SQL that Dateline runs, one statement a file:
//
//   - tables: what the warehouse has besides the lake's tables
//   - models: views over the facts, made in name order; a file is named for its view
//   - macros: table macros, made after the models; a file is named for its macro
//   - parts: pieces that models share; they are filled in where a model names them
//   - checks: queries that return the rows that are wrong; none may
//   - queries: analyses with a name, for `dateline sql --query NAME`
//
// A file begins with comment lines. Lines of the form "-- key: value" are its
// header (check, severity, query, title), the others say its purpose. After it a
// model documents what it gives, and a macro what it takes:
//
//	-- parameter iso3: the state
//	-- column actor: who commands them
//	-- column status [troops.status]: what the text says of them
//	-- column change [first up down]: against the row before
//
// What stands in brackets is the column's closed vocabulary, or the column of a
// table that has it. Models and checks are text/template templates, filled by package
// warehouse, so that what holds for every fact table is written once.
package sql

import (
	"embed"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
)

//go:embed tables/*.sql models/*.sql macros/*.sql parts/*.sql checks/*.sql queries/*.sql
var embedded embed.FS

// Embedded is the SQL that comes with the program.
func Embedded() fs.FS { return embedded }

// File is one SQL file.
type File struct {
	Name    string            // without directory and ending
	Header  map[string]string // "severity": "error"
	Purpose string            // the comment, as one paragraph
	Columns []Column          // what it documents, in its order
	Takes   []Column          // a macro's parameters
	Text    string            // the whole file
}

// Column is one documented column of a model, or a parameter of a macro.
type Column struct {
	Name   string
	Doc    string
	Values []string // its closed vocabulary, nil if open
	Like   string   // "troops.status": the column whose vocabulary it has, "" if it has its own or none
}

// keys are the words that make a comment line a header line.
var keys = []string{"check", "severity", "query", "title"}

// Read lists the SQL files of one directory of fsys ("models"), by name. A
// directory that does not exist has none.
func Read(fsys fs.FS, dir string) ([]File, error) {
	names, err := fs.Glob(fsys, path.Join(dir, "*.sql"))
	if err != nil {
		return nil, fmt.Errorf("list sql files: %w", err)
	}
	slices.Sort(names)
	files := make([]File, len(names))
	for i, name := range names {
		data, err := fs.ReadFile(fsys, name)
		if err != nil {
			return nil, fmt.Errorf("read sql file: %w", err)
		}
		files[i] = parse(strings.TrimSuffix(path.Base(name), ".sql"), string(data))
	}
	return files, nil
}

// Queries lists the named analyses that come with the program.
func Queries() []File {
	files, err := Read(embedded, "queries")
	if err != nil {
		panic(err) // the files are part of the program
	}
	return files
}

// Query finds a named analysis.
func Query(name string) (File, bool) {
	files := Queries()
	i := slices.IndexFunc(files, func(f File) bool { return f.Name == name })
	if i < 0 {
		return File{}, false
	}
	return files[i], true
}

// parse reads a file's leading comment.
func parse(name, text string) File {
	f := File{Name: name, Header: make(map[string]string), Text: text}
	var purpose []string
	for line := range strings.Lines(text) {
		comment, ok := strings.CutPrefix(strings.TrimSpace(line), "--")
		if !ok {
			break
		}
		comment = strings.TrimSpace(comment)
		if key, value, ok := strings.Cut(comment, ": "); ok && slices.Contains(keys, key) {
			f.Header[key] = strings.TrimSpace(value)
		} else if c, kind, ok := documents(comment); ok {
			if kind == "parameter" {
				f.Takes = append(f.Takes, c)
			} else {
				f.Columns = append(f.Columns, c)
			}
		} else if comment != "" {
			purpose = append(purpose, comment)
		}
	}
	f.Purpose = strings.Join(purpose, " ")
	return f
}

// documents reads a comment line of the form "column NAME [VOCABULARY]: text".
func documents(comment string) (c Column, kind string, ok bool) {
	head, doc, ok := strings.Cut(comment, ": ")
	head, vocabulary, _ := strings.Cut(head, "[")
	words := strings.Fields(head)
	if !ok || len(words) != 2 || words[0] != "column" && words[0] != "parameter" {
		return Column{}, "", false
	}
	c = Column{Name: words[1], Doc: strings.TrimSpace(doc)}
	values := strings.Fields(strings.TrimSuffix(strings.TrimSpace(vocabulary), "]"))
	if len(values) == 1 && strings.Contains(values[0], ".") {
		c.Like = values[0]
	} else if len(values) > 0 {
		c.Values = values
	}
	return c, words[0], true
}
