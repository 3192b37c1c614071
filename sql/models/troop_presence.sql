-- Who has how many troops where, one row for each actor, place and status: the latest of the claims that most articles support (best_low, best_high), the range of all claims (low, high), and a sentence to read. Denied and hypothetical mentions are no claims.
-- column actor: who commands them; null if the text does not say
-- column actor_name: name of the actor; null if the actor is
-- column location: country where they are, go to or leave; null if the text does not say
-- column location_name: name of the location; null if the location is
-- column status [troops.status]: what the text says of them
-- column as_of: day that the best claim holds for
-- column date_precision: how exactly as_of is known: 1 a day, 2 up to a month, 3 longer; null if it is the day of publication
-- column best: the number that the best claim names; null if it is a range
-- column best_low: lower bound of the best claim; null if it is open
-- column best_high: upper bound of the best claim; null if it is open
-- column best_qualifier [troops.qualifier]: how the best claim is hedged
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
-- column disputed: whether independent articles that speak of the same quarter of a year make claims of which only one can hold
-- column sample_quote: the number of the best claim, as printed
-- column sample_context: a sentence that makes the best claim
-- column sample_article_id: the article it stands in
create or replace table troop_presence as
with mentions as (
    select *, date_trunc('quarter', as_of) as period
    from (
        {{part "counted" "troops"}}
    )
    where assertion in ('actual', 'planned')
), {{part "consolidated" "actor, location, status"}}
select c.actor, actor.name as actor_name, c.location, place.name as location_name, c.status, c.as_of, c.date_precision,
       c.best, c.best_low, c.best_high, c.best_qualifier, c.unit, c.best_articles, c.best_independent, c.best_reported,
       c.low, c.high, c.n_articles, c.n_independent, c.n_mentions, c.first_reported, c.last_reported, c.disputed,
       c.sample_quote, c.sample_context, c.sample_article_id
from consolidated c
left join entities actor on actor.entity_id = c.actor
left join entities place on place.entity_id = c.location
order by c.n_independent desc, c.n_articles desc, c.last_reported desc, c.actor nulls last, c.location nulls last, c.status;
