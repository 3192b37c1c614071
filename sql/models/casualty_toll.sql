-- How many people were killed, injured, missing or captured, one row for each place, time of the event, kind, and whether the numbers are cumulative. The facts do not say which are: a number is taken to be cumulative if a rule for tolls or running counts found it, if its event lasts more than 31 days, or if its sentence speaks of a toll, a total, a war or conflict as a whole, or of the time since, so far or by then. Rows are never to be added up: a cumulative number contains new ones, and one event may be told of several days.
-- column location: country where it happened; null if the text does not say
-- column location_name: name of the location; null if the location is
-- column event_from: first day of the event, or the day of publication if the text gives no date
-- column event_to: last day of the event, or the day of publication if the text gives no date
-- column date_precision: how exactly the event's time is known: 1 a day, 2 up to a month, 3 longer; null if it is the day of publication
-- column kind [casualties.kind]: what happened to them
-- column cumulative: true for the total of a war or a disaster up to then, false for the victims of the event
-- column best: the number that the best claim names; null if it is a range
-- column best_low: lower bound of the best claim; null if it is open
-- column best_high: upper bound of the best claim; null if it is open
-- column best_qualifier [casualties.qualifier]: how the best claim is hedged
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
-- column disputed: whether independent articles of one day make claims of which only one can hold; numbers that rise from day to day are not disputed
-- column sample_quote: the number of the best claim, as printed
-- column sample_context: a sentence that makes the best claim
-- column sample_article_id: the article it stands in
create or replace table casualty_toll as
with mentions as (
    select * replace (coalesce(event_from, published) as event_from, coalesce(event_to, published) as event_to, published as as_of),
           published as period,
           {{part "cumulative"}} as cumulative
    from (
        {{part "counted" "casualties"}}
    )
    where assertion = 'actual'
), {{part "consolidated" "location, event_from, event_to, date_precision, kind, cumulative"}}
select c.location, place.name as location_name, c.event_from, c.event_to, c.date_precision, c.kind, c.cumulative,
       c.best, c.best_low, c.best_high, c.best_qualifier, c.unit, c.best_articles, c.best_independent, c.best_reported,
       c.low, c.high, c.n_articles, c.n_independent, c.n_mentions, c.first_reported, c.last_reported, c.disputed,
       c.sample_quote, c.sample_context, c.sample_article_id
from consolidated c
left join entities place on place.entity_id = c.location
order by c.event_to desc, c.location nulls last, c.kind, c.cumulative, c.event_from;
