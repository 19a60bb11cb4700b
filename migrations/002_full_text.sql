-- Full-text indexes over texts, names and surfaces. They hold no copy of what they index, and triggers keep them so.
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

CREATE TRIGGER articles_index AFTER INSERT ON articles BEGIN
  INSERT INTO articles_fts (rowid, title, text) VALUES (new.id, new.title, new.text);
  INSERT INTO articles_trigrams (rowid, title_key) VALUES (new.id, new.title_key);
END;
CREATE TRIGGER articles_unindex AFTER DELETE ON articles BEGIN
  INSERT INTO articles_fts (articles_fts, rowid, title, text) VALUES ('delete', old.id, old.title, old.text);
  INSERT INTO articles_trigrams (articles_trigrams, rowid, title_key) VALUES ('delete', old.id, old.title_key);
END;
CREATE TRIGGER articles_reindex AFTER UPDATE OF id, title, title_key, text ON articles BEGIN
  INSERT INTO articles_fts (articles_fts, rowid, title, text) VALUES ('delete', old.id, old.title, old.text);
  INSERT INTO articles_trigrams (articles_trigrams, rowid, title_key) VALUES ('delete', old.id, old.title_key);
  INSERT INTO articles_fts (rowid, title, text) VALUES (new.id, new.title, new.text);
  INSERT INTO articles_trigrams (rowid, title_key) VALUES (new.id, new.title_key);
END;

CREATE TRIGGER aliases_index AFTER INSERT ON aliases BEGIN
  INSERT INTO aliases_fts (rowid, name) VALUES (new.id, new.name);
  INSERT INTO aliases_trigrams (rowid, name_key) VALUES (new.id, new.name_key);
END;
CREATE TRIGGER aliases_unindex AFTER DELETE ON aliases BEGIN
  INSERT INTO aliases_fts (aliases_fts, rowid, name) VALUES ('delete', old.id, old.name);
  INSERT INTO aliases_trigrams (aliases_trigrams, rowid, name_key) VALUES ('delete', old.id, old.name_key);
END;
CREATE TRIGGER aliases_reindex AFTER UPDATE OF id, name, name_key ON aliases BEGIN
  INSERT INTO aliases_fts (aliases_fts, rowid, name) VALUES ('delete', old.id, old.name);
  INSERT INTO aliases_trigrams (aliases_trigrams, rowid, name_key) VALUES ('delete', old.id, old.name_key);
  INSERT INTO aliases_fts (rowid, name) VALUES (new.id, new.name);
  INSERT INTO aliases_trigrams (rowid, name_key) VALUES (new.id, new.name_key);
END;

CREATE TRIGGER surfaces_index AFTER INSERT ON surfaces BEGIN
  INSERT INTO surfaces_fts (rowid, surface) VALUES (new.id, new.surface);
  INSERT INTO surfaces_trigrams (rowid, surface_key) VALUES (new.id, new.surface_key);
END;
CREATE TRIGGER surfaces_unindex AFTER DELETE ON surfaces BEGIN
  INSERT INTO surfaces_fts (surfaces_fts, rowid, surface) VALUES ('delete', old.id, old.surface);
  INSERT INTO surfaces_trigrams (surfaces_trigrams, rowid, surface_key) VALUES ('delete', old.id, old.surface_key);
END;
CREATE TRIGGER surfaces_reindex AFTER UPDATE OF id, surface, surface_key ON surfaces BEGIN
  INSERT INTO surfaces_fts (surfaces_fts, rowid, surface) VALUES ('delete', old.id, old.surface);
  INSERT INTO surfaces_trigrams (surfaces_trigrams, rowid, surface_key) VALUES ('delete', old.id, old.surface_key);
  INSERT INTO surfaces_fts (rowid, surface) VALUES (new.id, new.surface);
  INSERT INTO surfaces_trigrams (rowid, surface_key) VALUES (new.id, new.surface_key);
END;
