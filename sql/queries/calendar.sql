-- query: calendar
-- title: What happened when
-- Every event that the articles date to a day or a month, in order, with the words it was read from.
select event_from as day, date_precision as precision, line, n_independent as independent, sample_quote as quote, sample_context as sentence
from events
where date_precision <= 2
order by event_from, event_to, fact_type, line, sample_fact_id
