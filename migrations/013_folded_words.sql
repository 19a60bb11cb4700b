-- Full-text indexes read texts in which letters with a stroke or tie are plain ones, so that "lodz" finds "Łódź": the tokenizer of SQLite
-- folds accents alone. The letters are those of `foldLetters` in src/text/fold.ts.
-- Keys in the indexes of trigrams end with a line feed, which no key has: so two characters at the end of a key begin a trigram, and the
-- trigrams that begin with two characters are all that have them.

-- 1 when the text has such letters: few do, and to replace them in a long text takes time.
ALTER TABLE articles ADD COLUMN text_folds INTEGER NOT NULL DEFAULT 0 CHECK (text_folds IN (0, 1));
UPDATE articles SET text_folds = 1 WHERE text GLOB '*[ıłŁøØǿǾđĐðÐþÞßẞæÆǽǼǣǢœŒ]*';

CREATE VIEW articles_indexed AS
  SELECT id, title_key || char(10) AS title_key,
    replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(title, 'ı', 'i'), 'ł', 'l'), 'Ł', 'l'), 'ø', 'o'), 'Ø', 'o'), 'ǿ', 'o'), 'Ǿ', 'o'), 'đ', 'd'), 'Đ', 'd'), 'ð', 'd'), 'Ð', 'd'), 'þ', 'th'), 'Þ', 'th'), 'ß', 'ss'), 'ẞ', 'ss'), 'æ', 'ae'), 'Æ', 'ae'), 'ǽ', 'ae'), 'Ǽ', 'ae'), 'ǣ', 'ae'), 'Ǣ', 'ae'), 'œ', 'oe'), 'Œ', 'oe') AS title,
    iif(text_folds, replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(text, 'ı', 'i'), 'ł', 'l'), 'Ł', 'l'), 'ø', 'o'), 'Ø', 'o'), 'ǿ', 'o'), 'Ǿ', 'o'), 'đ', 'd'), 'Đ', 'd'), 'ð', 'd'), 'Ð', 'd'), 'þ', 'th'), 'Þ', 'th'), 'ß', 'ss'), 'ẞ', 'ss'), 'æ', 'ae'), 'Æ', 'ae'), 'ǽ', 'ae'), 'Ǽ', 'ae'), 'ǣ', 'ae'), 'Ǣ', 'ae'), 'œ', 'oe'), 'Œ', 'oe'), text) AS text
  FROM articles;
CREATE VIEW aliases_indexed AS
  SELECT id, name_key || char(10) AS name_key,
    replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(name, 'ı', 'i'), 'ł', 'l'), 'Ł', 'l'), 'ø', 'o'), 'Ø', 'o'), 'ǿ', 'o'), 'Ǿ', 'o'), 'đ', 'd'), 'Đ', 'd'), 'ð', 'd'), 'Ð', 'd'), 'þ', 'th'), 'Þ', 'th'), 'ß', 'ss'), 'ẞ', 'ss'), 'æ', 'ae'), 'Æ', 'ae'), 'ǽ', 'ae'), 'Ǽ', 'ae'), 'ǣ', 'ae'), 'Ǣ', 'ae'), 'œ', 'oe'), 'Œ', 'oe') AS name
  FROM aliases;
CREATE VIEW surfaces_indexed AS
  SELECT id, surface_key || char(10) AS surface_key,
    replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(surface, 'ı', 'i'), 'ł', 'l'), 'Ł', 'l'), 'ø', 'o'), 'Ø', 'o'), 'ǿ', 'o'), 'Ǿ', 'o'), 'đ', 'd'), 'Đ', 'd'), 'ð', 'd'), 'Ð', 'd'), 'þ', 'th'), 'Þ', 'th'), 'ß', 'ss'), 'ẞ', 'ss'), 'æ', 'ae'), 'Æ', 'ae'), 'ǽ', 'ae'), 'Ǽ', 'ae'), 'ǣ', 'ae'), 'Ǣ', 'ae'), 'œ', 'oe'), 'Œ', 'oe') AS surface
  FROM surfaces;
CREATE VIEW statements_indexed AS
  SELECT id,
    replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(content, 'ı', 'i'), 'ł', 'l'), 'Ł', 'l'), 'ø', 'o'), 'Ø', 'o'), 'ǿ', 'o'), 'Ǿ', 'o'), 'đ', 'd'), 'Đ', 'd'), 'ð', 'd'), 'Ð', 'd'), 'þ', 'th'), 'Þ', 'th'), 'ß', 'ss'), 'ẞ', 'ss'), 'æ', 'ae'), 'Æ', 'ae'), 'ǽ', 'ae'), 'Ǽ', 'ae'), 'ǣ', 'ae'), 'Ǣ', 'ae'), 'œ', 'oe'), 'Œ', 'oe') AS content
  FROM statements;

DROP TABLE articles_fts;
DROP TABLE aliases_fts;
DROP TABLE surfaces_fts;
DROP TABLE statements_fts;
DROP TABLE articles_trigrams;
DROP TABLE aliases_trigrams;
DROP TABLE surfaces_trigrams;

CREATE VIRTUAL TABLE articles_fts USING fts5 (
  title, text, content = 'articles_indexed', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE aliases_fts USING fts5 (
  name, content = 'aliases_indexed', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE surfaces_fts USING fts5 (
  surface, content = 'surfaces_indexed', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE statements_fts USING fts5 (
  content, content = 'statements_indexed', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
);

CREATE VIRTUAL TABLE articles_trigrams USING fts5 (
  title_key, content = 'articles_indexed', content_rowid = 'id', tokenize = 'trigram case_sensitive 1', detail = none, columnsize = 0
);
CREATE VIRTUAL TABLE aliases_trigrams USING fts5 (
  name_key, content = 'aliases_indexed', content_rowid = 'id', tokenize = 'trigram case_sensitive 1', detail = none, columnsize = 0
);
CREATE VIRTUAL TABLE surfaces_trigrams USING fts5 (
  surface_key, content = 'surfaces_indexed', content_rowid = 'id', tokenize = 'trigram case_sensitive 1', detail = none, columnsize = 0
);

-- The trigrams of each row.
CREATE VIRTUAL TABLE articles_trigrams_terms USING fts5vocab (articles_trigrams, instance);
CREATE VIRTUAL TABLE aliases_trigrams_terms USING fts5vocab (aliases_trigrams, instance);
CREATE VIRTUAL TABLE surfaces_trigrams_terms USING fts5vocab (surfaces_trigrams, instance);

-- A title weighs as much as four words of the text.
INSERT INTO articles_fts (articles_fts, rank) VALUES ('rank', 'bm25(4.0, 1.0)');

INSERT INTO articles_fts (articles_fts) VALUES ('rebuild');
INSERT INTO aliases_fts (aliases_fts) VALUES ('rebuild');
INSERT INTO surfaces_fts (surfaces_fts) VALUES ('rebuild');
INSERT INTO statements_fts (statements_fts) VALUES ('rebuild');
INSERT INTO articles_trigrams (articles_trigrams) VALUES ('rebuild');
INSERT INTO aliases_trigrams (aliases_trigrams) VALUES ('rebuild');
INSERT INTO surfaces_trigrams (surfaces_trigrams) VALUES ('rebuild');
