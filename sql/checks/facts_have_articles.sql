-- check: facts_have_articles
-- severity: error
-- Every fact belongs to an article that exists, and has its date.
select f.fact_table, f.fact_id, f.article_id, f.published, a.published as article_published
from (
    {{facts "fact_id, article_id, published"}}
) f
left join articles a using (article_id)
where a.article_id is null or f.published is distinct from a.published
