package cli

import (
	"context"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"github.com/peterh/liner"

	"github.com/dateline/dateline/pipeline/export"
)

// words are what the shell completes.
type words struct {
	all     []string            // tables, columns, functions, keywords
	tables  []string            // tables, views and macros
	columns map[string][]string // by table
	params  func() []string     // names that have values
}

// completer completes the names of tables, columns, functions, keywords and the shell's
// commands. Without names from the warehouse nothing is completed, so errors do not matter.
func (q *query) completer(ctx context.Context) liner.WordCompleter {
	w := words{columns: make(map[string][]string), params: func() []string { return slices.Sorted(maps.Keys(q.params)) }}
	pairs, _ := q.names(ctx, `select if(schema_name = 'main', '', schema_name || '.') || table_name || ' ' || column_name from duckdb_columns() where not internal order by 1`)
	for _, p := range pairs {
		table, column, _ := strings.Cut(p, " ")
		w.columns[table] = append(w.columns[table], column)
		w.all = append(w.all, column)
	}
	macros, _ := q.names(ctx, `select distinct function_name from duckdb_functions() where not internal and function_type = 'table_macro'`)
	w.tables = append(slices.Sorted(maps.Keys(w.columns)), macros...)
	language, _ := q.names(ctx, `select keyword_name from duckdb_keywords() where keyword_category <> 'unreserved' or keyword_name in ('by', 'explain', 'filter', 'over', 'partition', 'set')
		union select function_name from duckdb_functions() where function_type in ('aggregate', 'scalar') and regexp_matches(function_name, '^[a-z][a-z0-9_]+$') and not starts_with(function_name, '__')`)
	w.all = append(append(w.all, w.tables...), language...)
	slices.Sort(w.all)
	w.all = slices.Compact(w.all)
	return w.complete
}

// complete is a liner.WordCompleter.
func (w words) complete(line string, pos int) (head string, completions []string, tail string) {
	runes := []rune(line)
	start := pos
	for start > 0 && !strings.ContainsRune(" \t,()=<>+-*/;'\"", runes[start-1]) {
		start--
	}
	head, tail = string(runes[:start]), string(runes[pos:])
	typed := string(runes[start:pos])
	if command := strings.TrimLeft(head, " \t"); strings.HasPrefix(command, ".") || command == "" && strings.HasPrefix(typed, ".") {
		if strings.HasPrefix(command, ".read ") {
			read := head[:len(head)-len(command)] + ".read "
			return read, files((head + typed)[len(read):]), tail
		}
		return head, starting(w.ofCommand(command), typed), tail
	}
	if dot := strings.LastIndexByte(typed, '.'); dot >= 0 {
		if columns := w.columns[strings.ToLower(typed[:dot])]; columns != nil {
			return head + typed[:dot+1], starting(columns, typed[dot+1:]), tail
		}
		return head, starting(w.tables, typed), tail
	}
	if parameter, ok := strings.CutPrefix(typed, "$"); ok {
		return head + "$", starting(w.params(), parameter), tail
	}
	if before := strings.Fields(strings.ToLower(head)); len(before) > 0 && slices.Contains([]string{"from", "join", "describe", "summarize"}, before[len(before)-1]) {
		return head, starting(w.tables, typed), tail
	}
	if typed == "" {
		return head, nil, tail
	}
	return head, starting(w.all, typed), tail
}

// ofCommand is what can stand after the beginning of a command, "" for the command itself.
func (w words) ofCommand(command string) []string {
	word, _, more := strings.Cut(command, " ")
	switch {
	case !more:
		return commandNames
	case word == ".tables" || word == ".schema":
		return w.tables
	case word == ".query":
		return queryNames()
	case word == ".mode":
		return append(slices.Clone(export.RowFormats), records)
	case word == ".param":
		return append([]string{"set", "unset"}, w.params()...)
	case word == ".explain":
		return w.all
	}
	return nil
}

// starting are the names that begin with what was typed, in its case.
func starting(names []string, typed string) []string {
	upper := typed != "" && typed == strings.ToUpper(typed) && typed != strings.ToLower(typed)
	var found []string
	for _, n := range names {
		if !strings.HasPrefix(strings.ToLower(n), strings.ToLower(typed)) {
			continue
		}
		if upper {
			n = strings.ToUpper(n)
		}
		found = append(found, n)
	}
	return found
}

// files are the paths that begin so; a directory ends with a slash.
func files(typed string) []string {
	found, err := filepath.Glob(strings.NewReplacer("*", `\*`, "?", `\?`, "[", `\[`).Replace(typed) + "*")
	if err != nil {
		return nil
	}
	for i, f := range found {
		if inside, err := filepath.Glob(f + "/*"); err == nil && len(inside) > 0 {
			found[i] = f + "/"
		}
	}
	return found
}
