package warehouse

import (
	"fmt"
	"slices"
	"strings"
	"text/template"

	dsql "github.com/dateline/dateline/sql"
)

// Vocabulary is the closed vocabulary of a model's column, nil if it has none.
func (c Config) Vocabulary(col dsql.Column) ([]string, error) {
	if col.Like == "" {
		return col.Values, nil
	}
	name, column, _ := strings.Cut(col.Like, ".")
	for _, t := range c.withDefaults().tables() {
		if like := t.Column(column); t.Name == name && like != nil {
			return like.Values, nil
		}
	}
	return nil, fmt.Errorf("column %s has the vocabulary of %s, which does not exist", col.Name, col.Like)
}

// columnDoc is what the catalog says of a model's column.
func (c Config) columnDoc(col dsql.Column) (string, error) {
	values, err := c.Vocabulary(col)
	if err != nil {
		return "", err
	}
	return withValues(col.Doc, values), nil
}

// withValues adds a closed vocabulary to a column's documentation.
func withValues(doc string, values []string) string {
	if values == nil {
		return doc
	}
	return doc + " (" + strings.Join(values, ", ") + ")"
}

// part fills in a file of sql/parts. What it is given, if anything, are the columns that
// it speaks of: {{part "consolidated" "actor, location"}}.
func (c Config) part(name string, columns ...string) (string, error) {
	files, err := c.files("parts")
	if err != nil {
		return "", err
	}
	for _, f := range files {
		if f.Name != name {
			continue
		}
		t, err := template.New("parts/" + name + ".sql").Funcs(template.FuncMap{"part": c.part}).Parse(f.Text)
		if err != nil {
			return "", fmt.Errorf("read parts/%s.sql: %w", name, err)
		}
		var out strings.Builder
		if err := t.Execute(&out, newKeys(columns)); err != nil {
			return "", fmt.Errorf("fill parts/%s.sql: %w", name, err)
		}
		return strings.TrimSpace(body(out.String())), nil
	}
	return "", fmt.Errorf("there is no parts/%s.sql", name)
}

// keys are the columns that a part groups and joins by.
type keys struct{ columns []string }

func newKeys(lists []string) keys {
	var k keys
	for _, list := range lists {
		for _, column := range strings.Split(list, ",") {
			k.columns = append(k.columns, strings.TrimSpace(column))
		}
	}
	return k
}

// String lists the columns: "actor, location".
func (k keys) String() string { return strings.Join(k.columns, ", ") }

// Has says whether the column is one of them.
func (k keys) Has(column string) bool { return slices.Contains(k.columns, column) }

// Same says that rows of two relations agree in the columns, nulls being equal:
// "a.actor is not distinct from b.actor and ...".
func (k keys) Same(a, b string) string {
	terms := make([]string, len(k.columns))
	for i, column := range k.columns {
		terms[i] = fmt.Sprintf("%s.%s is not distinct from %s.%[2]s", a, column, b)
	}
	return strings.Join(terms, " and ")
}

// body is the text without the comment lines it begins with.
func body(text string) string {
	lines := strings.SplitAfter(text, "\n")
	for len(lines) > 0 && strings.HasPrefix(strings.TrimSpace(lines[0]), "--") {
		lines = lines[1:]
	}
	return strings.Join(lines, "")
}
