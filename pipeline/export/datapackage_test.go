package export_test

import (
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/dateline/dateline/pipeline/export"
)

type describedField struct {
	Name, Type, Format string
	Constraints        struct {
		Required bool
		Enum     []string
	}
}

type described struct {
	Profile, Name string
	Resources     []struct {
		Name, Path, Profile, Hash, Encoding string
		Bytes                               int
		Schema                              struct {
			Fields        []describedField
			MissingValues []string
			PrimaryKey    string
			ForeignKeys   []struct {
				Fields    string
				Reference struct{ Resource, Fields string }
			}
		}
	}
}

// The types of Table Schema v1, and the texts that are one.
var fieldTexts = map[string]func(string) bool{
	"string":  func(string) bool { return true },
	"integer": regexp.MustCompile(`^[+-]?\d+$`).MatchString,
	"number":  func(s string) bool { _, err := strconv.ParseFloat(s, 64); return err == nil },
	"boolean": func(s string) bool { return s == "true" || s == "false" },
	"date":    func(s string) bool { _, err := time.Parse(time.DateOnly, s); return err == nil },
	"array":   func(s string) bool { var list []any; return json.Unmarshal([]byte(s), &list) == nil },
}

func TestDataPackageDescribesTheFiles(t *testing.T) {
	c := newCorpus(t)
	c.write("a.txt", "date 2021-03-10 Norway has 170 soldiers in Mali. Norway and Iceland are members of NATO.")
	c.write("bad.txt", "no date stands here")
	c.run()
	files := c.export(export.Request{Format: "csv"})
	dir := filepath.Dir(files[0].Path)
	data, err := os.ReadFile(filepath.Join(dir, "datapackage.json"))
	c.must(err)
	var p described
	c.must(json.Unmarshal(data, &p))
	if name := regexp.MustCompile(`^[-a-z0-9._/]+$`); p.Profile != "tabular-data-package" || !name.MatchString(p.Name) || len(p.Resources) != len(files)-1 {
		t.Fatalf("the package is %q of profile %q with %d resources, want %d", p.Name, p.Profile, len(p.Resources), len(files)-1)
	}
	keys := make(map[string][]string) // resource and field: its values
	for _, r := range p.Resources {
		bytes, err := os.ReadFile(filepath.Join(dir, r.Path))
		c.must(err)
		sum := sha256.Sum256(bytes)
		if r.Bytes != len(bytes) || r.Hash != "sha256:"+hex.EncodeToString(sum[:]) || r.Profile != "tabular-data-resource" || r.Encoding != "utf-8" {
			t.Errorf("%s: size, hash, profile or encoding is wrong", r.Name)
		}
		rows, err := csv.NewReader(strings.NewReader(string(bytes))).ReadAll()
		c.must(err)
		for i, f := range r.Schema.Fields {
			if rows[0][i] != f.Name {
				t.Fatalf("%s: column %d is %q, the schema says %q", r.Name, i, rows[0][i], f.Name)
			}
			fits, known := fieldTexts[f.Type]
			if !known {
				t.Fatalf("%s.%s: no type %q", r.Name, f.Name, f.Type)
			}
			for _, row := range rows[1:] {
				keys[r.Name+"."+f.Name] = append(keys[r.Name+"."+f.Name], row[i])
				switch missing := slices.Contains(r.Schema.MissingValues, row[i]); {
				case missing && f.Constraints.Required, !missing && !fits(row[i]),
					!missing && f.Constraints.Enum != nil && !slices.Contains(f.Constraints.Enum, row[i]):
					t.Errorf("%s.%s: %q is no %+v", r.Name, f.Name, row[i], f)
				}
			}
		}
	}
	references := 0
	for _, r := range p.Resources {
		if key := keys[r.Name+"."+r.Schema.PrimaryKey]; r.Schema.PrimaryKey != "" && len(slices.Compact(slices.Sorted(slices.Values(key)))) != len(key) {
			t.Errorf("%s: the primary key %s is not unique", r.Name, r.Schema.PrimaryKey)
		}
		for _, f := range r.Schema.ForeignKeys {
			references++
			to := f.Reference.Resource
			if to == "" {
				to = r.Name
			}
			for _, value := range keys[r.Name+"."+f.Fields] {
				if value != "" && !slices.Contains(keys[to+"."+f.Reference.Fields], value) {
					t.Errorf("%s.%s: %q is not in %s.%s", r.Name, f.Fields, value, to, f.Reference.Fields)
				}
			}
		}
	}
	if references < 20 {
		t.Errorf("there are %d foreign keys, want those of all fact tables", references)
	}
}
