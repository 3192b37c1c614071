-- check: accounting_inputs
-- severity: error
-- Nothing is lost: the articles of each raw file are its loaded, duplicate and rejected ones, and each of them has its row in sources.
-- A file that grew, or that a run did not read to its end, may have more rows in sources than its last reading counted.
with occurrences as (
    select input as path,
           count(*) as articles,
           count(*) filter (outcome = 'loaded') as loaded,
           count(*) filter (outcome = 'duplicate') as duplicates,
           count(*) filter (outcome = 'rejected') as rejected
    from sources
    group by input
)
select i.path, i.articles, i.loaded, i.duplicates, i.rejected,
       o.articles as found, o.loaded as found_loaded, o.duplicates as found_duplicates, o.rejected as found_rejected
from inputs i
left join occurrences o using (path)
where i.articles <> i.loaded + i.duplicates + i.rejected
   or i.loaded > coalesce(o.loaded, 0)
   or i.duplicates > coalesce(o.duplicates, 0)
   or i.rejected > coalesce(o.rejected, 0)
