-- Who belongs to which alliance, one row for each alliance and member: the relation reported last, since when and until when, and how many articles say so, copies counted once in n_independent.
create or replace view alliance_members as
with mentions as (
    select alliances.*, dup_group
    from alliances
    join dup_groups using (article_id)
    where assertion = 'actual' and alliance is not null and member is not null
), latest as (
    select *
    from mentions
    qualify row_number() over (partition by alliance, member
                               order by published desc nulls last, confidence desc, span_start desc, fact_id) = 1
), evidence as (
    select alliance, member,
           count(distinct article_id) as n_articles,
           count(distinct dup_group) as n_independent,
           count(*) as n_mentions,
           min(published) as first_reported,
           max(published) as last_reported,
           min(since) as since,
           max(until) as until,
           list_sort(list(distinct relation)) as relations
    from mentions
    group by alliance, member
)
select l.alliance, body.name as alliance_name, l.alliance_kind, l.member, party.name as member_name,
       l.relation, coalesce(l.since, e.since) as since, coalesce(l.until, e.until) as until,
       e.n_articles, e.n_independent, e.n_mentions, e.first_reported, e.last_reported, e.relations,
       l.quote as sample_quote, l.context as sample_context, l.article_id as sample_article_id
from latest l
join evidence e using (alliance, member)
left join entities body on body.entity_id = l.alliance
left join entities party on party.entity_id = l.member
order by l.alliance, l.member;
