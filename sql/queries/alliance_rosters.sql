-- query: alliance_rosters
-- title: Who is in which alliance
-- One row for each alliance and relation, with the members that the articles name.
select coalesce(alliance_name, alliance) as alliance,
       relation,
       count(*) as members,
       string_agg(coalesce(member_name, member), ', ' order by coalesce(member_name, member)) as names,
       min(since) as since
from alliance_members
where current
group by all
order by alliance, relation
