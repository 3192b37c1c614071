-- check: ids_unique
-- severity: error
-- An id stands once: fact_id in each fact table, article_id in articles, entity_id in entities.
select table_name, id, count(*) as n
from (
    {{keys}}
)
group by all
having count(*) > 1
