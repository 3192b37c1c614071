-- query: leaving_alliances
-- title: Who left or was suspended
-- Members whose relation to an alliance ended or is suspended, with the sentence that says so.
select coalesce(member_name, member) as member,
       relation,
       coalesce(alliance_name, alliance) as alliance,
       until, last_reported, sample_context
from alliance_members
where relation in ('left', 'suspended')
order by last_reported desc, alliance, member
