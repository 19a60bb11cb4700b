-- Entities that may be one: pairs whose names are alike, for a person to judge. Nothing is ever joined by itself.

-- Keys by which entities with names that may be alike find each other. An entity has those that its names show.
CREATE TABLE likeness_keys (
  key TEXT NOT NULL,
  entity_id INTEGER NOT NULL REFERENCES entities (id) ON DELETE CASCADE,
  PRIMARY KEY (key, entity_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX likeness_keys_by_entity ON likeness_keys (entity_id);

-- Derived by the writer from the names, kinds and identifiers of the two alone. Never two that a gazetteer among the seeds
-- names apart, nor two with different identifiers of one scheme.
CREATE TABLE duplicates (
  -- The one whose key comes first.
  entity_id INTEGER NOT NULL REFERENCES entities (id) ON DELETE CASCADE,
  other_id INTEGER NOT NULL REFERENCES entities (id) ON DELETE CASCADE,
  score REAL NOT NULL CHECK (score BETWEEN 0 AND 1),
  -- In what they are alike, and the two names that are.
  reason TEXT NOT NULL CHECK (
    reason IN ('SAME_NAME', 'SPELLING', 'WORD_ORDER', 'MIDDLE_NAME', 'ACRONYM', 'OTHER_KIND', 'INITIALS', 'SURNAME')),
  name TEXT NOT NULL,
  other_name TEXT NOT NULL,
  PRIMARY KEY (entity_id, other_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX duplicates_by_other ON duplicates (other_id, entity_id);
CREATE INDEX duplicates_by_score ON duplicates (score, entity_id, other_id);
