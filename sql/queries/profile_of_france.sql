-- query: profile_of_france
-- title: Everything known of one actor
-- The profile of France, as an example: put another state's ISO 3166-1 alpha-3 code or an organisation's name in its place.
select topic, statement, since, until, low, high, n_independent as independent, last_reported, sample_context as sentence
from actor_profile('FRA')
