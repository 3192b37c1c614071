-- Numbers that extraction saw and that no fact explains, one row each with its sentence: what the program did not understand, or what is none of its business. Copies of one article repeat them; count distinct dup_group.
-- column fact_id: the number in quantities
-- column article_id: the article that it stands in
-- column dup_group: group of copies that the article belongs to
-- column source: where the article comes from
-- column published: day on which the article was published
-- column kind [quantities.kind]: what sort of number it is
-- column noun: what is counted, in lower case; empty if no noun is
-- column low: lower bound; null if it is open
-- column high: upper bound; null if it is open
-- column qualifier [quantities.qualifier]: how it is hedged
-- column value: the number's value; a range's lower end
-- column sample_quote: the number as printed
-- column sample_context: its sentence
create or replace view unclaimed_quantities as
select q.fact_id, q.article_id, g.dup_group, a.source, q.published, q.kind, coalesce(lower(q.unit), '') as noun,
       q.low, q.high, q.qualifier, q.value, q.quote as sample_quote, q.context as sample_context
from quantities q
join dup_groups g using (article_id)
join articles a using (article_id)
where q.claimed_by is null;
