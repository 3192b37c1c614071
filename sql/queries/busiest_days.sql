-- query: busiest_days
-- title: Days on which most happened
-- The days that the most articles place events on, copies of one article counted once, with the types of fact.
select event_from as day,
       count(distinct dup_group) as independent,
       count(distinct article_id) as articles,
       count(*) as facts,
       string_agg(distinct fact_type, ', ' order by fact_type) as types
from article_facts
where event_from = event_to and date_source <> 'publication' and fact_type not in ('date', 'quantity')
group by all
order by independent desc, articles desc, facts desc, day
limit 25
