-- query: agreements_by_party
-- title: Agreements and their parties
-- One row for each agreement in an article: its parties, what it is about and what became of it.
select f.published,
       coalesce(any_value(f.name), f.kind) as agreement,
       f.kind, f.action,
       string_agg(distinct coalesce(e.name, f.party), ', ') as parties,
       any_value(f.context) as sentence
from agreements f
left join entities e on e.entity_id = f.party
group by f.article_id, f.agreement_id, f.published, f.kind, f.action
order by f.published desc, agreement
