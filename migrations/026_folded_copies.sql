-- Full-text indexes read folded copies of texts with letters that SQLite does not fold as src/text/fold.ts does: "ﬁ", "Ａ", "ł", "й". The copies are null
-- where the index reads the text itself, as it does most.
ALTER TABLE articles ADD COLUMN title_folded TEXT;
ALTER TABLE article_texts ADD COLUMN folded TEXT;
ALTER TABLE aliases ADD COLUMN folded TEXT;
ALTER TABLE surfaces ADD COLUMN folded TEXT;
ALTER TABLE statements ADD COLUMN folded TEXT;

UPDATE articles SET title_folded = folded_copy(title) WHERE folded_copy(title) IS NOT NULL;
UPDATE article_texts SET folded = folded_copy(text) WHERE folded_copy(text) IS NOT NULL;
UPDATE aliases SET folded = folded_copy(name) WHERE folded_copy(name) IS NOT NULL;
UPDATE surfaces SET folded = folded_copy(surface) WHERE folded_copy(surface) IS NOT NULL;
UPDATE statements SET folded = folded_copy(content) WHERE folded_copy(content) IS NOT NULL;

DROP VIEW articles_indexed;
DROP VIEW aliases_indexed;
DROP VIEW surfaces_indexed;
DROP VIEW statements_indexed;
ALTER TABLE articles DROP COLUMN text_folds;

-- Keys end with a line feed, as migration 013 says.
CREATE VIEW articles_indexed AS
  SELECT id, title_key || char(10) AS title_key, coalesce(title_folded, title) AS title,
    (SELECT coalesce(folded, text) FROM article_texts WHERE article_id = id) AS text
  FROM articles;
CREATE VIEW aliases_indexed AS
  SELECT id, name_key || char(10) AS name_key, phonetic_codes, coalesce(folded, name) AS name FROM aliases;
CREATE VIEW surfaces_indexed AS
  SELECT id, surface_key || char(10) AS surface_key, coalesce(folded, surface) AS surface FROM surfaces;
CREATE VIEW statements_indexed AS
  SELECT id, coalesce(folded, content) AS content FROM statements;

INSERT INTO articles_fts (articles_fts) VALUES ('rebuild');
INSERT INTO aliases_fts (aliases_fts) VALUES ('rebuild');
INSERT INTO surfaces_fts (surfaces_fts) VALUES ('rebuild');
INSERT INTO statements_fts (statements_fts) VALUES ('rebuild');

-- Lists of frequent words follow from the index, and are filled by the next reseed.
DELETE FROM frequent_word_hits;
DELETE FROM frequent_words;
