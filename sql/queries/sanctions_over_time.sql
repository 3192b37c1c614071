-- query: sanctions_over_time
-- title: Sanctions from when until when
-- Every regime: who penalises whom, since when, until when, and by which measures.
select coalesce(target_name, target, 'not said') as target, coalesce(sender_name, sender, 'not said') as sender,
       status, since, until, array_to_string(measures, ', ') as measures, n_independent as independent, sample_context as sentence
from sanction_regimes
order by target, since nulls last, sender, regime
