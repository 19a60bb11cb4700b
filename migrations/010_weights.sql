-- Salience from whole numbers: sums of weights are exact, so that they are the same in any order and a merge can add them.
-- `utf16_length` is a function of the connection that runs migrations: SQLite's own length() counts code points.

-- Length of the text in UTF-16 code units.
ALTER TABLE articles ADD COLUMN text_length INTEGER NOT NULL DEFAULT 0 CHECK (text_length >= 0);
UPDATE articles SET text_length = utf16_length(text);

-- One row for each entity that an accepted mention of the article names; derived by the writer from mentions.
CREATE TABLE article_entities_next (
  article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  entity_id INTEGER NOT NULL REFERENCES entities (id),
  published_at TEXT NOT NULL,
  -- Mentions other than demonyms, and demonyms.
  mention_count INTEGER NOT NULL CHECK (mention_count >= 0),
  demonym_count INTEGER NOT NULL CHECK (demonym_count >= 0),
  first_start INTEGER NOT NULL,
  -- Sum over the mentions other than demonyms of (2 in a headline, elsewhere 1) * (2 * text_length - start): the last word of
  -- the text weighs half of what the first does.
  weight INTEGER NOT NULL CHECK (weight >= 0),
  -- 0 to 1: weight divided by the weights of all entities of the article.
  salience REAL NOT NULL CHECK (salience BETWEEN 0 AND 1),
  PRIMARY KEY (article_id, entity_id),
  CHECK (mention_count + demonym_count > 0)
) STRICT, WITHOUT ROWID;

INSERT INTO article_entities_next
SELECT article_id, entity_id, published_at, mention_count, demonym_count, first_start, weight,
  iif(weight = 0, 0.0, CAST(weight AS REAL) / sum(weight) OVER (PARTITION BY article_id))
FROM (
  SELECT m.article_id, m.entity_id, a.published_at, count(*) FILTER (WHERE m.form <> 'DEMONYM') AS mention_count,
    count(*) FILTER (WHERE m.form = 'DEMONYM') AS demonym_count, min(m.start) AS first_start,
    coalesce(sum(
      (2 * a.text_length - m.start) * (1 + EXISTS (
        SELECT 1 FROM passages AS p
        WHERE p.article_id = a.id AND p.role = 'HEADLINE' AND p.start <= m.start AND m.start < p."end")))
      FILTER (WHERE m.form <> 'DEMONYM'), 0) AS weight
  FROM articles AS a CROSS JOIN mentions AS m ON m.article_id = a.id
  WHERE m.status = 'ACCEPTED' AND m.entity_id IS NOT NULL
  GROUP BY m.article_id, m.entity_id);

DROP TABLE article_entities;
ALTER TABLE article_entities_next RENAME TO article_entities;
CREATE INDEX article_entities_by_entity ON article_entities (entity_id, published_at, article_id, mention_count, demonym_count);
