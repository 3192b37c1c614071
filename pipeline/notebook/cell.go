package notebook

import (
	"bytes"
	"encoding/json"
	"fmt"
	"path"
	"regexp"
	"strings"
)

// cell is one cell. Its JSON has the members that its kind must have and no others.
type cell struct {
	id     string
	code   bool
	source string
}

// cellOf fills the template of that name; its ending says what kind of cell it is.
func cellOf(name, id string, about any) (cell, error) {
	text, err := cells.ReadFile(name)
	if err != nil {
		return cell{}, err
	}
	source, err := fill(name, string(text), about)
	if err != nil {
		return cell{}, err
	}
	return cell{id: id, code: path.Ext(name) == ".py", source: strings.TrimRight(source, "\n")}, nil
}

// MarshalJSON writes the source as nbformat likes it: a list of lines.
func (c cell) MarshalJSON() ([]byte, error) {
	members := map[string]any{
		"id": c.id, "cell_type": "markdown", "metadata": struct{}{}, "source": strings.SplitAfter(c.source, "\n"),
	}
	if c.code {
		members["cell_type"], members["execution_count"], members["outputs"] = "code", nil, []any{}
	}
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	err := e.Encode(members)
	return out.Bytes(), err
}

var notInID = regexp.MustCompile(`[^a-zA-Z0-9_-]`)

// tableID names the cells of a table: of the letters that nbformat allows, short
// enough for its 64 with what is added, and no id that was given before.
func tableID(table string, given map[string]bool) string {
	base := "table-" + notInID.ReplaceAllString(table, "-")
	base = base[:min(len(base), 48)]
	id := base
	for n := 2; given[id]; n++ {
		id = fmt.Sprintf("%s-%d", base, n)
	}
	given[id] = true
	return id
}
