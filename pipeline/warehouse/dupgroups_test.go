package warehouse

import (
	"database/sql"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/dateline/dateline/pipeline/lake"
)

// prose is text of n words that stands nowhere else, a number among them now and then.
func prose(r *rand.Rand, n int) string {
	words := make([]string, n)
	for i := range words {
		if words[i] = fmt.Sprintf("w%c%c%c", 'a'+r.IntN(26), 'a'+r.IntN(26), 'a'+r.IntN(26)); i%15 == 7 {
			words[i] = fmt.Sprint(r.IntN(1000))
		}
	}
	return strings.Join(words, " ") + ".\n\n"
}

// heap makes articles of which about every second is a copy of another: cut, with a
// new beginning, or with both. All end in one notice, so that they share keys.
func heap(r *rand.Rand, n int) []story {
	notice := prose(r, 60)
	var stories []story
	var originals [][]string
	for i := range n {
		var paragraphs []string
		if i == 0 || r.IntN(2) == 0 {
			for range 3 + r.IntN(4) {
				paragraphs = append(paragraphs, prose(r, 40))
			}
			originals = append(originals, paragraphs)
		} else {
			paragraphs = slices.Clone(originals[r.IntN(len(originals))])
			if r.IntN(2) == 0 {
				paragraphs = paragraphs[:len(paragraphs)-1]
			}
			if r.IntN(2) == 0 {
				paragraphs[0] = prose(r, 10+r.IntN(40))
			}
		}
		body := strings.Join(paragraphs, "") + notice
		stories = append(stories, story{id: fmt.Sprintf("a%012x", r.Int64N(1<<48)), body: body})
	}
	return stories
}

const groupsQuery = "select * from dup_groups order by all"

// TestGroupsAddedToAreGroupsBuiltAnew loads the same articles at once, and in
// shuffled batches of all sizes.
func TestGroupsAddedToAreGroupsBuiltAnew(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 12))
	stories := heap(r, 120)
	whole := newWorld(t)
	whole.add(stories...)
	publish(t, whole.config())
	db := reader(t, whole.home)
	groups, links := ask(t, db, groupsQuery), ask(t, db, "select * from meta.dup_links order by all")
	grouped := ask(t, db, "select count(*) filter (articles > 1) > 30, max(articles) > 2, max(articles) < 60 from dup_groups")
	crowded := ask(t, db, "select count(*) > 50 from meta.dup_keys group by key order by count(*) desc limit 1")
	if len(groups) != 120 || !slices.Equal(grouped, []string{"true|true|true"}) || !slices.Equal(crowded, []string{"true"}) {
		t.Fatalf("the articles make a poor test: %d rows, grouped %q, a bucket that needs pivots: %q", len(groups), grouped, crowded)
	}
	for range 2 {
		r.Shuffle(len(stories), func(i, j int) { stories[i], stories[j] = stories[j], stories[i] })
		parts := newWorld(t)
		for from := 0; from < len(stories); {
			to := min(len(stories), from+1+r.IntN(40))
			parts.add(stories[from:to]...)
			publish(t, parts.config())
			from = to
		}
		db := reader(t, parts.home)
		if got := ask(t, db, groupsQuery); !slices.Equal(got, groups) {
			t.Errorf("groups of articles that came one after the other:\n%s\nat once:\n%s", strings.Join(got, "\n"), strings.Join(groups, "\n"))
		}
		if got := ask(t, db, "select * from meta.dup_links order by all"); !slices.Equal(got, links) {
			t.Errorf("%d links of articles that came one after the other, %d at once", len(got), len(links))
		}
	}
}

// wire is a story about the first one's troops, with enough around it to be known again.
func wire(id, before, after string) story {
	s := first
	s.id = id
	s.body = before + "Officials in Bamako confirmed on Tuesday what diplomats had said for weeks: France keeps 1,500 soldiers in Mali, most of them " +
		"at the airport and in two camps along the river road towards Gao, and means to bring home no more than a handful before the end of the rainy season. " + after
	return s
}

// TestCopiesCountOnce has three copies of one article and another article, all with one claim.
func TestCopiesCountOnce(t *testing.T) {
	w := newWorld(t)
	second := second
	second.actor = "FRA"
	own := wire("a0", "", "")
	own.body = "After a visit to the base our own reporter counted tents and trucks, and came to 1,500 men of the French army, about what the embassy gives as its figure."
	w.add(wire("a7", "", ""), wire("a4", "BAMAKO (Wire) - ", ""), wire("a5", "", "© Continental Press. Reporting by Aba Keita."), own, second)
	publish(t, w.config())
	db := reader(t, w.home)
	for query, want := range map[string][]string{
		groupsQuery: {"a0|a0|1", "a2|a2|1", "a4|a4|3", "a5|a4|3", "a7|a4|3"},
		"select best_low, best_articles, best_independent, n_articles, n_independent from troop_presence": {"1500|4|2|5|3"},
		"select count(distinct article_id), count(distinct dup_group) from article_facts":                 {"5|3"},
	} {
		if got := ask(t, db, query); !slices.Equal(got, want) {
			t.Errorf("%s: got %q, want %q", query, got, want)
		}
	}
}

// TestIndependentSupportRanksClaims sets many copies of one claim against two articles with another.
func TestIndependentSupportRanksClaims(t *testing.T) {
	w := newWorld(t)
	stories := []story{wire("a1", "", ""), wire("a2", "BAMAKO - ", ""), wire("a3", "", "Reporting by Aba Keita.")}
	for i, body := range []string{"A paper says that 900 soldiers stay in the country for now.", "Two deputies who were there spoke of 900 soldiers in all."} {
		stories = append(stories, story{id: fmt.Sprint("b", i), body: body, quote: "900", actor: "FRA", low: 900, high: 900})
	}
	w.add(stories...)
	publish(t, w.config())
	got := ask(t, reader(t, w.home), "select best_low, best_articles, best_independent, n_articles, n_independent from troop_presence")
	if want := []string{"900|2|2|5|3"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestArticleThatIsGoneLeavesNoGroup takes an articles file out of the lake.
func TestArticleThatIsGoneLeavesNoGroup(t *testing.T) {
	w := newWorld(t)
	w.add(wire("a7", "", ""))
	m := w.add(wire("a4", "BAMAKO (Wire) - ", ""))
	publish(t, w.config())
	b := w.begin()
	for _, f := range m.Files {
		if f.Table != "inputs" && strings.HasPrefix(filepath.Base(f.Path), "000002") {
			if err := b.Drop(f.Path); err != nil {
				t.Fatal(err)
			}
		}
	}
	w.commit(b)
	build, err := Begin(t.Context(), w.config())
	if err != nil {
		t.Fatal(err)
	}
	defer build.Close()
	if _, err := build.Load(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got := ask(t, build.conn, groupsQuery); !slices.Equal(got, []string{"a7|a7|1"}) {
		t.Errorf("groups are %q", got)
	}
}

// BenchmarkGrouping groups the articles of a new database, all of which share a
// notice, and then ten more. Ten times as many articles should take ten times as long:
//
//	go test ./pipeline/warehouse -run XXX -bench Grouping -benchtime 1x
func BenchmarkGrouping(b *testing.B) {
	for _, n := range []int{10_000, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			stories := heap(rand.New(rand.NewPCG(13, 14)), n+10)
			for b.Loop() {
				build := emptyBuild(b)
				insertArticles(b, build, stories[:n])
				start := time.Now()
				loadGroups(b, build)
				b.ReportMetric(float64(time.Since(start).Microseconds())/float64(n), "µs/article")
				insertArticles(b, build, stories[n:])
				start = time.Now()
				loadGroups(b, build)
				b.ReportMetric(time.Since(start).Seconds(), "s/ten-more")
				if err := build.Close(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// emptyBuild has a database without rows, and no lake.
func emptyBuild(b *testing.B) *Build {
	build := &Build{cfg: Config{Threads: 2, MemoryLimit: "512MB"}.withDefaults(), dir: b.TempDir()}
	build.path = filepath.Join(build.dir, "new.duckdb")
	if err := build.open(b.Context()); err != nil {
		b.Fatal(err)
	}
	if err := execAll(b.Context(), build.conn, "create schema meta"); err != nil {
		b.Fatal(err)
	}
	if err := build.createTables(b.Context(), build.conn); err != nil {
		b.Fatal(err)
	}
	return build
}

func insertArticles(b *testing.B, build *Build, stories []story) {
	for chunk := range slices.Chunk(stories, 10_000) {
		rows := make([]lake.Article, len(chunk))
		for i, s := range chunk {
			rows[i] = s.article()
		}
		path := filepath.Join(b.TempDir(), "articles.parquet")
		if err := lake.WriteFile(path, lake.Articles, rows); err != nil {
			b.Fatal(err)
		}
		if err := execAll(b.Context(), build.conn, "insert into articles by name select * from read_parquet("+literal(path)+")"); err != nil {
			b.Fatal(err)
		}
	}
}

func loadGroups(b *testing.B, build *Build) {
	err := build.inTx(b.Context(), func(tx *sql.Tx) error { return build.loadDupGroups(b.Context(), tx) })
	if err != nil {
		b.Fatal(err)
	}
}
