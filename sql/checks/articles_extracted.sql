-- check: articles_extracted
-- severity: warn
-- Every articles file was read for every fact type that this version has facts of. One that was not has no row of that type, though its articles may tell of some.
with extracted as (
    select distinct table_name, articles_file
    from meta.files
    where articles_file is not null and table_name <> 'extract_failures'
)
select a.path as articles_file, a.rows as articles, t.table_name as lacking
from meta.files a
cross join (select distinct table_name from extracted) t
anti join extracted e on e.table_name = t.table_name and e.articles_file = a.path
where a.table_name = 'articles'
