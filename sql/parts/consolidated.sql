-- Common table expressions that consolidate the relation mentions, as UCDP gives low, best and high: one row for each value of the key columns. A claim is a pair of low and high; copies of one article support it once; the best is the latest of those that most support. It is disputed if two articles, no copies of each other, speaking of the same mentions.period, leave no number that both could mean.
claims as (
    select {{.}}, low, high,
           count(distinct article_id) as n_articles,
           count(distinct dup_group) as n_independent,
           max(as_of) as as_of,
           max(published) as last_reported,
           arg_max(struct_pack(qualifier, unit, as_of, date_precision, article_id, quote, context), (as_of, published, confidence, fact_id)) as sample
    from mentions
    group by {{.}}, low, high
), best as (
    select {{.}},
           arg_max(struct_pack(low, high, n_articles, n_independent, last_reported, sample),
                   (n_independent, as_of, last_reported, coalesce(low, -1), coalesce(high, -1))) as claim
    from claims
    group by {{.}}
), spans as (
    select {{.}},
           count(distinct article_id) as n_articles,
           count(distinct dup_group) as n_independent,
           count(*) as n_mentions,
           min(published) as first_reported,
           max(published) as last_reported,
           min(coalesce(low, high)) as low,
           max(coalesce(high, low)) as high
    from mentions
    group by {{.}}
), reports as (
    -- What a group of copies leaves possible. Articles that name several numbers do not contradict themselves.
    select {{.}}, period, dup_group, min(lower) as lower, max(upper) as upper
    from mentions
    group by {{.}}, period, dup_group
), periods as (
    -- Some two of these ranges are disjoint if and only if one begins after another has ended.
    select {{.}}, max(lower) > min(upper) as disjoint
    from reports
    group by {{.}}, period
), disputes as (
    select {{.}}, bool_or(disjoint) as disputed
    from periods
    group by {{.}}
), consolidated as (
    select spans.*, disputes.disputed,
           best.claim.low as best_low, best.claim.high as best_high,
           case when best.claim.low = best.claim.high or best.claim.high is null then best.claim.low
                when best.claim.low is null then best.claim.high end as best,
           best.claim.sample.qualifier as best_qualifier, best.claim.sample.unit as unit,
           best.claim.n_articles as best_articles, best.claim.n_independent as best_independent, best.claim.last_reported as best_reported,
           best.claim.sample.as_of as as_of,{{if not (.Has "date_precision")}} best.claim.sample.date_precision as date_precision,{{end}}
           best.claim.sample.quote as sample_quote, best.claim.sample.context as sample_context, best.claim.sample.article_id as sample_article_id
    from spans
    join best on {{.Same "best" "spans"}}
    join disputes on {{.Same "disputes" "spans"}}
)
