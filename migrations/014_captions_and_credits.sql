-- Passages may be captions and credits, too. Passages that are stored keep their roles until their articles are read again.
CREATE TABLE passages_next (
  article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  start INTEGER NOT NULL CHECK (start >= 0),
  "end" INTEGER NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('HEADLINE', 'BYLINE', 'DATELINE', 'PARAGRAPH', 'CAPTION', 'CREDIT')),
  PRIMARY KEY (article_id, start),
  CHECK (start < "end")
) STRICT, WITHOUT ROWID;
INSERT INTO passages_next SELECT * FROM passages;
DROP TABLE passages;
ALTER TABLE passages_next RENAME TO passages;
