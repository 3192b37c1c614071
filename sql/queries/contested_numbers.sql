-- query: contested_numbers
-- title: Where articles disagree about troops
-- Actor, place and status for which the highest claim is at least a third above the lowest.
select coalesce(actor_name, actor) as troops_of,
       coalesce(location_name, location) as country,
       status, low as lowest, high as highest,
       round(high / low, 1) as times,
       n_articles as articles, n_independent as independent, first_reported, last_reported
from troop_presence
where actor is not null and location is not null and low > 0 and high >= low * 4 / 3 and n_mentions > 1
order by times desc, highest desc
