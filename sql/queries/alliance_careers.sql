-- query: alliance_careers
-- title: Members whose standing changed
-- All episodes of the members that have more than one with an alliance: applied, joined, suspended, left.
select alliance_name as alliance, member_name as member, episode, relation, since, until, last_reported, sample_context as sentence
from alliance_members
where alliance <> 'unnamed'
qualify count(*) over (partition by alliance, member) > 1
order by alliance, member, episode
