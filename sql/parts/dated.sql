-- The rows of a fact table with the group of copies that their article belongs to, the day that the fact holds for, and how exactly that day is known (ACLED's time precision: 1 a day, 2 up to a month, 3 longer; null where the text gives no date).
select fact.*, dup_group,
       coalesce(fact.event_to, fact.published) as as_of,
       case when fact.date_source = 'publication' or fact.event_from is null or fact.event_to is null then null
            when fact.event_from = fact.event_to then 1
            when fact.event_to - fact.event_from <= 31 then 2
            else 3 end as date_precision
from {{.}} fact
join dup_groups using (article_id)
