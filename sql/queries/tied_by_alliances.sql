-- query: tied_by_alliances
-- title: Which states are tied most closely
-- Pairs of states by the number of alliances that tie them.
select a_name as one, b_name as other, n_alliances as ties, array_to_string(alliances, ', ') as alliances, since, last_reported
from alliance_ties
order by n_alliances desc, one, other
limit 50
