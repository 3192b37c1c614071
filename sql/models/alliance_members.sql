-- Who stood how to which alliance from when until when: episodes, one row for each alliance, member and stretch of time in which the articles report one relation, in the order of the days they speak of. The alliance "unnamed" stands for all pacts without a name. Applications and invitations are prospective; denied and hypothetical mentions are no evidence.
-- column alliance: the alliance; unnamed for a pact without a name
-- column alliance_name: name of the alliance
-- column alliance_kind [alliances.alliance_kind]: what sort of body it is
-- column member: the party whose standing it is
-- column member_name: name of the member
-- column episode: number of the episode of this alliance and member, from 1
-- column current: whether it is their last episode, so that it holds as far as the articles know
-- column relation [alliances.relation]: the standing
-- column since: when it began, in the words of an article as YYYY, YYYY-MM or YYYY-MM-DD; null if none says
-- column since_precision: how exactly since is known: 1 a day, 2 a month, 3 a year; null if it is unknown
-- column until: when it ended, or the next episode began, in the same form; null if none says, or it goes on
-- column until_precision: how exactly until is known: 1 a day, 2 a month, 3 a year; null if it is unknown
-- column first_day: first day that its mentions speak of
-- column last_day: last day that its mentions speak of
-- column n_articles: articles that report it
-- column n_independent: articles that report it, copies counted once
-- column n_mentions: mentions that report it
-- column first_reported: day on which it was first published
-- column last_reported: day on which it was last published
-- column sample_quote: the alliance or the word that tells the relation, as printed
-- column sample_context: the sentence published last that reports it
-- column sample_article_id: the article it stands in
create or replace table alliance_members as
with mentions as (
    select *, coalesce(event_from, published) as day,
           list_position(['prospective', 'partner', 'member', 'suspended', 'left'], relation) as stage
    from (
        {{part "dated" "alliances"}}
    )
    where alliance is not null and member is not null
        and (assertion = 'actual' or assertion = 'planned' and relation = 'prospective')
), marked as (
    select *, relation is distinct from lag(relation) over told as begins
    from mentions
    window told as (partition by alliance, member order by day, stage, published, fact_id)
), numbered as (
    select *, (sum(begins::integer) over (partition by alliance, member order by day, stage, published, fact_id))::integer as episode
    from marked
), episodes as (
    select alliance, member, episode,
           any_value(relation) as relation,
           min(day) as first_day,
           max(as_of) as last_day,
           -- A membership that was left is over: the relation "left" begins with its end.
           min(if(relation = 'left', coalesce(until, since), since)) as since,
           max(until) filter (relation <> 'left') as until,
           count(distinct article_id) as n_articles,
           count(distinct dup_group) as n_independent,
           count(*) as n_mentions,
           min(published) as first_reported,
           max(published) as last_reported,
           arg_max(struct_pack(alliance_kind, quote, context, article_id), (published, confidence, fact_id)) as sample
    from numbered
    group by alliance, member, episode
), ends as (
    select * replace (coalesce(until, lead(since) over following) as until),
           lead(episode) over following is null as current
    from episodes
    window following as (partition by alliance, member order by episode)
)
select e.alliance, coalesce(body.name, e.alliance) as alliance_name, e.sample.alliance_kind as alliance_kind,
       e.member, coalesce(party.name, e.member) as member_name, e.episode, e.current, e.relation,
       e.since, {{part "precision" "e.since"}} as since_precision, e.until, {{part "precision" "e.until"}} as until_precision,
       e.first_day, e.last_day, e.n_articles, e.n_independent, e.n_mentions, e.first_reported, e.last_reported,
       e.sample.quote as sample_quote, e.sample.context as sample_context, e.sample.article_id as sample_article_id
from ends e
left join entities body on body.entity_id = e.alliance
left join entities party on party.entity_id = e.member
order by e.alliance, e.member, e.episode;
