-- query: rejects_by_reason
-- title: What was rejected, and why
-- Rejected occurrences by reason and raw file, with one detail each.
select reason, input, count(*) as occurrences, any_value(detail) as detail
from rejects
group by all
order by occurrences desc, reason, input
