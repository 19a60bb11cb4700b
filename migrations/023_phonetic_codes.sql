-- Names are also found by sound: each word of an alias has the codes that src/text/phonetic.ts gives it.
ALTER TABLE aliases ADD COLUMN phonetic_codes TEXT NOT NULL DEFAULT '';
UPDATE aliases SET phonetic_codes = name_codes(name_key);

DROP VIEW aliases_indexed;
CREATE VIEW aliases_indexed AS
  SELECT id, name_key || char(10) AS name_key, phonetic_codes,
    replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(name, 'ı', 'i'), 'ł', 'l'), 'Ł', 'l'), 'ø', 'o'), 'Ø', 'o'), 'ǿ', 'o'), 'Ǿ', 'o'), 'đ', 'd'), 'Đ', 'd'), 'ð', 'd'), 'Ð', 'd'), 'þ', 'th'), 'Þ', 'th'), 'ß', 'ss'), 'ẞ', 'ss'), 'æ', 'ae'), 'Æ', 'ae'), 'ǽ', 'ae'), 'Ǽ', 'ae'), 'ǣ', 'ae'), 'Ǣ', 'ae'), 'œ', 'oe'), 'Œ', 'oe') AS name
  FROM aliases;

CREATE VIRTUAL TABLE aliases_phonetic USING fts5 (
  phonetic_codes, content = 'aliases_indexed', content_rowid = 'id', tokenize = 'ascii', detail = none, columnsize = 0
);
INSERT INTO aliases_phonetic (aliases_phonetic) VALUES ('rebuild');
