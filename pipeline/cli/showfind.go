package cli

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
)

// articlesQueries find articles by a name, the surest way first: both give article_id
// and source_id.
var articlesQueries = []string{
	"select article_id, source_id from articles where article_id = $1",
	"select distinct article_id, source_id from sources where source_id = $1 and article_id is not null order by all",
	"select article_id, source_id from articles where starts_with(article_id, $1) or starts_with(source_id, $1) order by all limit 6",
}

// articleNamed is the id of the article that is meant by an article_id, a source's id or
// the beginning of one.
func articleNamed(ctx context.Context, db *sql.DB, name string) (string, error) {
	if name == "" {
		return "", usageError{fmt.Errorf("give an article's id or its source's")}
	}
	for _, query := range articlesQueries {
		found, names, err := articlesOf(ctx, db, query, name)
		switch {
		case err != nil:
			return "", fmt.Errorf("look for article %q: %w", name, err)
		case len(found) == 1:
			return found[0], nil
		case len(found) > 1:
			return "", usageError{fmt.Errorf("%q may be several articles: %s", name, strings.Join(names, ", "))}
		}
	}
	_, near, err := articlesOf(ctx, db, `select article_id, source_id from articles
		where jaro_winkler_similarity(lower(source_id), lower($1)) > 0.85 order by jaro_winkler_similarity(lower(source_id), lower($1)) desc, article_id limit 3`, name)
	if err != nil {
		return "", fmt.Errorf("look for article %q: %w", name, err)
	}
	if len(near) > 0 {
		return "", usageError{fmt.Errorf("there is no article %q; did you mean %s?", name, strings.Join(near, ", or "))}
	}
	return "", usageError{fmt.Errorf("there is no article %q; \"dateline sql 'select article_id, source_id, title from articles'\" lists them", name)}
}

// articlesOf runs one of the queries: distinct ids, and each with its source's id.
func articlesOf(ctx context.Context, db *sql.DB, query, name string) (ids, names []string, err error) {
	err = each(ctx, db, func(scan func(...any) error) error {
		var id, source string
		if err := scan(&id, &source); err != nil {
			return err
		}
		ids, names = append(ids, id), append(names, id+" ("+source+")")
		return nil
	}, query, name)
	return ids, names, err
}
