-- How numbers of troops changed, one row for each actor, place, status and day from which another number is reported: what the best claim of that day is, and what was claimed before. Days that repeat the number before are not shown.
-- column actor: who commands them
-- column actor_name: name of the actor
-- column location: country where they are, go to or leave
-- column location_name: name of the location
-- column status [troops.status]: what the text says of them
-- column as_of: day from which the number is reported
-- column until: day from which another number is reported; null for the latest
-- column date_precision: how exactly as_of is known: 1 a day, 2 up to a month, 3 longer; null if it is the day of publication
-- column change [first up down unclear]: against the row before; unclear if the two claims could mean the same number
-- column best: the number that the best claim names; null if it is a range
-- column best_low: lower bound of the best claim; null if it is open
-- column best_high: upper bound of the best claim; null if it is open
-- column best_qualifier [troops.qualifier]: how the best claim is hedged
-- column previous_low: best_low of the row before; null if it is open or there is none
-- column previous_high: best_high of the row before; null if it is open or there is none
-- column low: smallest number of that day's claims
-- column high: largest number of that day's claims
-- column n_articles: articles that make a claim for that day
-- column n_independent: articles that make a claim for that day, copies counted once
-- column n_mentions: mentions that make a claim for that day
-- column first_reported: day on which a claim for that day was first published
-- column last_reported: day on which a claim for that day was last published
-- column disputed: whether independent articles make claims for that day of which only one can hold
-- column sample_quote: the number of the best claim, as printed
-- column sample_context: a sentence that makes the best claim
-- column sample_article_id: the article it stands in
create or replace table troop_timeline as
with mentions as (
    select *, as_of as period, as_of as day
    from (
        {{part "counted" "troops"}}
    )
    where assertion in ('actual', 'planned') and actor is not null and location is not null
), {{part "consolidated" "actor, location, status, day"}}, changes as (
    select *
    from consolidated
    window before as (partition by actor, location, status order by day)
    qualify row_number() over before = 1
        or best_low is distinct from lag(best_low) over before
        or best_high is distinct from lag(best_high) over before
), steps as (
    select *,
           lead(day) over before as until,
           row_number() over before as step,
           lag(best_low) over before as previous_low,
           lag(best_high) over before as previous_high
    from changes
    window before as (partition by actor, location, status order by day)
)
select s.actor, coalesce(actor.name, s.actor) as actor_name, s.location, coalesce(place.name, s.location) as location_name, s.status,
       s.day as as_of, s.until, s.date_precision,
       case when s.step = 1 then 'first'
            when s.best_low > s.previous_high then 'up'
            when s.best_high < s.previous_low then 'down'
            else 'unclear' end as change,
       s.best, s.best_low, s.best_high, s.best_qualifier, s.previous_low, s.previous_high,
       s.low, s.high, s.n_articles, s.n_independent, s.n_mentions, s.first_reported, s.last_reported, s.disputed,
       s.sample_quote, s.sample_context, s.sample_article_id
from steps s
left join entities actor on actor.entity_id = s.actor
left join entities place on place.entity_id = s.location
order by s.actor, s.location, s.status, s.day;
