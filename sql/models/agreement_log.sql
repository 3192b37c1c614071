-- What was agreed and what became of it, one row for each set of parties, kind, action and month in which it happened: the calendar of ceasefires, peace accords and treaties.
-- column event_from: first day on which it can have happened, as the mention with the most exact date says, or the day of publication if the text gives no date
-- column event_to: last day on which it can have happened, as the same mention says
-- column date_precision: how exactly that day is known: 1 a day, 2 up to a month, 3 longer; null if it is the day of publication
-- column agreement: what it is called, as printed; null if it has no name
-- column kind [agreements.kind]: what it is about
-- column action [agreements.action]: what became of it
-- column parties: the parties, in the order of their ids
-- column party_names: their names, in alphabetical order
-- column n_parties: number of parties named
-- column n_articles: articles that report it
-- column n_independent: articles that report it, copies counted once
-- column n_mentions: mentions that report it
-- column first_reported: day on which it was first published
-- column last_reported: day on which it was last published
-- column sample_quote: the word that tells it, as printed
-- column sample_context: the sentence published last that reports it
-- column sample_article_id: the article it stands in
create or replace table agreement_log as
with mentions as (
    select f.agreement_id, f.article_id, f.dup_group, f.kind, f.action,
           list_sort(list(distinct f.party)) as parties,
           list(distinct coalesce(e.name, f.party) order by coalesce(e.name, f.party)) as party_names,
           any_value(f.name) as name,
           min(f.published) as published,
           coalesce(min(f.event_from), min(f.published)) as event_from,
           coalesce(max(f.event_to), min(f.published)) as event_to,
           min(f.date_precision) as date_precision,
           min(f.quote) as quote, min(f.context) as context, min(f.fact_id) as fact_id
    from (
        {{part "dated" "agreements"}}
    ) f
    left join entities e on e.entity_id = f.party
    where f.party is not null
        and (f.assertion = 'actual' or f.action = 'proposed' and f.assertion in ('planned', 'threatened'))
    group by f.agreement_id, f.article_id, f.dup_group, f.kind, f.action
)
select struct_extract(arg_min(struct_pack(event_from, event_to, date_precision), (date_precision is null, date_precision, event_from, fact_id)), 'event_from') as event_from,
       struct_extract(arg_min(struct_pack(event_from, event_to, date_precision), (date_precision is null, date_precision, event_from, fact_id)), 'event_to') as event_to,
       min(date_precision) as date_precision,
       arg_max(name, (published, fact_id)) as agreement, kind, action, parties,
       any_value(party_names) as party_names,
       len(parties) as n_parties,
       count(distinct article_id) as n_articles,
       count(distinct dup_group) as n_independent,
       count(*) as n_mentions,
       min(published) as first_reported,
       max(published) as last_reported,
       arg_max(quote, (published, fact_id)) as sample_quote,
       arg_max(context, (published, fact_id)) as sample_context,
       arg_max(article_id, (published, fact_id)) as sample_article_id
from mentions
group by parties, kind, action, date_trunc('month', event_from)
order by event_from, parties, kind, action;
