package export

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/dateline/dateline/pipeline/lake"
	"github.com/dateline/dateline/pipeline/warehouse"
	"github.com/dateline/dateline/transforms/table"
)

// descriptorName is the file that describes CSV files after Data Package v1
// (https://specs.frictionlessdata.io/data-package/).
const descriptorName = "datapackage.json"

type dataPackage struct {
	Profile     string     `json:"profile"`
	Name        string     `json:"name"`
	Title       string     `json:"title"`
	Description string     `json:"description"`
	Version     string     `json:"version"`
	Resources   []resource `json:"resources"`
}

type resource struct {
	Profile     string      `json:"profile"`
	Name        string      `json:"name"`
	Path        string      `json:"path"`
	Description string      `json:"description,omitempty"`
	Format      string      `json:"format"`
	Mediatype   string      `json:"mediatype"`
	Encoding    string      `json:"encoding"`
	Bytes       int64       `json:"bytes"`
	Hash        string      `json:"hash"`
	Schema      tableSchema `json:"schema"`
}

type tableSchema struct {
	Fields        []field      `json:"fields"`
	MissingValues []string     `json:"missingValues"`
	PrimaryKey    string       `json:"primaryKey,omitempty"`
	ForeignKeys   []foreignKey `json:"foreignKeys,omitempty"`
}

type field struct {
	Name        string       `json:"name"`
	Type        string       `json:"type"`
	Format      string       `json:"format,omitempty"`
	Description string       `json:"description,omitempty"`
	Constraints *constraints `json:"constraints,omitempty"`
}

type constraints struct {
	Required bool     `json:"required,omitempty"`
	Enum     []string `json:"enum,omitempty"`
}

type foreignKey struct {
	Fields    string    `json:"fields"`
	Reference reference `json:"reference"`
}

type reference struct {
	Resource string `json:"resource"`
	Fields   string `json:"fields"`
}

func packageNames(sources []source) []string {
	return append(tableNames("csv")(sources), descriptorName)
}

// writePackage writes a CSV file for each table and the descriptor of all.
func writePackage(ctx context.Context, j *job) ([]File, error) {
	files, err := j.tables(ctx, "csv")
	if err != nil {
		return nil, err
	}
	p := dataPackage{
		Profile: "tabular-data-package", Name: "dateline-" + j.published.Version, Version: j.published.Version,
		Title:       "Dateline warehouse " + j.published.Version,
		Description: j.about(),
	}
	for i, s := range j.sources {
		hash, err := sumOf(files[i].Path)
		if err != nil {
			return nil, err
		}
		p.Resources = append(p.Resources, resource{
			Profile: "tabular-data-resource", Name: strings.ToLower(s.name), Path: filepath.Base(files[i].Path), Description: s.doc,
			Format: "csv", Mediatype: "text/csv", Encoding: "utf-8", Bytes: files[i].Bytes, Hash: "sha256:" + hash, Schema: j.schema(s),
		})
	}
	data, err := json.MarshalIndent(p, "", "  ")
	if err != nil {
		return nil, err
	}
	f, err := j.extraFile(descriptorName, append(data, '\n'))
	return append(files, f), err
}

// about says in a sentence what an export holds.
func (j *job) about() string {
	if j.since != nil {
		return fmt.Sprintf("Facts that articles state: what version %d of the lake, in warehouse %s, has and version %d lacks.", j.published.Manifest, j.published.Version, j.since.Version)
	}
	return fmt.Sprintf("Facts that articles state, each with its quote: warehouse %s, made from version %d of the lake.", j.published.Version, j.published.Manifest)
}

func sumOf(path string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// declaredTables are those whose keys, references and vocabularies are known.
func declaredTables() []lake.Table {
	return append(lake.Tables(), warehouse.Entities, warehouse.DupGroups)
}

func declared(name string) (lake.Table, bool) {
	all := declaredTables()
	i := slices.IndexFunc(all, func(t lake.Table) bool { return t.Name == name })
	if i < 0 {
		return lake.Table{}, false
	}
	return all[i], true
}

func (j *job) schema(s source) tableSchema {
	t, known := declared(s.name)
	out := tableSchema{MissingValues: []string{""}}
	for _, c := range s.columns {
		f := field{Name: c.name, Description: c.doc}
		f.Type, f.Format = fieldType(c.kind)
		if col := t.Column(c.name); known && col != nil {
			f.Constraints = limits(col)
			if key, ok := j.reference(t, col); ok {
				out.ForeignKeys = append(out.ForeignKeys, key)
			}
		}
		out.Fields = append(out.Fields, f)
	}
	out.PrimaryKey = t.Key
	return out
}

// limits are what every value of a column keeps to. A text may be empty, which a CSV
// file does not tell from null, so that none is required.
func limits(c *table.Column) *constraints {
	out := constraints{Required: !c.Nullable && c.Kind != table.Text && c.Kind != table.TextList}
	if c.Kind == table.Text {
		out.Enum = c.Values
	}
	if !out.Required && out.Enum == nil {
		return nil
	}
	return &out
}

// reference is the foreign key of a column, if the table that it refers to is
// exported as a whole.
func (j *job) reference(t lake.Table, c *table.Column) (foreignKey, bool) {
	to := c.Ref
	if t.Fact != "" && c.Name == "article_id" {
		to = lake.Articles.Name
	}
	target, ok := declared(to)
	whole := slices.ContainsFunc(j.sources, func(s source) bool { return s.name == to })
	if !ok || !whole || j.since != nil || c.Kind != table.Text {
		return foreignKey{}, false
	}
	if to == t.Name {
		to = "" // how the specification names the table itself
	}
	return foreignKey{c.Name, reference{to, target.Key}}, true
}

// fieldType is the type and format of Table Schema v1 for a DuckDB type.
func fieldType(kind string) (name, format string) {
	switch {
	case strings.HasSuffix(kind, "]"):
		return "array", ""
	case strings.HasPrefix(kind, "STRUCT"), strings.HasPrefix(kind, "MAP"):
		return "object", ""
	case strings.HasPrefix(kind, "TIMESTAMP"):
		return "datetime", "any"
	case strings.HasPrefix(kind, "DECIMAL"), kind == "DOUBLE", kind == "FLOAT":
		return "number", ""
	case slices.Contains(numeric, kind):
		return "integer", ""
	case kind == "DATE":
		return "date", ""
	case kind == "TIME":
		return "time", "any"
	case kind == "BOOLEAN":
		return "boolean", ""
	}
	return "string", ""
}
