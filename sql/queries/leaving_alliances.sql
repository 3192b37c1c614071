-- query: leaving_alliances
-- title: Who left or was suspended
-- Members whose relation to an alliance ended or is suspended, with the sentence that says so.
select coalesce(member_name, member) as member,
       relation,
       coalesce(alliance_name, alliance) as alliance,
       since, last_reported, sample_context
from alliance_members
where relation in ('left', 'suspended') and current
order by last_reported desc, alliance, member
