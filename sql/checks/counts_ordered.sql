-- check: counts_ordered
-- severity: error
-- In a count, low is not more than high, and neither is negative. A bound that the text leaves open is null.
select *
from (
    {{facts "fact_id, article_id, quote, low, high"}}
)
where low > high or low < 0 or high < 0
