-- query: sanctions_in_force
-- title: Sanctions whose last report is not that they were lifted
-- The latest action of each sender against each target.
select coalesce(s.name, f.sender) as sender,
       coalesce(t.name, f.target) as target,
       f.action, f.measure, f.published, f.context
from sanctions f
left join entities s on s.entity_id = f.sender
left join entities t on t.entity_id = f.target
where f.assertion = 'actual'
qualify row_number() over (partition by f.sender, f.target order by f.published desc, f.span_start desc, f.fact_id) = 1
    and f.action <> 'lifted'
order by sender, target
