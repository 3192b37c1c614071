-- check: facts_rated
-- severity: error
-- Every fact names the rule that found it, and its confidence lies between 0 and 1.
select fact_table, fact_id, rule, confidence
from (
    {{facts "fact_id, rule, confidence"}}
)
where rule = '' or not confidence between 0 and 1 or isnan(confidence)
