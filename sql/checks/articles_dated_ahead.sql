-- check: articles_dated_ahead
-- severity: warn
-- No article is dated later than tomorrow: a day ahead is a clock or a time zone, more is a mistake in its date.
select article_id, source, source_id, published
from articles
where published > current_date + 1
