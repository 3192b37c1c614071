-- query: population_by_place
-- title: Population figures, largest first
-- The latest figure for each place and how it is hedged.
select coalesce(place_name, place) as place, low, high, qualifier, coalesce(year, year(published)) as as_of, n_mentions as mentions, n_independent as independent, sample_context as sentence
from population_latest
order by coalesce(high, low) desc nulls last, place
