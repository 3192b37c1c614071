-- query: troop_changes
-- title: Where troop numbers changed
-- The timeline of each actor and place that more than one number is reported of, without regard to status.
select actor_name as troops_of, location_name as country, as_of, date_precision as precision, status, change, best_low as low, best_high as high, n_independent as independent, sample_context as sentence
from troop_timeline
qualify count(*) over (partition by actor, location) > 1
order by troops_of, country, as_of, status
