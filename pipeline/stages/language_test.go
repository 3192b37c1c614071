package stages

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/dateline/dateline/pipeline/lake"
	"github.com/dateline/dateline/transforms"
)

func TestOtherLanguagesAreStoredAndNotExtractedFrom(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"en.txt":  "The mayor of the town said on Monday that 120 people were in the hall when it was closed.",
		"fr.txt":  "Le maire de la ville a dit que les 120 soldats qui sont dans la salle avec le ministre sont en 2021 au Mali.",
		"de.txt":  "Der Minister hat 2021 mit den 500 Soldaten in der Stadt und auf dem Land für die Truppen des Bundes nicht gerechnet.",
		"und.txt": "120 soldiers, 2021.",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("date 2021-03-10 "+text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	env := newEnv(t, 2, 100)
	b := begin(t, env)
	if _, err := Ingest(t.Context(), env, b, expand(t, dir), nil); err != nil {
		t.Fatal(err)
	}
	got, err := Extract(t.Context(), env, b, ofBatch(b, transforms.Quantities))
	if err != nil {
		t.Fatal(err)
	}
	commit(t, env, b)
	if len(got.NotEnglish) != 2 || got.NotEnglish["fr"] != 1 || got.NotEnglish["de"] != 1 {
		t.Errorf("not in English: %v, want one French and one German", got.NotEnglish)
	}
	lang := map[string]string{}
	for _, a := range rows[lake.Article](t, env, "articles") {
		lang[a.ArticleID] = a.Lang
	}
	found := map[string]int{}
	for _, q := range rows[transforms.Row[transforms.QuantityFact]](t, env, "quantities") {
		found[lang[q.ArticleID]]++
	}
	if len(lang) != 4 || len(found) != 2 || found["en"] == 0 || found["und"] == 0 {
		t.Errorf("%d articles, quantities by language: %v; want those of the English and the short text", len(lang), found)
	}
}
