-- check: vocabularies_closed
-- severity: error
-- A column with a closed vocabulary holds no other word.
{{vocabularies}}
