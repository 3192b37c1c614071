-- check: entities_known
-- severity: error
-- Every entity id in a fact is a row of entities.
select r.table_name, r.column_name, r.id, count(*) as n
from (
    {{references "entities"}}
) r
anti join entities e on e.entity_id = r.id
where r.id is not null
group by all
