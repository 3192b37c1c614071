-- Which states are tied by alliances, one row for each pair: the blocs and pacts whose members both are as far as the articles know, and the pacts without a name that a sentence names both as parties to. To send soldiers to the same mission ties nobody.
-- column a: one state, the first in the order of ids
-- column a_name: its name
-- column b: the other state
-- column b_name: its name
-- column alliances: the alliances that tie them; unnamed for pacts without a name
-- column n_alliances: number of alliances that tie them, pacts without a name counted as one
-- column since: when the last of the two joined the alliance that tied them first, as YYYY, YYYY-MM or YYYY-MM-DD; null if no article says
-- column n_independent: articles that the surest tie rests on, copies counted once: those for the less reported of its two memberships
-- column first_reported: day on which the first of these ties was published for both
-- column last_reported: day on which one of these ties was last published
-- column sample_quote: the alliance as printed, of the surest tie
-- column sample_context: a sentence about it
-- column sample_article_id: the article it stands in
create or replace table alliance_ties as
with states as (
    select entity_id from entities where kind in ('state', 'historical_state')
), memberships as (
    select alliance, member, since, n_independent, first_reported, last_reported, sample_quote, sample_context, sample_article_id
    from alliance_members
    where relation = 'member' and current and alliance <> 'unnamed' and alliance_kind <> 'mission' and member in (from states)
), pacts as (
    select article_id, dup_group, sentence, member, published, min(since) as since, min(quote) as quote, min(context) as context
    from alliances
    join dup_groups using (article_id)
    where alliance = 'unnamed' and relation = 'member' and assertion = 'actual' and member in (from states)
    group by all
), ties as (
    select x.member as a, y.member as b, x.alliance,
           if(x.since is null or y.since is null, null, greatest(x.since, y.since)) as since,
           least(x.n_independent, y.n_independent) as n_independent,
           greatest(x.first_reported, y.first_reported) as first_reported,
           greatest(x.last_reported, y.last_reported) as last_reported,
           x.sample_quote as quote, x.sample_context as context, x.sample_article_id as article_id
    from memberships x
    join memberships y on y.alliance = x.alliance and x.member < y.member
    union all
    select x.member, y.member, 'unnamed', min(x.since), count(distinct x.dup_group), min(x.published), max(x.published),
           arg_max(x.quote, (x.published, x.article_id)), arg_max(x.context, (x.published, x.article_id)), arg_max(x.article_id, (x.published, x.article_id))
    from pacts x
    join pacts y on y.article_id = x.article_id and y.sentence = x.sentence and x.member < y.member
    group by x.member, y.member
), pairs as (
    select a, b,
           list(alliance order by alliance) as alliances,
           count(*) as n_alliances,
           min(since) as since,
           max(n_independent) as n_independent,
           min(first_reported) as first_reported,
           max(last_reported) as last_reported,
           arg_max(struct_pack(quote, context, article_id), (n_independent, last_reported, alliance)) as sample
    from ties
    group by a, b
)
select p.a, x.name as a_name, p.b, y.name as b_name, p.alliances, p.n_alliances, p.since,
       p.n_independent, p.first_reported, p.last_reported,
       p.sample.quote as sample_quote, p.sample.context as sample_context, p.sample.article_id as sample_article_id
from pairs p
join entities x on x.entity_id = p.a
join entities y on y.entity_id = p.b
order by p.n_alliances desc, p.n_independent desc, p.a, p.b;
