-- What articles say of people and in whose words: roles, and who said what. Both hang on mentions: they
-- belong to the entities of these, and count when these do. What they repeat of mentions is there for lists and counts to go by.

-- The words that say what somebody is by office or calling, and the mentions of who has the role and of what it is of.
CREATE TABLE roles (
  article_id INTEGER NOT NULL,
  start INTEGER NOT NULL CHECK (start >= 0),
  "end" INTEGER NOT NULL,
  sentence_start INTEGER NOT NULL,
  mention_start INTEGER NOT NULL,
  mention_end INTEGER NOT NULL,
  of_start INTEGER,
  of_end INTEGER,
  -- The entities of those two mentions. They refer to entities through them: indexes to check it by would be in vain.
  entity_id INTEGER,
  of_entity_id INTEGER,
  -- 1 when the mention of who has the role is accepted.
  accepted INTEGER NOT NULL CHECK (accepted IN (0, 1)),
  -- That of the article.
  published_at TEXT NOT NULL,
  -- The text from start to end, and the same folded.
  text TEXT NOT NULL CHECK (text <> ''),
  text_key TEXT NOT NULL,
  PRIMARY KEY (article_id, start, "end"),
  FOREIGN KEY (article_id, sentence_start) REFERENCES sentences (article_id, start) ON DELETE CASCADE,
  FOREIGN KEY (article_id, mention_start, mention_end) REFERENCES mentions (article_id, start, "end"),
  FOREIGN KEY (article_id, of_start, of_end) REFERENCES mentions (article_id, start, "end"),
  CHECK (start < "end"),
  CHECK (sentence_start <= start),
  CHECK ((of_start IS NULL) = (of_end IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX roles_by_entity ON roles (entity_id, published_at, article_id, start, "end", accepted);
CREATE INDEX roles_by_of ON roles (of_entity_id, published_at, article_id, start, "end") WHERE of_entity_id IS NOT NULL;

CREATE TABLE statements (
  -- rowId of the article's key and the span of the cue, '<key>:<start>-<end>'.
  id INTEGER PRIMARY KEY,
  article_id INTEGER NOT NULL,
  cue_start INTEGER NOT NULL CHECK (cue_start >= 0),
  cue_end INTEGER NOT NULL,
  sentence_start INTEGER NOT NULL,
  content_start INTEGER NOT NULL,
  content_end INTEGER NOT NULL,
  speaker_start INTEGER NOT NULL,
  speaker_end INTEGER NOT NULL,
  addressee_start INTEGER,
  addressee_end INTEGER,
  -- The entities of the mentions of speaker and addressee; see roles.
  speaker_entity_id INTEGER,
  addressee_entity_id INTEGER,
  -- 1 when the mention of the speaker is accepted.
  accepted INTEGER NOT NULL CHECK (accepted IN (0, 1)),
  -- The statement within whose content this one is made. One may be stored before the one it is made in.
  parent_id INTEGER REFERENCES statements (id) DEFERRABLE INITIALLY DEFERRED,
  direct INTEGER NOT NULL CHECK (direct IN (0, 1)),
  -- That of the article.
  published_at TEXT NOT NULL,
  -- The text from content_start to content_end.
  content TEXT NOT NULL CHECK (content <> ''),
  UNIQUE (article_id, cue_start, cue_end),
  FOREIGN KEY (article_id, sentence_start) REFERENCES sentences (article_id, start) ON DELETE CASCADE,
  FOREIGN KEY (article_id, speaker_start, speaker_end) REFERENCES mentions (article_id, start, "end"),
  FOREIGN KEY (article_id, addressee_start, addressee_end) REFERENCES mentions (article_id, start, "end"),
  CHECK (cue_start < cue_end),
  CHECK (sentence_start <= cue_start),
  CHECK (content_start < content_end),
  CHECK ((addressee_start IS NULL) = (addressee_end IS NULL))
) STRICT;
CREATE INDEX statements_by_speaker ON statements (speaker_entity_id, published_at, article_id, cue_start, cue_end, accepted);
CREATE INDEX statements_by_addressee ON statements (addressee_entity_id, published_at, article_id, cue_start, cue_end)
  WHERE addressee_entity_id IS NOT NULL;
CREATE INDEX statements_by_parent ON statements (parent_id) WHERE parent_id IS NOT NULL;

-- Words of what was said; see migration 002.
CREATE VIRTUAL TABLE statements_fts USING fts5 (
  content,
  content = 'statements', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
);

-- Two more subjects, of which the accepted ones are counted.
--   ROLE      TOTAL ''
--   STATEMENT TOTAL ''
CREATE TABLE statistics_next (
  subject TEXT NOT NULL CHECK (subject IN ('ARTICLE', 'PASSAGE', 'SENTENCE', 'ENTITY', 'MENTION', 'ROLE', 'STATEMENT')),
  facet TEXT NOT NULL,
  value TEXT NOT NULL,
  count INTEGER NOT NULL CHECK (count > 0),
  PRIMARY KEY (subject, facet, value)
) STRICT, WITHOUT ROWID;
INSERT INTO statistics_next SELECT subject, facet, value, count FROM statistics;
DROP TABLE statistics;
ALTER TABLE statistics_next RENAME TO statistics;
