-- check: spans_slice_to_quotes
-- severity: error
-- Every fact can be read back: its span, cut out of the article's body, is its quote.
select f.fact_table, f.fact_id, f.article_id, f.span_start, f.span_end, f.quote,
       substring(a.body, f.span_start + 1, f.span_end - f.span_start) as found
from (
    {{facts "fact_id, article_id, span_start, span_end, quote"}}
) f
join articles a using (article_id)
where f.quote = ''
   or f.span_start < 0
   or f.span_start >= f.span_end
   or substring(a.body, f.span_start + 1, f.span_end - f.span_start) <> f.quote
