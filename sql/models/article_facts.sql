-- Every fact of every type in common columns, with a summary in words: what does an article say? Articles of one dup_group are copies of each other.
create or replace view article_facts as
with facts as (
    {{facts "fact_id, article_id, published, sentence, span_start, span_end, quote, context, assertion, in_quote, attributed_to, event_from, event_to, date_source, rule, confidence"}}
), summaries as (
    {{summaries}}
)
select f.article_id, g.dup_group, f.published, f.fact_type, f.fact_table, f.fact_id, s.summary,
       f.quote, f.context, f.sentence, f.span_start, f.span_end,
       f.assertion, f.in_quote, f.attributed_to, f.event_from, f.event_to, f.date_source, f.rule, f.confidence
from facts f
join dup_groups g using (article_id)
join summaries s using (fact_table, fact_type, fact_id);
