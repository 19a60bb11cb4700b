-- An inverted index from entities to sentences in blocks of articles that follow each other in order of publication, so that entities are counted in the
-- articles of a period, or beside a famous one, by reading lists of small numbers in the place of rows. A block begins with an article of which the row
-- id is divisible by 256, or with the first of all: which articles are together depends on them alone, and one that comes or goes changes a block or two.
CREATE TABLE posting_blocks (
  -- Of the article that a block begins with; '' and 0 for the articles before all such.
  first_published_at TEXT NOT NULL,
  first_article_id INTEGER NOT NULL,
  last_published_at TEXT NOT NULL,
  -- See src/store/database/postings/block.ts.
  data BLOB NOT NULL,
  PRIMARY KEY (first_published_at, first_article_id)
) STRICT, WITHOUT ROWID;

INSERT INTO posting_blocks
WITH firsts AS (
  SELECT '' AS published_at, 0 AS id UNION ALL SELECT published_at, id FROM articles WHERE id % 256 = 0
), bounds AS (
  SELECT published_at, id, lead(published_at, 1, '~') OVER publication AS next_published_at, lead(id, 1, 0) OVER publication AS next_id
  FROM firsts WINDOW publication AS (ORDER BY published_at, id)
)
SELECT b.published_at, b.id, max(a.published_at),
  posting_block(a.id, a.published_at, a.source, a.language, a.section, a.published_precision, m.kind, iif(m.counts, m.entity_id, NULL), m.sentence_start)
FROM bounds AS b CROSS JOIN articles AS a ON (a.published_at, a.id) >= (b.published_at, b.id) AND (a.published_at, a.id) < (b.next_published_at, b.next_id)
  LEFT JOIN mentions AS m ON m.article_id = a.id AND m.status = 'ACCEPTED' AND NOT m.peripheral
GROUP BY b.published_at, b.id;
