package article

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Roles are what a record may give an article. Fields of [Options] name the member
// or column that has each.
var Roles = []string{"id", "published", "title", "text"}

// usualNames are the members and columns taken for a role that nobody has mapped,
// the surest first. Names that mean different things to different people
// ("description", "name", "time") are not among them.
var usualNames = map[string][]string{
	"id":        {"id", "guid", "uid", "uuid", "article_id", "url", "link"},
	"published": {"published", "date", "published_at", "publish_date", "published_date", "publication_date", "date_published", "pubDate", "pub_date", "datetime"},
	"title":     {"title", "headline"},
	"text":      {"text", "body", "content", "article", "article_text", "full_text", "content_text", "maintext"},
}

// CheckFields says what is wrong with a mapping: a role that there is not, or one
// without a name.
func CheckFields(fields map[string]string) error {
	for _, role := range slices.Sorted(maps.Keys(fields)) {
		if !slices.Contains(Roles, role) {
			return fmt.Errorf("unknown field %q: there are %s", role, strings.Join(Roles, ", "))
		}
		if fields[role] == "" {
			return fmt.Errorf("field %q has no column", role)
		}
	}
	return nil
}

// names are the members that may have a role: the mapped one alone, else the usual ones.
func names(fields map[string]string, role string) []string {
	if name := fields[role]; name != "" {
		return []string{name}
	}
	return usualNames[role]
}

// columns finds the column of each role in a header, -1 where there is none. Case
// and surrounding blanks count only where two columns differ in nothing else. The
// error says what a table must have to hold articles and this one lacks.
func columns(fields map[string]string, header []string) (map[string]int, error) {
	found := map[string]int{}
	for _, role := range Roles {
		found[role] = -1
		for _, name := range names(fields, role) {
			if found[role] = column(header, name); found[role] >= 0 {
				break
			}
		}
		if i := found[role]; i >= 0 && slices.Contains(header[i+1:], header[i]) {
			return nil, fmt.Errorf("there are two columns %q", header[i])
		}
		if name := fields[role]; name != "" && found[role] < 0 {
			return nil, fmt.Errorf("there is no column %q for %s: there are %s", name, role, listed(header))
		}
	}
	for _, role := range []string{"text", "published"} {
		if found[role] < 0 {
			return nil, fmt.Errorf("there is no column for %s: there are %s; name one by fields", role, listed(header))
		}
	}
	return found, nil
}

// column is where the header has a name, -1 if nowhere.
func column(header []string, name string) int {
	if i := slices.Index(header, name); i >= 0 {
		return i
	}
	return slices.IndexFunc(header, func(h string) bool { return strings.EqualFold(strings.TrimSpace(h), name) })
}

// member finds a name among an object's members: exact, else without regard to case.
func member[T any](members map[string]T, name string) (value T, ok bool) {
	if value, ok = members[name]; ok {
		return value, true
	}
	best := ""
	for key := range members {
		if strings.EqualFold(key, name) && (best == "" || cmp.Less(key, best)) {
			best = key
		}
	}
	value, ok = members[best]
	return value, ok && best != ""
}

// listed names columns for a message, some of them if there are many.
func listed(header []string) string {
	const most = 12
	shown := make([]string, 0, most+1)
	for _, h := range header {
		if len(shown) == most {
			shown = append(shown, "...")
			break
		}
		shown = append(shown, fmt.Sprintf("%q", shorten(h)))
	}
	return strings.Join(shown, ", ")
}

// shorten keeps a text of unknown length fit for a message.
func shorten(s string) string {
	if r := []rune(s[:min(len(s), 200)]); len(r) > 40 {
		return string(r[:40]) + "..."
	}
	return s
}
