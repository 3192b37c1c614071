-- Claims about the same thing that cannot both hold, side by side: for each thing and time the independent articles that lie furthest apart, a with the smaller claim and b with the larger. Compared are numbers of troops that an actor has or keeps somewhere (in one quarter of a year), populations (of one year), casualties of one event (as told on one day), displaced people (in one month), and days since when a party belongs to an alliance. What is hedged as approx may be a tenth off. An article that names several numbers is taken at the one nearest to the other.
-- column fact_type: the fact type of the claims
-- column subject: whom they are about: the actor, the place, the origin or the member; null if the text does not say
-- column subject_name: name of the subject; null if the subject is
-- column location: where: the country, or the alliance; null if there is none or the text does not say
-- column location_name: name of the location; null if the location is
-- column kind: status or kind of what is counted; since for the beginning of a membership; null for populations
-- column period: first day of the time that the claims speak of; null for the beginning of a membership
-- column a_low: lower bound of the smaller claim; null if it is open or a date
-- column a_high: upper bound of the smaller claim; null if it is open or a date
-- column a_quote: the smaller or earlier claim, as printed
-- column a_context: its sentence
-- column a_published: day on which it was published
-- column a_article_id: the article it stands in
-- column b_low: lower bound of the larger claim; null if it is open or a date
-- column b_high: upper bound of the larger claim; null if it is open or a date
-- column b_quote: the larger or later claim, as printed
-- column b_context: its sentence
-- column b_published: day on which it was published
-- column b_article_id: the article it stands in
-- column n_independent: articles that make a claim about this, copies counted once
create or replace table contradictions as
with claims as (
    select 'troops' as fact_type, actor as subject, location, status as kind, date_trunc('quarter', as_of)::date as period,
           null::date as event_from, null::date as event_to, false as cumulative,
           dup_group, article_id, fact_id, published, low, high, lower, upper, quote, context
    from (
        {{part "counted" "troops"}}
    )
    where assertion = 'actual' and actor is not null and (status = 'present' and location is not null or status = 'strength')
    union all
    select 'population', place, null, null, make_date(coalesce(year, year(published)), 1, 1), null, null, false,
           dup_group, article_id, fact_id, published, low, high, lower, upper, quote, context
    from (
        {{part "counted" "population"}}
    )
    where assertion = 'actual' and place is not null
    union all
    select 'casualties', null, location, kind, published, event_from, event_to, {{part "cumulative"}},
           dup_group, article_id, fact_id, published, low, high, lower, upper, quote, context
    from (
        {{part "counted" "casualties"}}
    )
    where assertion = 'actual' and location is not null and date_source <> 'publication'
    union all
    select 'displaced', origin, location, kind, date_trunc('month', as_of)::date, null, null, false,
           dup_group, article_id, fact_id, published, low, high, lower, upper, quote, context
    from (
        {{part "counted" "displaced"}}
    )
    where assertion = 'actual' and (origin is not null or location is not null)
    union all
    select 'alliance', member, alliance, 'since', null, null, null, false,
           dup_group, article_id, fact_id, published, null, null,
           epoch(first_day), epoch(case length(since) when 10 then first_day when 7 then last_day(first_day) else make_date(year(first_day), 12, 31) end), quote, context
    from (
        select *, try_cast(left(since || '-01-01', 10) as date) as first_day
        from alliances
        join dup_groups using (article_id)
        where assertion = 'actual' and relation = 'member' and since is not null and alliance <> 'unnamed' and member is not null
    )
    where first_day is not null
), reports as (
    select fact_type, subject, location, kind, period, event_from, event_to, cumulative, dup_group,
           min(lower) as lower, max(upper) as upper,
           arg_min(struct_pack(article_id, published, low, high, quote, context), (lower, upper, published, fact_id)) as lowest,
           arg_max(struct_pack(article_id, published, low, high, quote, context), (upper, lower, published, fact_id)) as highest
    from claims
    group by all
), apart as (
    select fact_type, subject, location, kind, period, event_from, event_to, cumulative,
           count(*) as n_independent,
           arg_min(highest, (upper, lower, dup_group)) as a,
           arg_max(lowest, (lower, upper, dup_group)) as b
    from reports
    group by all
    having max(lower) > min(upper)
)
select c.fact_type, c.subject, who.name as subject_name, c.location, place.name as location_name, c.kind, coalesce(c.event_from, c.period) as period,
       c.a.low as a_low, c.a.high as a_high, c.a.quote as a_quote, c.a.context as a_context, c.a.published as a_published, c.a.article_id as a_article_id,
       c.b.low as b_low, c.b.high as b_high, c.b.quote as b_quote, c.b.context as b_context, c.b.published as b_published, c.b.article_id as b_article_id,
       c.n_independent
from apart c
left join entities who on who.entity_id = c.subject
left join entities place on place.entity_id = c.location
order by c.fact_type, c.subject nulls last, c.location nulls last, c.kind, period, c.event_to, c.cumulative, a_article_id;
