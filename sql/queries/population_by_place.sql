-- query: population_by_place
-- title: Population figures, largest first
-- The best figure of the latest year for each place, and how it is hedged.
select place_name as place, best_low as low, best_high as high, best_qualifier as qualifier, year, n_mentions as mentions, n_independent as independent, sample_context as sentence
from population_latest
order by coalesce(best_high, best_low) desc nulls last, place
