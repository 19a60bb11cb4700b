-- Reasons may be added, so the code alone lists them (src/text/likeness.ts). Both tables are derived again by the next reseed or change.
DROP TABLE duplicates;
-- Derived by the writer from the names, kinds, identifiers and counts of articles of the two and of those with whom they share a key.
-- Never two that a gazetteer names apart, nor two with different identifiers of one scheme.
CREATE TABLE duplicates (
  -- The one whose key comes first.
  entity_id INTEGER NOT NULL REFERENCES entities (id) ON DELETE CASCADE,
  other_id INTEGER NOT NULL REFERENCES entities (id) ON DELETE CASCADE,
  score REAL NOT NULL CHECK (score BETWEEN 0 AND 1),
  -- In what they are alike, and the two names that are.
  reason TEXT NOT NULL CHECK (reason <> ''),
  name TEXT NOT NULL,
  other_name TEXT NOT NULL,
  PRIMARY KEY (entity_id, other_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX duplicates_by_other ON duplicates (other_id, entity_id);
CREATE INDEX duplicates_by_score ON duplicates (score, entity_id, other_id);
DELETE FROM likeness_keys;
