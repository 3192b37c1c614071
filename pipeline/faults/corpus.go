package faults

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// Article is one made-up article.
type Article struct {
	ID        string `json:"id"`
	Published string `json:"published"`
	Title     string `json:"title"`
	Text      string `json:"text"`
}

// Corpus makes n articles from a seed: the same ones each time. Their facts vary,
// so that no two are duplicates of each other.
func Corpus(seed uint64, n int) []Article {
	r := rand.New(rand.NewPCG(seed, 0))
	out := make([]Article, n)
	for i := range out {
		day := time.Date(1990+r.IntN(35), time.Month(1+r.IntN(12)), 1+r.IntN(28), 0, 0, 0, 0, time.UTC)
		place := pick(r, states)
		var text strings.Builder
		fmt.Fprintf(&text, "%s - Bulletin %d.%d of the wire.", strings.ToUpper(pick(r, cities)), seed, i)
		for range 2 + r.IntN(5) {
			text.WriteString(" " + sentence(r, day))
		}
		out[i] = Article{
			ID: fmt.Sprintf("made-%d-%d", seed, i), Published: day.Format(time.DateOnly),
			Title: "News of " + place, Text: text.String(),
		}
	}
	return out
}

var (
	states = []string{"Kenya", "Somalia", "Mali", "Niger", "Chad", "France", "Ukraine", "Georgia", "Armenia", "Peru", "Nepal", "Laos", "Egypt", "Jordan"}
	cities = []string{"Nairobi", "Bamako", "Paris", "Lima", "Cairo", "Amman", "Kyiv", "Tbilisi"}
	unions = []string{"the African Union", "the European Union", "ECOWAS", "NATO", "ASEAN"}
)

func pick(r *rand.Rand, words []string) string { return words[r.IntN(len(words))] }

// sentence states one fact, with names, number and day drawn anew.
func sentence(r *rand.Rand, day time.Time) string {
	n := 2 + r.IntN(4000)
	then := day.AddDate(0, 0, -r.IntN(400)).Format("2 January 2006")
	a, b := pick(r, states), pick(r, states)
	switch r.IntN(9) {
	case 0:
		return fmt.Sprintf("%s has %d soldiers in %s, the ministry said.", a, n, b)
	case 1:
		return fmt.Sprintf("About %d million people live in %s.", 1+n%300, a)
	case 2:
		return fmt.Sprintf("At least %d people were killed in %s on %s.", n, a, then)
	case 3:
		return fmt.Sprintf("Some %d people fled from %s to %s last week.", n, a, b)
	case 4:
		return fmt.Sprintf("%s and %s signed a trade agreement on %s.", a, b, then)
	case 5:
		return fmt.Sprintf("%s imposed sanctions on %s on %s.", titled(pick(r, unions)), a, then)
	case 6:
		return fmt.Sprintf("%s joined %s in %d.", a, pick(r, unions), 1960+n%40)
	case 7:
		return fmt.Sprintf("The harbour took in %d ships between %s and the end of the year.", n, then)
	}
	return fmt.Sprintf("The road was closed for %d.5 km until %s.", n, then)
}

func titled(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

// inputTime is the time of change of every input, so that two ledgers can be compared.
var inputTime = time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC)

// WriteLines writes articles as JSON lines.
func WriteLines(path string, articles []Article) error {
	var text strings.Builder
	for _, a := range articles {
		line, err := json.Marshal(a)
		if err != nil {
			return err
		}
		text.Write(append(line, '\n'))
	}
	return WriteInput(path, text.String())
}

// WriteTexts writes each article as a text file of its own, named by its id.
func WriteTexts(dir string, articles []Article) error {
	for _, a := range articles {
		text := fmt.Sprintf("date %s %s\n\n%s\n", a.Published, a.Title, a.Text)
		if err := WriteInput(filepath.Join(dir, a.ID+".txt"), text); err != nil {
			return err
		}
	}
	return nil
}

// WriteInput writes a raw file whose time of change is always the same.
func WriteInput(path, text string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		return err
	}
	return os.Chtimes(path, inputTime, inputTime)
}
