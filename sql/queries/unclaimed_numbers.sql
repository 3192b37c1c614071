-- query: unclaimed_numbers
-- title: Numbers that no fact explains
-- The nouns that are counted most often without any fact claiming the number: what the extraction does not cover yet.
select lower(unit) as noun,
       count(*) as numbers,
       count(distinct article_id) as articles,
       any_value(quote) as example,
       any_value(context) as sentence
from quantities
where claimed_by is null and kind = 'count' and unit <> ''
group by all
order by numbers desc, noun
limit 30
