-- check: entities_outside_lexicon
-- severity: warn
-- Names that facts give and the lexicon does not know. They are kept as entities of kind other.
select entity_id
from entities
where kind = 'other'
  and entity_id <> 'unnamed' -- the alliance of a pact that the text gives no name
