// Package notebook writes the Jupyter notebook that goes with exported tables: an
// overview of the corpus with figures, a cell for each table, and the Python
// module dateline_data.py that opens the tables with DuckDB, pandas or polars.
//
// The cells are the files of the directory cells, in name order: 31-corpus-figure.py
// is the code cell with the id "corpus-figure". They are templates between << and >>,
// because { and } are Python's. After them come two cells for each table. The same
// tables give the same bytes, and no cell has an output: whoever opens the notebook
// runs it.
package notebook

import (
	"bytes"
	"embed"
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"strings"
	"text/template"
)

//go:embed cells/*.md cells/*.py
var cells embed.FS

//go:embed dateline_data.py
var module string

// The names of the files that the notebook and its module want to have.
const (
	OverviewName = "overview.ipynb"
	ModuleName   = "dateline_data.py"
)

// Corpus is what the notebook is about: a version of the warehouse, and its tables
// as files beside the notebook.
type Corpus struct {
	Version  string // of the warehouse, "v12"
	Manifest int    // version of the lake that it holds
	Tables   []Table
}

// Table is one exported table or model. Its file is Name + ".parquet".
type Table struct {
	Name, Doc string
	Rows      int64
	Fact      bool // it holds the facts of a type
	Columns   []Column
}

// Column is a column of a table, its type in DuckDB's words ("DATE").
type Column struct{ Name, Type, Doc string }

// Days lists the columns that hold days.
func (t Table) Days() []string {
	var names []string
	for _, c := range t.Columns {
		if c.Type == "DATE" {
			names = append(names, c.Name)
		}
	}
	return names
}

// Facts lists the tables of facts.
func (c Corpus) Facts() []string {
	var names []string
	for _, t := range c.Tables {
		if t.Fact {
			names = append(names, t.Name)
		}
	}
	return names
}

// Module is the Python module that opens the tables.
func Module(c Corpus) ([]byte, error) {
	text, err := fill(ModuleName, module, c)
	if err != nil {
		return nil, fmt.Errorf("write %s: %w", ModuleName, err)
	}
	return []byte(text), nil
}

// document is a notebook after nbformat 4.5.
type document struct {
	Cells    []cell         `json:"cells"`
	Metadata map[string]any `json:"metadata"`
	Format   int            `json:"nbformat"`
	Minor    int            `json:"nbformat_minor"`
}

// Overview is the notebook.
func Overview(c Corpus) ([]byte, error) {
	all, err := overview(c)
	if err != nil {
		return nil, fmt.Errorf("write %s: %w", OverviewName, err)
	}
	doc := document{
		Cells: all, Format: 4, Minor: 5,
		Metadata: map[string]any{
			"kernelspec":    map[string]string{"display_name": "Python 3", "language": "python", "name": "python3"},
			"language_info": map[string]string{"name": "python"},
			"dateline":      map[string]any{"warehouse": c.Version, "lake": c.Manifest},
		},
	}
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	if err := e.Encode(doc); err != nil {
		return nil, fmt.Errorf("write %s: %w", OverviewName, err)
	}
	return out.Bytes(), nil
}

func overview(c Corpus) ([]cell, error) {
	names, err := fs.Glob(cells, "cells/[0-9]*")
	if err != nil {
		return nil, err
	}
	var all []cell
	for _, name := range names {
		_, id, _ := strings.Cut(strings.TrimSuffix(path.Base(name), path.Ext(name)), "-")
		made, err := cellOf(name, id, c)
		if err != nil {
			return nil, err
		}
		all = append(all, made)
	}
	ids := make(map[string]bool)
	for _, t := range c.Tables {
		id := tableID(t.Name, ids)
		about, err := cellOf("cells/table.md", id+"-about", t)
		if err != nil {
			return nil, err
		}
		rows, err := cellOf("cells/table.py", id, t)
		if err != nil {
			return nil, err
		}
		all = append(all, about, rows)
	}
	return all, nil
}

// functions are those that the templates may call.
var functions = template.FuncMap{
	"py":   pythonText,
	"cell": func(s string) string { return strings.NewReplacer("|", `\|`, "\n", " ").Replace(s) },
}

// pythonText writes a text as Python does: JSON's way of writing is also Python's.
func pythonText(s string) (string, error) {
	data, err := json.Marshal(s)
	return string(data), err
}

func fill(name, text string, about any) (string, error) {
	t, err := template.New(name).Delims("<<", ">>").Funcs(functions).Parse(text)
	if err != nil {
		return "", err
	}
	var out strings.Builder
	if err := t.Execute(&out, about); err != nil {
		return "", err
	}
	return out.String(), nil
}
