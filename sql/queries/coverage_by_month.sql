-- query: coverage_by_month
-- title: Facts per month and type
-- How many facts of each type the articles of each month gave, over all sources.
select month, fact_type, sum(n_articles)::bigint as articles, sum(n_with_facts)::bigint as with_facts, sum(n_facts)::bigint as facts,
       round(sum(n_facts) / sum(n_articles), 2) as facts_per_article
from coverage
group by month, fact_type
having sum(n_facts) > 0
order by month, fact_type
