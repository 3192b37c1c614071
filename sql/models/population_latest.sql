-- How many people live in a place, one row for each place: the latest of the claims that most articles support (best_low, best_high), among those for the latest year that any gives. An article that says no year speaks of the one in which it was published.
-- column place: a state's id, else the place's name
-- column place_name: name of the place
-- column place_kind [entities.kind]: what the place is
-- column year: the year that the figures hold for
-- column best: the number that the best claim names; null if it is a range
-- column best_low: lower bound of the best claim; null if it is open
-- column best_high: upper bound of the best claim; null if it is open
-- column best_qualifier [population.qualifier]: how the best claim is hedged
-- column unit: the noun counted in the best claim
-- column best_articles: articles that make the best claim
-- column best_independent: articles that make the best claim, copies counted once
-- column best_reported: day on which the best claim was last published
-- column low: smallest number of all claims for that year
-- column high: largest number of all claims for that year
-- column n_articles: articles that make a claim for that year
-- column n_independent: articles that make a claim for that year, copies counted once
-- column n_mentions: mentions that make a claim for that year
-- column first_reported: day on which a claim for that year was first published
-- column last_reported: day on which a claim for that year was last published
-- column disputed: whether independent articles make claims for that year of which only one can hold
-- column years: all years that articles give figures for
-- column sample_quote: the number of the best claim, as printed
-- column sample_context: a sentence that makes the best claim
-- column sample_article_id: the article it stands in
create or replace table population_latest as
with figures as (
    select * replace (coalesce(year, year(published)) as year)
    from (
        {{part "counted" "population"}}
    )
    where assertion = 'actual' and place is not null
), years as (
    select place, max(year) as year, list_sort(list(distinct year)) as years
    from figures
    group by place
), mentions as (
    select figures.*, figures.year as period
    from figures
    join years using (place, year)
), {{part "consolidated" "place, year"}}
select c.place, coalesce(e.name, c.place) as place_name, coalesce(e.kind, 'other') as place_kind, c.year,
       c.best, c.best_low, c.best_high, c.best_qualifier, c.unit, c.best_articles, c.best_independent, c.best_reported,
       c.low, c.high, c.n_articles, c.n_independent, c.n_mentions, c.first_reported, c.last_reported, c.disputed, y.years,
       c.sample_quote, c.sample_context, c.sample_article_id
from consolidated c
join years y using (place, year)
left join entities e on e.entity_id = c.place
order by place_name, c.place;
