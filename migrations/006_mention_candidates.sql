-- What an ambiguous mention may name. Such a mention is a CANDIDATE tied to no entity.
CREATE TABLE mention_candidates (
  article_id INTEGER NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  entity_id INTEGER NOT NULL REFERENCES entities (id),
  -- Place among the candidates, from 0, the likeliest first.
  place INTEGER NOT NULL CHECK (place >= 0),
  score REAL NOT NULL CHECK (score BETWEEN 0 AND 1),
  PRIMARY KEY (article_id, start, "end", place),
  UNIQUE (article_id, start, "end", entity_id),
  FOREIGN KEY (article_id, start, "end") REFERENCES mentions (article_id, start, "end") ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX mention_candidates_by_entity ON mention_candidates (entity_id);
