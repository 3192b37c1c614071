package dictionary

import "strings"

// units of columns. A name means the same in all tables, so that its unit does; where it
// does not, the table's name stands before it.
var units = map[string]string{
	"low": "what unit says", "high": "what unit says", "best": "what unit says", "best_low": "what unit says", "best_high": "what unit says",
	"previous_low": "what unit says", "previous_high": "what unit says",
	"unclaimed_quantities.low": "what noun says", "unclaimed_quantities.high": "what noun says",
	"population_latest.low": "people", "population_latest.high": "people", "population_latest.best": "people",
	"population_latest.best_low": "people", "population_latest.best_high": "people",
	"events.low": "people", "events.high": "people", "actor_profile.low": "people", "actor_profile.high": "people",
	"a_low": "people", "a_high": "people", "b_low": "people", "b_high": "people",
	"span_start": "code points", "span_end": "code points", "bytes": "bytes",
	"confidence": "0 to 1", "facts_per_article": "facts an article",
	"n_articles": "articles", "n_independent": "groups of copies", "n_mentions": "mentions", "n_facts": "facts",
	"n_with_facts": "articles", "n_not_english": "articles", "n_alliances": "alliances", "n_parties": "parties",
	"best_articles": "articles", "best_independent": "groups of copies",
	"date_precision": "1 day, 2 month, 3 longer", "since_precision": "1 day, 2 month, 3 longer", "until_precision": "1 day, 2 month, 3 longer",
	"year": "calendar year", "years": "calendar years",
	"dup_groups.articles": "articles", "inputs.articles": "articles", "meta.files.rows": "rows", "meta.jobs.rows": "rows",
}

func unitOf(relation, column string) string {
	if u, ok := units[relation+"."+column]; ok {
		return u
	}
	return units[column]
}

// nullOf is what a column's documentation says that null means, "never" if it says
// nothing of null: "first day; null if no article says" gives "no article says".
func nullOf(doc string) string {
	i := strings.Index(doc, "null")
	if i < 0 {
		return "never"
	}
	said := strings.TrimLeft(doc[i+len("null"):], " :")
	for _, word := range []string{"if ", "where "} {
		if rest, ok := strings.CutPrefix(said, word); ok {
			return rest
		}
	}
	return said
}
