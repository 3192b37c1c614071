-- query: deadliest_reports
-- title: The deadliest events reported
-- For each country and month, the highest number of people reported killed in one sentence. It is no sum: articles repeat each other. Copies of one article are one independent report.
select coalesce(e.name, c.location) as country,
       date_trunc('month', coalesce(c.event_from, c.published))::date as month,
       max(coalesce(c.high, c.low)) as killed,
       count(distinct c.article_id) as articles,
       count(distinct g.dup_group) as independent,
       arg_max(c.context, (coalesce(c.high, c.low), c.fact_id)) as sentence
from casualties c
join dup_groups g using (article_id)
left join entities e on e.entity_id = c.location
where c.kind = 'killed' and c.assertion = 'actual' and coalesce(c.high, c.low) is not null
group by all
order by killed desc, month desc, country
limit 50
