-- check: entities_linked
-- severity: warn
-- The country and the parent of every entity are entities too.
select link.*
from (
    select entity_id, 'country' as column_name, country as id from entities
    union all
    select entity_id, 'parent' as column_name, parent as id from entities
) link
anti join entities known on known.entity_id = link.id
where link.id is not null
