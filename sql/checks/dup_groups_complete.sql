-- check: dup_groups_complete
-- severity: error
-- Every article has a row in dup_groups, and nothing else has one; a group is named for the smallest article_id in it, and has as many rows as it says.
with members as (
    select dup_group, min(article_id) as smallest, count(*) as n
    from dup_groups
    group by dup_group
)
select coalesce(a.article_id, d.article_id) as article_id, d.dup_group, d.articles, 'articles' as wrong
from articles a
full join dup_groups d using (article_id)
where a.article_id is null or d.article_id is null
union all
select d.article_id, d.dup_group, d.articles, 'group'
from dup_groups d
join members m using (dup_group)
where d.dup_group <> m.smallest or d.articles <> m.n
