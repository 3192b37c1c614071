-- check: failures_have_articles
-- severity: error
-- Every failed extraction names an article that exists and a fact type that exists.
select f.article_id, f.fact_type, f.extractor_version
from extract_failures f
left join articles a using (article_id)
where a.article_id is null or f.fact_type not in ({{fact_types}})
