-- query: article_accounting
-- title: Articles in = loaded + duplicates + rejected
-- What became of every article occurrence, for each source.
select source,
       count(*) as articles_in,
       count(*) filter (outcome = 'loaded') as loaded,
       count(*) filter (outcome = 'duplicate') as duplicates,
       count(*) filter (outcome = 'rejected') as rejected
from sources
group by all
order by articles_in desc, source
