-- Who penalised whom from when until when, one row for each sender, target and regime. A regime begins when sanctions are imposed and ends when they are lifted; those imposed later are another one. Threats before it belong to it. Sanctions of which only a threat is reported have a row too.
-- column sender: who penalises; null if the text does not say
-- column sender_name: name of the sender; null if the sender is
-- column target: who is penalised; null if the text does not say
-- column target_name: name of the target; null if the target is
-- column regime: number of the regime of this sender and target, from 1
-- column status [in_force lifted threatened]: what was reported last
-- column since: first day on which they are said to have been imposed; null if no article gives a date
-- column since_precision: how exactly since is known: 1 a day, 2 up to a month, 3 longer; null if it is unknown
-- column until: day on which they were lifted, or on which an article that gives no date says so; null if they are not
-- column until_precision: how exactly until is known: 1 a day, 2 up to a month, 3 longer; null if it is the day of publication or they are not lifted
-- column last_extended: last day on which they were extended; null if none is reported
-- column measures: the measures, as printed; empty if the text names none
-- column n_articles: articles that report it
-- column n_independent: articles that report it, copies counted once
-- column n_mentions: mentions that report it
-- column first_reported: day on which it was first published
-- column last_reported: day on which it was last published
-- column sample_quote: the measure or the word that tells what was done, as printed
-- column sample_context: the sentence that tells its latest act
-- column sample_article_id: the article it stands in
create or replace table sanction_regimes as
with mentions as (
    select *, coalesce(event_from, published) as day,
           list_position(['threatened', 'imposed', 'extended', 'lifted'], action) as stage
    from (
        {{part "dated" "sanctions"}}
    )
    where (sender is not null or target is not null)
        and (assertion = 'actual' or action = 'threatened' and assertion in ('planned', 'threatened'))
), marked as (
    select *, action <> 'lifted' and coalesce(lag(action) over told = 'lifted', false) as begins
    from mentions
    window told as (partition by sender, target order by day, stage, published, fact_id)
), numbered as (
    select *, (1 + sum(begins::integer) over (partition by sender, target order by day, stage, published, fact_id))::integer as regime
    from marked
), regimes as (
    select sender, target, regime,
           case max(stage) filter (stage > 1) when 4 then 'lifted' else if(max(stage) = 1, 'threatened', 'in_force') end as status,
           min(day) filter (action = 'imposed' and date_source <> 'publication') as since,
           arg_min(date_precision, (day, fact_id)) filter (action = 'imposed' and date_source <> 'publication') as since_precision,
           min(day) filter (action = 'lifted') as until,
           arg_min(struct_pack(date_precision), (day, fact_id)) filter (action = 'lifted') as until_precision,
           max(day) filter (action = 'extended') as last_extended,
           coalesce(list_sort(list(distinct lower(measure)) filter (measure is not null)), []) as measures,
           count(distinct article_id) as n_articles,
           count(distinct dup_group) as n_independent,
           count(*) as n_mentions,
           min(published) as first_reported,
           max(published) as last_reported,
           arg_max(struct_pack(quote, context, article_id), (day, stage, published, fact_id)) as sample
    from numbered
    group by sender, target, regime
)
select r.sender, s.name as sender_name, r.target, t.name as target_name, r.regime, r.status,
       r.since, r.since_precision, r.until, r.until_precision.date_precision as until_precision, r.last_extended, r.measures,
       r.n_articles, r.n_independent, r.n_mentions, r.first_reported, r.last_reported,
       r.sample.quote as sample_quote, r.sample.context as sample_context, r.sample.article_id as sample_article_id
from regimes r
left join entities s on s.entity_id = r.sender
left join entities t on t.entity_id = r.target
order by r.target nulls last, r.sender nulls last, r.regime;
