-- Who has how many troops where, one row for each actor, place and status: the latest of the claims that most articles support (best_low, best_high), the range of all claims, and a sentence to read. Copies of one article support a claim once (n_independent).
create or replace view troop_presence as
with claims as (
    -- A claim is a number that articles give for the same actor, place and status. Denied and
    -- hypothetical mentions are no claims.
    select actor, location, status, low, high,
           count(distinct article_id) as n_articles,
           count(distinct dup_group) as n_independent,
           count(*) as n_mentions,
           min(published) as first_reported,
           max(published) as last_reported,
           arg_max(struct_pack(article_id, quote, context, event_from, event_to), (confidence, published, fact_id)) as sample
    from troops
    join dup_groups using (article_id)
    where assertion in ('actual', 'planned') and (low is not null or high is not null)
    group by actor, location, status, low, high
), ranked as (
    select *,
           row_number() over (partition by actor, location, status
                              order by n_independent desc, n_articles desc, last_reported desc, n_mentions desc, low desc nulls last, high desc nulls last) as rank
    from claims
), mentions as (
    select actor, location, status,
           count(distinct article_id) as n_articles,
           count(distinct dup_group) as n_independent,
           count(*) as n_mentions,
           min(published) as first_reported,
           max(published) as last_reported,
           min(coalesce(low, high)) as low,
           max(coalesce(high, low)) as high
    from troops
    join dup_groups using (article_id)
    where assertion in ('actual', 'planned') and (low is not null or high is not null)
    group by actor, location, status
)
select m.actor, actor.name as actor_name, m.location, place.name as location_name, m.status,
       r.low as best_low, r.high as best_high, r.n_articles as best_articles, r.n_independent as best_independent, r.last_reported as best_reported,
       m.low, m.high, m.n_articles, m.n_independent, m.n_mentions, m.first_reported, m.last_reported,
       r.sample.quote as sample_quote, r.sample.context as sample_context, r.sample.article_id as sample_article_id
from mentions m
join ranked r on r.rank = 1
    and r.actor is not distinct from m.actor
    and r.location is not distinct from m.location
    and r.status = m.status
left join entities actor on actor.entity_id = m.actor
left join entities place on place.entity_id = m.location
order by m.n_independent desc, m.n_articles desc, m.last_reported desc, m.actor nulls last, m.location nulls last, m.status;
