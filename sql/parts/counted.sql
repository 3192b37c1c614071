-- The rows of a fact table that give a number, with the bounds within which its words leave the true number: an open bound is 0 or infinity, and what is hedged as approx may be a tenth off.
select *,
       case when low is null then 0 when qualifier = 'approx' then low * 0.9 else low end::double as lower,
       case when high is null then 'infinity'::double when qualifier = 'approx' then high * 1.1 else high end::double as upper
from (
    {{part "dated" .String}}
)
where low is not null or high is not null
