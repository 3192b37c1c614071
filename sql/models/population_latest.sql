-- How many people live in a place, one row for each place: the figure for the latest year, or where no year is said the one reported last; n_independent counts the articles that give a figure, copies once.
create or replace view population_latest as
with figures as (
    select population.*, dup_group, coalesce(year, year(event_to), year(published)) as as_of
    from population
    join dup_groups using (article_id)
    where assertion = 'actual' and place is not null and (low is not null or high is not null)
)
select f.place, e.name as place_name, e.kind as place_kind,
       f.low, f.high, f.qualifier, f.unit, f.year, f.published,
       count(distinct f.article_id) over (partition by f.place) as n_articles,
       count(distinct f.dup_group) over (partition by f.place) as n_independent,
       count(*) over (partition by f.place) as n_mentions,
       f.quote as sample_quote, f.context as sample_context, f.article_id as sample_article_id
from figures f
left join entities e on e.entity_id = f.place
qualify row_number() over (partition by f.place
                           order by f.as_of desc, f.published desc nulls last, f.confidence desc, f.low desc nulls last, f.fact_id) = 1
order by place_name nulls last, f.place;
