-- How many people fled or were moved from where to where, one row for each origin, place and kind. Rows are not to be added up: refugees of one row may be the displaced of another.
-- column origin: where they came from; null if the text does not say
-- column origin_name: name of the origin; null if the origin is
-- column location: where they are or went; null if the text does not say
-- column location_name: name of the location; null if the location is
-- column kind [displaced.kind]: how they moved
-- column as_of: day that the best claim holds for
-- column date_precision: how exactly as_of is known: 1 a day, 2 up to a month, 3 longer; null if it is the day of publication
-- column best: the number that the best claim names; null if it is a range
-- column best_low: lower bound of the best claim; null if it is open
-- column best_high: upper bound of the best claim; null if it is open
-- column best_qualifier [displaced.qualifier]: how the best claim is hedged
-- column unit: the noun counted in the best claim
-- column best_articles: articles that make the best claim
-- column best_independent: articles that make the best claim, copies counted once
-- column best_reported: day on which the best claim was last published
-- column low: smallest number of all claims
-- column high: largest number of all claims
-- column n_articles: articles that make a claim
-- column n_independent: articles that make a claim, copies counted once
-- column n_mentions: mentions that make a claim
-- column first_reported: day on which a claim was first published
-- column last_reported: day on which a claim was last published
-- column disputed: whether independent articles that speak of the same month make claims of which only one can hold
-- column sample_quote: the number of the best claim, as printed
-- column sample_context: a sentence that makes the best claim
-- column sample_article_id: the article it stands in
create or replace table displacement as
with mentions as (
    select *, date_trunc('month', as_of) as period
    from (
        {{part "counted" "displaced"}}
    )
    where assertion = 'actual'
), {{part "consolidated" "origin, location, kind"}}
select c.origin, home.name as origin_name, c.location, place.name as location_name, c.kind, c.as_of, c.date_precision,
       c.best, c.best_low, c.best_high, c.best_qualifier, c.unit, c.best_articles, c.best_independent, c.best_reported,
       c.low, c.high, c.n_articles, c.n_independent, c.n_mentions, c.first_reported, c.last_reported, c.disputed,
       c.sample_quote, c.sample_context, c.sample_article_id
from consolidated c
left join entities home on home.entity_id = c.origin
left join entities place on place.entity_id = c.location
order by c.n_independent desc, c.last_reported desc, c.origin nulls last, c.location nulls last, c.kind;
