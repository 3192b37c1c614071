-- The calendar of the corpus: everything that happened, one dated line for each event as articles tell it. Troops sent and withdrawn, people killed, injured, missing, captured and displaced, alliances joined and left, sanctions, agreements. Articles that tell the same (the same parties, place, days and numbers) make one line; those that give other numbers make their own. What is planned, threatened, denied or hypothetical has not happened, and running totals of casualties are no event.
-- column event_from: first day on which it can have happened, or the day of publication if the text gives no date
-- column event_to: last day on which it can have happened, or the day of publication if the text gives no date
-- column date_precision: how exactly the day is known: 1 a day, 2 up to a month, 3 longer; null if it is the day of publication
-- column fact_type: the fact type that it was read as
-- column action: what happened, a word of that type's status, kind, relation or action; joined for a membership that began
-- column line: the event in words
-- column actor: who did it; null if the text does not say, or if all parties did
-- column target: whom or what it was done to: the alliance joined, the party sanctioned; null if there is none or the text does not say
-- column parties: all parties to it, in the order of their ids; for displaced people where they came from
-- column location: country where it happened; null if the text does not say
-- column low: lower bound of the number of people; null if it is open or there is none
-- column high: upper bound of the number of people; null if it is open or there is none
-- column n_articles: articles that tell it
-- column n_independent: articles that tell it, copies counted once
-- column first_reported: day on which it was first published
-- column last_reported: day on which it was last published
-- column sample_quote: the expression that it was read from, as printed
-- column sample_context: the sentence published first that tells it
-- column sample_article_id: the article it stands in
-- column sample_fact_id: the fact in the fact type's table
create or replace table events as
with told as (
    select fact_id, article_id, dup_group, published, event_from, event_to, date_precision, quote, context,
           'troops' as fact_type, status as action, actor, null as target, null as origin, null as members, location, low, high, {{part "number"}} as number
    from (
        {{part "dated" "troops"}}
    )
    where assertion = 'actual' and status in ('deployed', 'withdrawn')
    union all
    select fact_id, article_id, dup_group, published, event_from, event_to, date_precision, quote, context,
           'casualties', kind, null, null, null, null, location, low, high, {{part "number"}}
    from (
        {{part "dated" "casualties"}}
    )
    where assertion = 'actual' and not {{part "cumulative"}}
    union all
    select fact_id, article_id, dup_group, published, event_from, event_to, date_precision, quote, context,
           'displaced', kind, null, null, origin, null, location, low, high, {{part "number"}}
    from (
        {{part "dated" "displaced"}}
    )
    where assertion = 'actual'
    union all
    select fact_id, article_id, dup_group, published, event_from, event_to, date_precision, quote, context,
           'alliance', if(relation = 'member', 'joined', relation), member, alliance, null, null, null, null, null, null
    from (
        {{part "dated" "alliances"}}
    )
    where assertion = 'actual' and (relation in ('left', 'suspended') or relation = 'member' and since is not null)
    union all
    select fact_id, article_id, dup_group, published, event_from, event_to, date_precision, quote, context,
           'sanction', action, sender, target, null, null, null, null, null, measure
    from (
        {{part "dated" "sanctions"}}
    )
    where assertion = 'actual'
    union all
    select min(fact_id), article_id, dup_group, published, min(event_from), max(event_to), min(date_precision), min(quote), min(context),
           'agreement', action, null, null, null, list_sort(list(distinct party)), null, null, null, kind
    from (
        {{part "dated" "agreements"}}
    )
    where assertion = 'actual' and party is not null
    group by agreement_id, article_id, dup_group, published, action, kind
), happened as (
    select coalesce(event_from, published) as event_from, coalesce(event_to, published) as event_to, date_precision,
           fact_type, action, actor, target, origin, members, location, low, high, if(fact_type = 'agreement', number, null) as about,
           arg_min(number, (published, fact_id)) as number,
           count(distinct article_id) as n_articles,
           count(distinct dup_group) as n_independent,
           min(published) as first_reported,
           max(published) as last_reported,
           arg_min(struct_pack(quote, context, article_id, fact_id), (published, fact_id)) as sample
    from told
    group by all
), names as (
    select map(list(entity_id), list(name)) as of
    from entities
    where entity_id in (select party from agreements)
)
select h.event_from, h.event_to, h.date_precision, h.fact_type, h.action,
       case h.fact_type
            when 'troops' then coalesce(actor.name, h.actor, 'somebody') || ': ' || h.number || ' ' || h.action || coalesce(', ' || coalesce(place.name, h.location), '')
            when 'alliance' then coalesce(actor.name, h.actor, 'somebody') || ': ' || h.action || coalesce(', ' || coalesce(target.name, h.target), '')
            when 'sanction' then coalesce(actor.name, h.actor, 'somebody') || ': ' || coalesce(h.number, 'sanctions') || ' ' || h.action || coalesce(', ' || coalesce(target.name, h.target), '')
            when 'agreement' then array_to_string(list_transform(h.members, lambda m: coalesce(names.of[m], m)), ', ') || ': ' || h.about || ' agreement ' || h.action
            else h.action || ': ' || h.number || coalesce(', from ' || coalesce(home.name, h.origin), '')
                || if(h.location is distinct from h.origin, coalesce(', ' || coalesce(place.name, h.location), ''), '')
       end as line,
       h.actor, h.target,
       coalesce(h.members, list_sort(list_filter([h.actor, h.target, h.origin], lambda x: x is not null))) as parties,
       h.location, h.low, h.high, h.n_articles, h.n_independent, h.first_reported, h.last_reported,
       h.sample.quote as sample_quote, h.sample.context as sample_context, h.sample.article_id as sample_article_id, h.sample.fact_id as sample_fact_id
from happened h
left join entities actor on actor.entity_id = h.actor
left join entities target on target.entity_id = h.target
left join entities home on home.entity_id = h.origin
left join entities place on place.entity_id = h.location
cross join names
order by h.event_from, h.event_to, h.fact_type, h.action, h.sample.fact_id;
