-- query: copies
-- title: Articles that are copies of each other
-- One row for each group of near-duplicates: its articles, where they come from, and how the first of them begins.
select g.articles,
       min(a.published) as first_published,
       max(a.published) as last_published,
       string_agg(distinct a.source, ', ' order by a.source) as sources,
       string_agg(g.article_id, ', ' order by a.published, g.article_id) as article_ids,
       arg_min(left(a.body, 80), (a.published, a.article_id)) as begins
from dup_groups g
join articles a using (article_id)
where g.articles > 1
group by g.dup_group, g.articles
order by g.articles desc, first_published, article_ids
