-- check: articles_bodies_intact
-- severity: error
-- The body of every article is the text that came in: its length and its SHA-256 are those taken when it was read.
select article_id, bytes, strlen(body) as found_bytes, sha256, sha256(body) as found_sha256
from articles
where strlen(body) <> bytes or sha256(body) <> sha256
