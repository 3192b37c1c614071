-- check: counts_ordered
-- severity: error
-- In a count, low is not more than high. A bound that the text leaves open is null.
select *
from (
    {{facts "fact_id, article_id, quote, low, high"}}
)
where low > high
