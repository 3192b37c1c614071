package export

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/dateline/dateline/pipeline/lake"
	"github.com/dateline/dateline/pipeline/warehouse"
)

// RemovedName is the table of rows that are gone, in an export of what is new.
const RemovedName = "removed_rows"

// ErrSince is the cause of a refusal to tell what is new.
var ErrSince = errors.New("what is new cannot be told")

// Since asks for the rows of the lake's tables that the published version has and
// an earlier version of the lake lacks, each compared as a whole: a row in which
// anything changed is new. Files that both versions have are not read. Rows of the
// earlier version whose key is gone, or of a table without a key the rows themselves,
// go into the table RemovedName.
//
// So whoever has the rows of the earlier version, takes the new ones in, by key where
// there is one, and drops the removed ones, has the rows of the published version.
// Entities, dup_groups and models follow from these tables and are not exported.
type Since struct {
	Lake    *lake.Lake
	Version int // of the lake; 0 is the empty lake
}

// sources describes what is new in the tables. asked says that somebody named them.
func (s *Since) sources(ctx context.Context, db *sql.DB, p warehouse.Publication, names []string, asked bool) ([]source, error) {
	old, now, err := s.manifests(p)
	if err != nil {
		return nil, err
	}
	var out []source
	var removed []string
	for _, name := range names {
		i := slices.IndexFunc(lake.Tables(), func(t lake.Table) bool { return t.Name == name })
		if i < 0 && asked {
			return nil, fmt.Errorf("%w of %s: it follows from other tables; export it as a whole", ErrSince, name)
		}
		if i < 0 {
			continue
		}
		t := lake.Tables()[i]
		src, err := sourceOf(ctx, db, name)
		if err != nil {
			return nil, err
		}
		added, gone := lacking(now.Of(name), old.Of(name)), lacking(old.Of(name), now.Of(name))
		if err := s.sound(ctx, t, append(slices.Clone(added), gone...)); err != nil {
			return nil, err
		}
		src.query = fmt.Sprintf("from (%s) order by %s", difference(s.rows(t, added), s.rows(t, gone), len(gone) > 0), orderOf(t))
		out = append(out, src)
		if len(gone) > 0 {
			removed = append(removed, s.removed(t, added, gone))
		}
	}
	return append(out, removedSource(removed)), nil
}

// manifests are those of the earlier and of the published version.
func (s *Since) manifests(p warehouse.Publication) (old, now *lake.Manifest, err error) {
	if s.Version > p.Manifest {
		return nil, nil, fmt.Errorf("%w: version %d is newer than the published one, which is %d", ErrSince, s.Version, p.Manifest)
	}
	if now, err = s.Lake.Manifest(p.Manifest); err != nil {
		return nil, nil, err
	}
	if s.Version == 0 {
		return &lake.Manifest{}, now, nil
	}
	versions, err := s.Lake.Versions()
	if err != nil {
		return nil, nil, err
	}
	if !slices.Contains(versions, s.Version) {
		return nil, nil, fmt.Errorf("%w: the lake does not have version %d any more; export everything instead", ErrSince, s.Version)
	}
	old, err = s.Lake.Manifest(s.Version)
	return old, now, err
}

// lacking lists the files of one version that another does not have.
func lacking(of, other []lake.File) []lake.File {
	return slices.DeleteFunc(slices.Clone(of), func(f lake.File) bool {
		return slices.ContainsFunc(other, func(o lake.File) bool { return o.Path == f.Path && o.SHA256 == f.SHA256 })
	})
}

// sound proves that the files are what their manifests say and can be read as the table.
func (s *Since) sound(ctx context.Context, t lake.Table, files []lake.File) error {
	if err := s.Lake.VerifyFiles(ctx, files); err != nil {
		return err
	}
	for _, f := range files {
		if err := s.Lake.Fits(f, t); err != nil {
			return err
		}
	}
	return nil
}

// rows selects the rows of files with the table's columns in their order; a column
// that is younger than a file is null.
func (s *Since) rows(t lake.Table, files []lake.File) string {
	empty := fmt.Sprintf("select * from %s limit 0", ident(t.Name))
	if len(files) == 0 {
		return empty
	}
	paths := make([]string, len(files))
	for i, f := range files {
		paths[i] = literal(escapeGlob(filepath.ToSlash(s.Lake.Path(f))))
	}
	return fmt.Sprintf("(%s) union all by name select * from read_parquet([%s], union_by_name = true, hive_partitioning = false)",
		empty, strings.Join(paths, ", "))
}

// orderOf lists the columns that order a table's rows, quoted.
func orderOf(t lake.Table) string {
	names := make([]string, len(t.SortBy))
	for i, name := range t.SortBy {
		names[i] = ident(name)
	}
	return strings.Join(names, ", ")
}

// difference is the rows of a that b lacks, as often as it lacks them.
func difference(a, b string, any bool) string {
	if !any {
		return a
	}
	return fmt.Sprintf("(%s) except all (%s)", a, b)
}

// removed selects what the earlier version had of a table and the published one has not.
func (s *Since) removed(t lake.Table, added, gone []lake.File) string {
	if t.Key == "" {
		return fmt.Sprintf("select %s as table_name, null as id, to_json(r)::varchar as row_json from (%s) r",
			literal(t.Name), difference(s.rows(t, gone), s.rows(t, added), true))
	}
	return fmt.Sprintf("select %s as table_name, %s as id, null as row_json from (%s) anti join %s using (%[2]s)",
		literal(t.Name), ident(t.Key), s.rows(t, gone), ident(t.Name))
}

func removedSource(selects []string) source {
	empty := "select null::varchar as table_name, null::varchar as id, null::varchar as row_json limit 0"
	return source{
		name: RemovedName, doc: "Rows of the earlier version that the published one does not have.",
		query: fmt.Sprintf("from (%s) order by all", strings.Join(append([]string{"(" + empty + ")"}, selects...), " union all ")),
		columns: []column{
			{"table_name", "VARCHAR", "the table it was in"},
			{"id", "VARCHAR", "its key, null if the table has none"},
			{"row_json", "VARCHAR", "the row itself, null if it has a key"},
		},
	}
}

// escapeGlob makes a path stand for itself where DuckDB expects a pattern.
func escapeGlob(path string) string {
	return strings.NewReplacer("[", "[[]", "*", "[*]", "?", "[?]").Replace(path)
}
