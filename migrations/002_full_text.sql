-- Full-text indexes over texts, names and surfaces. They hold no copy of what they index. The writer adds and removes their
-- rows itself, in order of row id: from a trigger, or out of order, every single row is written to disk as a segment of its own.
-- *_fts find words, whatever their case and diacritics; *_trigrams find any three characters of a folded key.

CREATE VIRTUAL TABLE articles_fts USING fts5 (
  title, text,
  content = 'articles', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE aliases_fts USING fts5 (
  name,
  content = 'aliases', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE surfaces_fts USING fts5 (
  surface,
  content = 'surfaces', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
);

CREATE VIRTUAL TABLE articles_trigrams USING fts5 (
  title_key,
  content = 'articles', content_rowid = 'id', tokenize = 'trigram', detail = none, columnsize = 0
);
CREATE VIRTUAL TABLE aliases_trigrams USING fts5 (
  name_key,
  content = 'aliases', content_rowid = 'id', tokenize = 'trigram', detail = none, columnsize = 0
);
CREATE VIRTUAL TABLE surfaces_trigrams USING fts5 (
  surface_key,
  content = 'surfaces', content_rowid = 'id', tokenize = 'trigram', detail = none, columnsize = 0
);

-- A title weighs as much as four words of the text.
INSERT INTO articles_fts (articles_fts, rank) VALUES ('rank', 'bm25(4.0, 1.0)');
