package article

import (
	"math/bits"
	"regexp"
	"strings"
	"testing"

	"github.com/dateline/dateline/transforms/calendar"
)

func TestIdentify(t *testing.T) {
	day := calendar.Date(2023, 11, 16)
	base := Identify(day, `The café's "guards" left - at last... They drove.`)
	if !regexp.MustCompile(`^a[0-9a-f]{20}$`).MatchString(base) {
		t.Errorf("id is %q", base)
	}
	same := map[string]string{
		"white space":  "\n The café's  \"guards\"\r\n\tleft - at\u00a0last... They drove.\n\n",
		"typography":   "The café’s “guards” left — at last… They drove.",
		"decomposed":   "The cafe\u0301's \"guards\" left - at last... They drove.",
		"soft hyphens": "The ca\u00adfé's \"guards\" left - at \u200blast... They drove.",
	}
	for name, body := range same {
		if id := Identify(day, body); id != base {
			t.Errorf("%s: id changed to %s", name, id)
		}
	}
	other := map[string]string{
		"a word":       `The café's "guards" stayed - at last... They drove.`,
		"case":         `The Café's "guards" left - at last... They drove.`,
		"joined words": `The café's "guards" left - at last... Theydrove.`,
		"an accent":    `The cafe's "guards" left - at last... They drove.`,
	}
	for name, body := range other {
		if Identify(day, body) == base {
			t.Errorf("%s: id stayed", name)
		}
	}
	if Identify(day+1, `The café's "guards" left - at last... They drove.`) == base {
		t.Error("the date makes no difference")
	}
}

const longText = `The regional council met in the river town on Tuesday to discuss how the harbour should be repaired
after the spring floods. Engineers told the members that two of the five piers had lost their footing and that the
largest crane could not be used before the summer. Fishermen asked for help with the cost of moving their boats. The
mayor said that a fund would be opened in the next weeks, and that the work would begin as soon as the water was low.`

func TestSimHash(t *testing.T) {
	far := func(a, b string) int { return bits.OnesCount64(uint64(SimHash(a) ^ SimHash(b))) }
	if d := far(longText, strings.ToUpper(strings.ReplaceAll(longText, "\n", "  "))); d != 0 {
		t.Errorf("case and white space move %d bits", d)
	}
	near := far(longText, strings.Replace(longText, "mayor", "governor", 1))
	other := far(longText, "Scientists found a new kind of frog in the cloud forest. It is no longer than a thumb, lives in trees, and sings at night.")
	if near > 12 || other < 20 {
		t.Errorf("one word changed moves %d bits, another text %d", near, other)
	}
	if SimHash("") != 0 || SimHash("Guards") == 0 || SimHash("Guards") == SimHash("Frogs") {
		t.Error("short texts have no fingerprint of their own")
	}
}

func TestLanguage(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"English", longText, "en"},
		{"one English sentence", "The guards left the town on Tuesday.", "en"},
		{"English about a French place", "The mayor of La Roche-sur-Yon said that the Rue de la Paix was closed to the public.", "en"},
		{"French", "Les gardes ont quitté la ville dans la nuit et le maire a demandé des renforts.", "fr"},
		{"Spanish", "Los guardias se fueron de la ciudad y el alcalde no quiso hablar con la prensa.", "es"},
		{"German", "Die Wachen haben die Stadt in der Nacht verlassen, und der Bürgermeister ist nicht zu sprechen.", "de"},
		{"Portuguese", "Os guardas saíram da cidade e o prefeito não quis falar com a imprensa.", "pt"},
		{"Italian", "Le guardie sono andate via dalla città e il sindaco non ha parlato con la stampa.", "it"},
		{"Dutch", "De wachters zijn uit de stad vertrokken en het is niet bekend naar waar.", "nl"},
		{"Russian", "Охранники покинули город ночью.", "ru"},
		{"Ukrainian", "Охоронці вночі залишили місто, її мешканці сплять.", "uk"},
		{"Arabic", "غادر الحراس المدينة ليلا", "ar"},
		{"Persian", "نگهبانان شهر را ترک کردند و چیزی نگفتند", "fa"},
		{"Chinese", "卫兵在夜里离开了城市。", "zh"},
		{"Japanese", "衛兵は夜に町を去りました。", "ja"},
		{"Korean", "경비병들이 밤에 도시를 떠났다.", "ko"},
		{"names only", "Niamey, Ouagadougou, Bamako", "und"},
		{"figures only", "12 34 56", "und"},
		{"nothing", "", "und"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := Language(tt.text); got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
}
