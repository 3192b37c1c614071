package dictionary

import (
	"fmt"
	"html/template"
	"io"
	"strings"
)

const title = "Data dictionary"

const preface = "Every table, model and macro of a warehouse, and every column. Made from the code by `dateline docs`; the same texts stand in DuckDB as comments."

// Markdown writes the dictionary as Markdown, with a table for each relation.
func Markdown(w io.Writer, sections []Section) error {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n\n%s\n", title, preface)
	for _, s := range sections {
		fmt.Fprintf(&b, "\n## %s\n\n%s\n", s.Title, s.Doc)
		for _, r := range s.Relations {
			fmt.Fprintf(&b, "\n### %s\n\n%s Made by `%s`.\n", r.Name, escape(r.Doc), r.Source)
			for _, p := range r.Parameters {
				fmt.Fprintf(&b, "\nParameter `%s` (%s): %s\n", p.Name, p.Type, escape(p.Doc))
			}
			b.WriteString("\n| column | type | unit | holds | values | null |\n|---|---|---|---|---|---|\n")
			for _, c := range r.Columns {
				fmt.Fprintf(&b, "| `%s` | %s | %s | %s | %s | %s |\n", c.Name, escape(c.Type), escape(c.Unit), escape(c.Holds()), marked(c.Vocabulary), escape(c.Null))
			}
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// Holds is the column's documentation with the table that it refers to.
func (c Column) Holds() string {
	if c.Refers == "" {
		return c.Doc
	}
	return c.Doc + " (an id of " + c.Refers + ")"
}

// escape keeps a text inside its cell of a Markdown table.
func escape(s string) string {
	return strings.NewReplacer("|", `\|`, "\n", " ", "<", "&lt;", "*", `\*`, "_", `\_`).Replace(s)
}

func marked(words []string) string {
	if len(words) == 0 {
		return ""
	}
	return "`" + strings.Join(words, "` `") + "`"
}

// HTML writes the dictionary as one page that needs nothing else: it follows the
// reader's choice of a light or dark page.
func HTML(w io.Writer, sections []Section) error {
	return page.Execute(w, struct {
		Title, Preface string
		Sections       []Section
	}{title, strings.ReplaceAll(preface, "`", ""), sections})
}

var page = template.Must(template.New("page").Parse(`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Dateline: {{.Title}}</title>
<style>
:root { color-scheme: light dark; --line: light-dark(#ccc, #555); --faint: light-dark(#555, #aaa); }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 75rem; margin: 2rem auto; padding: 0 1rem; color: light-dark(#222, #ddd); background: light-dark(#fff, #1b1b1b); }
a { color: light-dark(#0645ad, #8ab4f8); }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; }
th, td { text-align: left; vertical-align: top; padding: .3rem .6rem; border-bottom: 1px solid var(--line); }
code { font: .9em ui-monospace, monospace; }
nav li { display: inline-block; margin-right: 1rem; }
nav ul { padding: 0; }
.source { color: var(--faint); }
</style>
</head>
<body>
<h1>{{.Title}}</h1>
<p>{{.Preface}}</p>
<nav>{{range .Sections}}<p>{{.Title}}</p>
<ul>{{range .Relations}}<li><a href="#{{.Name}}"><code>{{.Name}}</code></a></li>{{end}}</ul>
{{end}}</nav>
{{range .Sections}}<h2>{{.Title}}</h2>
<p>{{.Doc}}</p>
{{range .Relations}}<h3 id="{{.Name}}"><code>{{.Name}}</code></h3>
<p>{{.Doc}} <span class="source">Made by <code>{{.Source}}</code>.</span></p>
{{range .Parameters}}<p>Parameter <code>{{.Name}}</code> ({{.Type}}): {{.Doc}}</p>
{{end}}<div class="wide"><table>
<thead><tr><th scope="col">column</th><th scope="col">type</th><th scope="col">unit</th><th scope="col">holds</th><th scope="col">values</th><th scope="col">null</th></tr></thead>
<tbody>
{{range .Columns}}<tr><td><code>{{.Name}}</code></td><td>{{.Type}}</td><td>{{.Unit}}</td><td>{{.Holds}}</td><td>{{range .Vocabulary}}<code>{{.}}</code> {{end}}</td><td>{{.Null}}</td></tr>
{{end}}</tbody>
</table></div>
{{end}}{{end}}</body>
</html>
`))
