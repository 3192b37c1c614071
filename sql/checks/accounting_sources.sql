-- check: accounting_sources
-- severity: error
-- A loaded or duplicate occurrence names an article that exists; a rejected one names none.
select s.input, s."offset", s.outcome, s.article_id
from sources s
left join articles a using (article_id)
where (s.outcome in ('loaded', 'duplicate') and a.article_id is null)
   or (s.outcome = 'rejected' and s.article_id is not null)
