-- check: accounting_articles
-- severity: error
-- Nothing is lost: articles has as many rows as sources has loaded ones, and rejects as many as it has rejected ones.
select *
from (
    select 'articles' as table_name, (select count(*) from articles) as rows, (select count(*) from sources where outcome = 'loaded') as expected
    union all
    select 'rejects', (select count(*) from rejects), (select count(*) from sources where outcome = 'rejected')
)
where rows <> expected
