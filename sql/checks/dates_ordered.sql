-- check: dates_ordered
-- severity: error
-- What begins ends on the same day or later: event dates of every fact.
select *
from (
    {{facts "fact_id, article_id, quote, event_from, event_to"}}
)
where event_from > event_to
