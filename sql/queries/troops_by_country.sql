-- query: troops_by_country
-- title: Foreign troops in each country
-- For each country, whose troops are reported there and how many at most.
select coalesce(location_name, location) as country,
       coalesce(actor_name, actor) as troops_of,
       max(best_high) as at_most,
       min(best_low) as at_least,
       max(last_reported) as last_reported,
       sum(n_articles) as articles,
       sum(n_independent) as independent
from troop_presence
where location is not null and actor is not null and actor is distinct from location and status in ('present', 'deployed', 'strength')
group by all
order by country, at_most desc nulls last
