-- Everything known of one actor, one row a statement: its troops and those in it, its alliances, people, casualties, the displaced, sanctions and agreements, each with a sentence. select * from actor_profile('NER').
-- parameter iso3: id of the actor: ISO 3166-1 alpha-3 for a state, a canonical name for all else ('NATO')
-- column topic: the model that the statement comes from
-- column statement: the statement in words
-- column since: first day it holds for; null if no article says
-- column until: last day it holds for; null if no article says, or it goes on
-- column low: smallest number claimed; null if there is none
-- column high: largest number claimed; null if there is none
-- column disputed: whether independent articles contradict each other on the number; null if there is none
-- column n_articles: articles that it rests on
-- column n_independent: articles that it rests on, copies counted once
-- column last_reported: day on which it was last published
-- column sample_quote: the expression as printed
-- column sample_context: a sentence that says it
-- column sample_article_id: the article it stands in
create or replace macro actor_profile(iso3) as table
with statements as (
    select 1 as place, 'population_latest' as topic,
           concat_ws(' ', sample_quote, 'inhabitants in', year) as statement,
           make_date(year, 1, 1) as since, make_date(year, 12, 31) as until, low, high, disputed, n_articles, n_independent, last_reported,
           sample_quote, sample_context, sample_article_id
    from population_latest
    where place = iso3
    union all
    select 2, 'alliance_members', concat_ws(' ', case relation when 'member' then 'member of' when 'left' then 'left' when 'suspended' then 'suspended from' when 'prospective' then 'prospective member of' else 'partner of' end, alliance_name),
           try_cast(left(since || '-01-01', 10) as date), try_cast(left(until || '-01-01', 10) as date), null, null, null, n_articles, n_independent, last_reported,
           sample_quote, sample_context, sample_article_id
    from alliance_members
    where member = iso3
    union all
    select 3, 'alliance_members', concat_ws(' ', member_name || ':', relation),
           try_cast(left(since || '-01-01', 10) as date), try_cast(left(until || '-01-01', 10) as date), null, null, null, n_articles, n_independent, last_reported,
           sample_quote, sample_context, sample_article_id
    from alliance_members
    where alliance = iso3
    union all
    select 4, 'troop_presence', concat_ws(' ', 'its troops:', sample_quote, status, 'in ' || location_name),
           if(date_precision is null, null, as_of), null, low, high, disputed, n_articles, n_independent, last_reported,
           sample_quote, sample_context, sample_article_id
    from troop_presence
    where actor = iso3
    union all
    select 5, 'troop_presence', concat_ws(' ', 'troops in it:', actor_name, sample_quote, status),
           if(date_precision is null, null, as_of), null, low, high, disputed, n_articles, n_independent, last_reported,
           sample_quote, sample_context, sample_article_id
    from troop_presence
    where location = iso3 and actor is distinct from iso3
    union all
    select 6, 'casualty_toll', concat_ws(' ', sample_quote, kind, if(cumulative, 'up to then', null)),
           if(date_precision is null, null, event_from), if(date_precision is null, null, event_to), low, high, disputed, n_articles, n_independent, last_reported,
           sample_quote, sample_context, sample_article_id
    from casualty_toll
    where location = iso3
    union all
    select 7, 'displacement', concat_ws(' ', sample_quote, kind, 'from ' || origin_name, 'in ' || location_name),
           if(date_precision is null, null, as_of), null, low, high, disputed, n_articles, n_independent, last_reported,
           sample_quote, sample_context, sample_article_id
    from displacement
    where origin = iso3 or location = iso3
    union all
    select 8, 'sanction_regimes', concat_ws(' ', 'sanctions', 'of ' || sender_name, 'against ' || target_name || ':', replace(status, '_', ' ')),
           since, until, null, null, null, n_articles, n_independent, last_reported,
           sample_quote, sample_context, sample_article_id
    from sanction_regimes
    where sender = iso3 or target = iso3
    union all
    select 9, 'agreement_log', concat_ws(' ', coalesce(agreement, kind || ' agreement'), action, 'with ' || nullif(array_to_string(list_filter(parties, lambda p: p <> iso3), ', '), '')),
           if(date_precision is null, null, event_from), if(date_precision is null, null, event_to), null, null, null, n_articles, n_independent, last_reported,
           sample_quote, sample_context, sample_article_id
    from agreement_log
    where list_contains(parties, iso3)
)
select topic, statement, since, until, low, high, disputed, n_articles, n_independent, last_reported, sample_quote, sample_context, sample_article_id
from statements
order by place, n_independent desc, since, statement, sample_article_id;
