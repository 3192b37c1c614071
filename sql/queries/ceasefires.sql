-- query: ceasefires
-- title: Ceasefires and peace agreements, and what became of them
-- Agreements that end fighting, by the day it happened.
select event_from as day, date_precision as precision, kind, action, array_to_string(party_names, ', ') as parties, agreement, n_independent as independent, sample_context as sentence
from agreement_log
where kind in ('ceasefire', 'peace')
order by event_from, parties, action
