-- How much was found, one row for each source, month of publication and fact type: articles, those in which facts of the type were found, and the facts. A month in which a source's facts drop is one to look at: other texts, another format, another language.
-- column source: where the articles come from
-- column month: first day of the month of publication
-- column fact_type: the fact type
-- column n_articles: articles of that source and month
-- column n_independent: those articles, copies counted once
-- column n_not_english: articles in another language, from which nothing is extracted
-- column n_with_facts: articles with facts of the type
-- column n_facts: facts of the type
-- column facts_per_article: n_facts divided by n_articles
create or replace table coverage as
with facts as (
    {{facts "article_id"}}
), found as (
    select a.source, date_trunc('month', a.published)::date as month, f.fact_type, count(distinct f.article_id) as n_with_facts, count(*) as n_facts
    from facts f
    join articles a using (article_id)
    group by all
), types as (
    select unnest([{{fact_types}}]) as fact_type
), totals as (
    select a.source, date_trunc('month', a.published)::date as month,
           count(*) as n_articles,
           count(distinct g.dup_group) as n_independent,
           count(*) filter (a.lang <> 'en') as n_not_english
    from articles a
    join dup_groups g using (article_id)
    group by all
), expected as (
    select totals.*, types.fact_type
    from totals, types
)
select t.source, t.month, t.fact_type, t.n_articles, t.n_independent, t.n_not_english,
       coalesce(f.n_with_facts, 0) as n_with_facts, coalesce(f.n_facts, 0) as n_facts,
       round(coalesce(f.n_facts, 0) / t.n_articles, 3) as facts_per_article
from expected t
left join found f using (source, month, fact_type)
order by t.source, t.month, t.fact_type;
