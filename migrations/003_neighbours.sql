-- Who stands beside whom, counted beforehand for the entities for which counting takes long; and totals of the whole base.

-- A neighbour of an entity is another entity with a counted mention (accepted, resolved, no demonym) in the same article
-- (window ARTICLE) or in the same sentence (window SENTENCE). A hub is an entity with article_count > 64. A hub has a row
-- here for every neighbour in an article, hub or not, with exact counts; any other entity has none, and is counted when
-- asked, from article_entities or mentions, of which it has few.
--
-- The neighbours of a hub by window SENTENCE, heaviest first, ties by neighbour_id, are neighbours_by_sentences as it
-- stands. By window ARTICLE they are two runs: those of 2 articles and more in neighbours_by_articles, then those of 1,
-- which are most, through the primary key.
CREATE TABLE neighbours (
  entity_id INTEGER NOT NULL REFERENCES entities (id),
  -- Refers to entities through its mentions: an index to check it by would double the table.
  neighbour_id INTEGER NOT NULL,
  -- Articles in which both stand.
  articles INTEGER NOT NULL CHECK (articles > 0),
  -- Sentences in which both stand.
  sentences INTEGER NOT NULL CHECK (sentences >= 0),
  PRIMARY KEY (entity_id, neighbour_id),
  CHECK (entity_id <> neighbour_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX neighbours_by_articles ON neighbours (entity_id, articles DESC, neighbour_id) WHERE articles > 1;
CREATE INDEX neighbours_by_sentences ON neighbours (entity_id, sentences DESC, neighbour_id) WHERE sentences > 0;

-- Totals of the whole base, kept by the writer; a count of 0 has no row.
--   ARTICLE  TOTAL ''; SOURCE, LANGUAGE, SECTION by value, '' when not known; YEAR '2005', '' when undated
--   PASSAGE  TOTAL ''
--   SENTENCE TOTAL ''
--   ENTITY   TOTAL ''; KIND
--   MENTION  STATUS, of all; and of the accepted ones: TOTAL '', KIND, FORM, RESOLVED '0' and '1', and by their article's SOURCE and YEAR
CREATE TABLE statistics (
  subject TEXT NOT NULL CHECK (subject IN ('ARTICLE', 'PASSAGE', 'SENTENCE', 'ENTITY', 'MENTION')),
  facet TEXT NOT NULL,
  value TEXT NOT NULL,
  count INTEGER NOT NULL CHECK (count > 0),
  PRIMARY KEY (subject, facet, value)
) STRICT, WITHOUT ROWID;
