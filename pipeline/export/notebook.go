package export

import (
	"context"
	"slices"

	"github.com/dateline/dateline/pipeline/lake"
	"github.com/dateline/dateline/pipeline/notebook"
)

func notebookNames(sources []source) []string {
	names := append(tableNames("parquet")(sources), tableNames("arrow")(sources)...)
	return append(names, notebook.ModuleName, notebook.OverviewName)
}

// writeNotebook writes every table as Parquet and as Arrow, the notebook, and the
// Python module that it opens them with.
func writeNotebook(ctx context.Context, j *job) ([]File, error) {
	files, err := j.tables(ctx, "parquet")
	if err != nil {
		return nil, err
	}
	corpus := notebook.Corpus{Version: j.published.Version, Manifest: j.published.Manifest}
	facts := lake.FactTables()
	for i, s := range j.sources {
		t := notebook.Table{Name: s.name, Doc: s.doc, Rows: files[i].Rows}
		t.Fact = slices.ContainsFunc(facts, func(f lake.Table) bool { return f.Name == s.name })
		for _, c := range s.columns {
			t.Columns = append(t.Columns, notebook.Column{Name: c.name, Type: c.kind, Doc: c.doc})
		}
		corpus.Tables = append(corpus.Tables, t)
	}
	arrow, err := j.tables(ctx, "arrow")
	if err != nil {
		return nil, err
	}
	files = append(files, arrow...)
	for _, made := range []struct {
		name  string
		write func(notebook.Corpus) ([]byte, error)
	}{{notebook.ModuleName, notebook.Module}, {notebook.OverviewName, notebook.Overview}} {
		data, err := made.write(corpus)
		if err != nil {
			return nil, err
		}
		f, err := j.extraFile(made.name, data)
		if err != nil {
			return nil, err
		}
		files = append(files, f)
	}
	return files, nil
}
