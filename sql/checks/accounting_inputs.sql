-- check: accounting_inputs
-- severity: error
-- Nothing is lost: the articles of each raw file are its loaded, duplicate and rejected ones, and each has its row in sources.
with ledger as (
    select path, sum(articles) as articles, sum(loaded) as loaded, sum(duplicates) as duplicates, sum(rejected) as rejected
    from inputs
    group by path
), occurrences as (
    select input as path,
           count(*) as articles,
           count(*) filter (outcome = 'loaded') as loaded,
           count(*) filter (outcome = 'duplicate') as duplicates,
           count(*) filter (outcome = 'rejected') as rejected
    from sources
    group by input
)
select path, l.articles, l.loaded, l.duplicates, l.rejected,
       o.articles as found, o.loaded as found_loaded, o.duplicates as found_duplicates, o.rejected as found_rejected
from ledger l
full join occurrences o using (path)
where coalesce(l.articles, 0) <> coalesce(o.articles, 0)
   or coalesce(l.articles, 0) <> coalesce(l.loaded, 0) + coalesce(l.duplicates, 0) + coalesce(l.rejected, 0)
   or coalesce(l.loaded, 0) <> coalesce(o.loaded, 0)
   or coalesce(l.duplicates, 0) <> coalesce(o.duplicates, 0)
   or coalesce(l.rejected, 0) <> coalesce(o.rejected, 0)
