-- query: displacement_routes
-- title: Who fled from where to where
-- The largest figure for each origin, destination and kind of displacement.
select coalesce(o.name, d.origin) as "from",
       coalesce(l.name, d.location) as "to",
       d.kind,
       max(coalesce(d.high, d.low)) as people,
       count(distinct d.article_id) as articles,
       count(distinct g.dup_group) as independent,
       max(d.published) as last_reported
from displaced d
join dup_groups g using (article_id)
left join entities o on o.entity_id = d.origin
left join entities l on l.entity_id = d.location
where d.assertion = 'actual'
group by all
order by people desc nulls last, "from", "to", d.kind
