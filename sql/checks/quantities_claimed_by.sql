-- check: quantities_claimed_by
-- severity: error
-- A number is claimed by a fact type that exists, or by none.
select fact_id, quote, claimed_by
from (
    {{facts "fact_id, quote, claimed_by"}}
)
where claimed_by not in ({{fact_types}})
