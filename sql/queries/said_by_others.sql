-- query: said_by_others
-- title: Who says so
-- The sources that articles attribute most statements to, with the types of fact and one sentence.
select attributed_to as said_by, count(*) as facts, count(distinct dup_group) as independent,
       string_agg(distinct fact_type, ', ' order by fact_type) as types,
       arg_min(context, fact_id) as sentence
from article_facts
where attributed_to is not null
group by all
order by facts desc, said_by
limit 30
