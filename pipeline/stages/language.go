package stages

import "strings"

// English reports whether articles of a language, a BCP 47 tag, are extracted from.
// One whose language could not be told, "und" or "", counts as English: a short text
// rarely shows enough of it. The rules read English only, and would find in other
// languages what is not there.
func English(lang string) bool {
	primary, _, _ := strings.Cut(lang, "-")
	return lang == "" || primary == "und" || primary == "en"
}
