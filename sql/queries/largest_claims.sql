-- query: largest_claims
-- title: The largest troop figures, with the sentence
-- The twenty largest numbers of troops that articles state as fact, each to be read in its sentence.
select coalesce(a.name, t.actor) as troops_of,
       coalesce(p.name, t.location) as country,
       t.status, t.low, t.high, t.published, t.quote, t.context
from troops t
left join entities a on a.entity_id = t.actor
left join entities p on p.entity_id = t.location
where t.assertion = 'actual'
order by coalesce(t.high, t.low) desc nulls last, t.fact_id
limit 20
