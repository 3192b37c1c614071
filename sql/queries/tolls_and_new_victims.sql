-- query: tolls_and_new_victims
-- title: Running totals beside the victims of single events
-- The dead of each country: the largest running total of a war or disaster, and the largest number of one event. Neither contains the other for certain, so they are not added up.
select coalesce(location_name, location, 'not said') as country,
       max(coalesce(best_high, best_low)) filter (cumulative) as largest_total,
       max(coalesce(best_high, best_low)) filter (not cumulative) as deadliest_event,
       count(*) as rows,
       bool_or(disputed) as disputed
from casualty_toll
where kind = 'killed'
group by all
order by greatest(coalesce(largest_total, 0), coalesce(deadliest_event, 0)) desc, country
