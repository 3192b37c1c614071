-- check: quotes_in_context
-- severity: error
-- Every fact's quote stands in its sentence, and the sentence in the article.
select f.fact_table, f.fact_id, f.article_id, f.quote, f.context
from (
    {{facts "fact_id, article_id, quote, context"}}
) f
join articles a using (article_id)
where not contains(f.context, f.quote) or not contains(a.body, f.context)
