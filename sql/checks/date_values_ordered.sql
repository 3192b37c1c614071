-- check: date_values_ordered
-- severity: error
-- A calendar expression's first day is not after its last, and both are known.
select fact_table, fact_id, article_id, quote, date_from, date_to
from (
    {{facts "fact_id, article_id, quote, date_from, date_to"}}
)
where date_from > date_to or date_from is null or date_to is null
