-- Mentions in bylines, captions and credits name who made the article, not whom it is about: they stay mentions, and count nowhere.
-- What counts is decided in one place, the column `counts`.

ALTER TABLE mentions ADD COLUMN peripheral INTEGER NOT NULL DEFAULT 0 CHECK (peripheral IN (0, 1));
ALTER TABLE mentions ADD COLUMN counts INTEGER
  GENERATED ALWAYS AS (status = 'ACCEPTED' AND form <> 'DEMONYM' AND peripheral = 0) VIRTUAL;

UPDATE mentions SET peripheral = 1 FROM passages AS p
WHERE p.role IN ('BYLINE', 'CAPTION', 'CREDIT')
  AND mentions.article_id = p.article_id AND mentions.start >= p.start AND mentions.start < p."end";

-- Hubs lose the articles in which only peripheral mentions name one of the two, and the sentences of peripheral passages.
CREATE TABLE lost_appearances AS
SELECT DISTINCT m.article_id, m.entity_id FROM mentions AS m
WHERE m.peripheral AND m.status = 'ACCEPTED' AND m.form <> 'DEMONYM' AND m.entity_id IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM mentions AS o WHERE o.article_id = m.article_id AND o.entity_id = m.entity_id AND o.counts);

CREATE TABLE lost_pairs (
  entity_id INTEGER NOT NULL, neighbour_id INTEGER NOT NULL, articles INTEGER NOT NULL, sentences INTEGER NOT NULL,
  PRIMARY KEY (entity_id, neighbour_id)) WITHOUT ROWID;
INSERT INTO lost_pairs
SELECT entity_id, neighbour_id, sum(articles), sum(sentences) FROM (
  SELECT entity_id, neighbour_id, 1 AS articles, 0 AS sentences FROM (
    SELECT l.article_id, l.entity_id, o.entity_id AS neighbour_id
    FROM lost_appearances AS l CROSS JOIN article_entities AS o ON o.article_id = l.article_id
    WHERE o.mention_count > 0 AND o.entity_id <> l.entity_id
    UNION
    SELECT l.article_id, o.entity_id, l.entity_id
    FROM lost_appearances AS l CROSS JOIN article_entities AS o ON o.article_id = l.article_id
    WHERE o.mention_count > 0 AND o.entity_id <> l.entity_id)
  UNION ALL
  SELECT entity_id, neighbour_id, 0, 1 FROM (
    SELECT DISTINCT m.article_id, m.sentence_start, m.entity_id, o.entity_id AS neighbour_id
    FROM mentions AS m CROSS JOIN mentions AS o ON o.article_id = m.article_id AND o.sentence_start = m.sentence_start
    WHERE m.peripheral AND m.status = 'ACCEPTED' AND m.form <> 'DEMONYM' AND m.entity_id IS NOT NULL
      AND o.status = 'ACCEPTED' AND o.form <> 'DEMONYM' AND o.entity_id <> m.entity_id))
GROUP BY entity_id, neighbour_id;

DELETE FROM neighbours WHERE EXISTS (
  SELECT 1 FROM lost_pairs AS l
  WHERE l.entity_id = neighbours.entity_id AND l.neighbour_id = neighbours.neighbour_id AND l.articles >= neighbours.articles);
UPDATE neighbours SET articles = neighbours.articles - l.articles, sentences = neighbours.sentences - l.sentences
FROM lost_pairs AS l WHERE l.entity_id = neighbours.entity_id AND l.neighbour_id = neighbours.neighbour_id;
DROP TABLE lost_pairs;
DROP TABLE lost_appearances;

-- One row for each entity that an accepted mention of the article names; derived by the writer from mentions.
CREATE TABLE article_entities_next (
  article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  entity_id INTEGER NOT NULL REFERENCES entities (id),
  published_at TEXT NOT NULL,
  -- Mentions that count, demonyms that are not peripheral, and peripheral mentions of any form.
  mention_count INTEGER NOT NULL CHECK (mention_count >= 0),
  demonym_count INTEGER NOT NULL CHECK (demonym_count >= 0),
  peripheral_count INTEGER NOT NULL CHECK (peripheral_count >= 0),
  -- Where the first mention begins: of those that are not peripheral if there are such.
  first_start INTEGER NOT NULL,
  -- Sum over the mentions that count of (2 in a headline, elsewhere 1) * (2 * text_length - start): the last word of the text
  -- weighs half of what the first does.
  weight INTEGER NOT NULL CHECK (weight >= 0),
  -- 0 to 1: weight divided by the weights of all entities of the article.
  salience REAL NOT NULL CHECK (salience BETWEEN 0 AND 1),
  PRIMARY KEY (article_id, entity_id),
  CHECK (mention_count + demonym_count + peripheral_count > 0)
) STRICT, WITHOUT ROWID;

INSERT INTO article_entities_next
SELECT article_id, entity_id, published_at, mention_count, demonym_count, 0, first_start, weight, salience FROM article_entities
WHERE article_id NOT IN (SELECT article_id FROM passages WHERE role IN ('BYLINE', 'CAPTION', 'CREDIT'));

INSERT INTO article_entities_next
SELECT article_id, entity_id, published_at, mention_count, demonym_count, peripheral_count, first_start, weight,
  iif(weight = 0, 0.0, CAST(weight AS REAL) / sum(weight) OVER (PARTITION BY article_id))
FROM (
  SELECT m.article_id, m.entity_id, a.published_at, sum(m.counts) AS mention_count,
    count(*) FILTER (WHERE m.form = 'DEMONYM' AND NOT m.peripheral) AS demonym_count, sum(m.peripheral) AS peripheral_count,
    coalesce(min(m.start) FILTER (WHERE NOT m.peripheral), min(m.start)) AS first_start,
    coalesce(sum(
      (2 * a.text_length - m.start) * (1 + EXISTS (
        SELECT 1 FROM passages AS p
        WHERE p.article_id = a.id AND p.role = 'HEADLINE' AND p.start <= m.start AND m.start < p."end")))
      FILTER (WHERE m.counts), 0) AS weight
  FROM articles AS a CROSS JOIN mentions AS m ON m.article_id = a.id
  WHERE m.status = 'ACCEPTED' AND m.entity_id IS NOT NULL
    AND a.id IN (SELECT article_id FROM passages WHERE role IN ('BYLINE', 'CAPTION', 'CREDIT'))
  GROUP BY m.article_id, m.entity_id);

DROP TABLE article_entities;
ALTER TABLE article_entities_next RENAME TO article_entities;
CREATE INDEX article_entities_by_entity ON article_entities (
  entity_id, published_at, article_id, mention_count, demonym_count, peripheral_count);

ALTER TABLE entities ADD COLUMN peripheral_count INTEGER NOT NULL DEFAULT 0 CHECK (peripheral_count >= 0);
UPDATE entities SET
  article_count = s.article_count, mention_count = s.mention_count, demonym_count = s.demonym_count,
  peripheral_count = s.peripheral_count, first_published_at = s.first_published_at, last_published_at = s.last_published_at
FROM (
  SELECT entity_id, count(*) FILTER (WHERE mention_count > 0) AS article_count, sum(mention_count) AS mention_count,
    sum(demonym_count) AS demonym_count, sum(peripheral_count) AS peripheral_count,
    coalesce(min(published_at) FILTER (WHERE mention_count > 0 AND published_at > ''), '') AS first_published_at,
    coalesce(max(published_at) FILTER (WHERE mention_count > 0 AND published_at > ''), '') AS last_published_at
  FROM article_entities GROUP BY entity_id HAVING sum(peripheral_count) > 0) AS s
WHERE s.entity_id = entities.id;

-- Whoever is no hub any more, with 64 articles or fewer, has no neighbours stored.
DELETE FROM neighbours WHERE entity_id IN (SELECT id FROM entities WHERE article_count <= 64);
