-- query: contradictions
-- title: Which numbers disagree
-- Claims about the same thing that cannot both hold, with both sentences. There is no row where all articles agree, or each thing is told by one article only.
select fact_type, coalesce(subject_name, subject) as subject, coalesce(location_name, location) as location, kind, period,
       a_quote, b_quote, a_context, b_context, a_published, b_published, n_independent
from contradictions
order by n_independent desc, fact_type, subject, location, period
