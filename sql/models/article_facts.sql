-- Every fact of every type in common columns, with a summary in words: what does an article say? Articles of one dup_group are copies of each other.
-- column article_id: the article that says it
-- column dup_group: group of copies that the article belongs to
-- column published: day on which the article was published
-- column fact_type: the fact type
-- column fact_table: the table that holds it
-- column fact_id: the fact in that table
-- column summary: the fact's own columns in words
-- column quote: the expression as it stands in the body
-- column context: the sentence as it stands in the body
-- column sentence: index of the sentence in the article, from 0
-- column span_start: first code point of the expression in articles.body
-- column span_end: code point after the expression's last, in articles.body
-- column assertion [troops.assertion]: how the article means it
-- column in_quote: stands inside quotation marks
-- column attributed_to: who said it, as printed; null if the article says it itself
-- column event_from: first day on which the fact holds or happened; null if it is unknown
-- column event_to: last day on which the fact holds or happened; null if it is unknown
-- column date_source [troops.date_source]: where the event date comes from
-- column rule: id of the rule that found it
-- column confidence: 0 to 1: how often facts found like this are right in every column
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
