-- What people have changed: a log, and what it makes of that which seeds say.

-- Every change in the order in which it was made. Rows are never deleted; what a later change does to one is in its last three columns.
CREATE TABLE changes (
  number INTEGER PRIMARY KEY CHECK (number > 0),
  -- The same in every database that the change is carried to.
  key TEXT NOT NULL UNIQUE CHECK (key <> ''),
  type TEXT NOT NULL CHECK (type IN (
    'ACCEPT_MENTION', 'REJECT_MENTION', 'RELINK_MENTION', 'UNLINK_MENTION', 'CHANGE_MENTION_KIND', 'MOVE_MENTION', 'ADD_MENTION',
    'CREATE_ENTITY', 'RENAME_ENTITY', 'CHANGE_ENTITY_KIND', 'ADD_ALIAS', 'REMOVE_ALIAS', 'SET_IDENTIFIER',
    'MERGE_ENTITIES', 'SPLIT_ENTITY', 'KEEP_APART', 'EDIT_ARTICLE', 'REPLACE_ARTICLE_TEXT', 'REMOVE_ARTICLE', 'UNDO')),
  -- JSON: the correction, or the number of the change that an UNDO takes back.
  input TEXT NOT NULL,
  reason TEXT,
  created_by TEXT NOT NULL CHECK (created_by <> ''),
  created_at TEXT NOT NULL,
  -- JSON: the things it names, as it found and left them.
  before TEXT NOT NULL,
  after TEXT NOT NULL,
  undoes INTEGER REFERENCES changes (number),
  undone_by INTEGER REFERENCES changes (number),
  orphan_reason TEXT,
  CHECK ((type = 'UNDO') = (undoes IS NOT NULL))
) STRICT;
CREATE INDEX changes_by_undoes ON changes (undoes) WHERE undoes IS NOT NULL;
CREATE INDEX changes_by_undone_by ON changes (undone_by) WHERE undone_by IS NOT NULL;
CREATE INDEX changes_by_type ON changes (type, number);
CREATE INDEX changes_by_author ON changes (created_by, number);

-- What each change touches. Keys are of things that may not be there.
CREATE TABLE change_subjects (
  subject TEXT NOT NULL CHECK (subject IN ('ENTITY', 'ARTICLE', 'MENTION')),
  -- rowId of key.
  subject_id INTEGER NOT NULL,
  change_number INTEGER NOT NULL REFERENCES changes (number),
  aspect TEXT NOT NULL,
  key TEXT NOT NULL,
  -- Why the change does nothing to it; null when it does.
  orphan_reason TEXT,
  PRIMARY KEY (subject, subject_id, change_number, aspect)
) STRICT, WITHOUT ROWID;
CREATE INDEX change_subjects_by_change ON change_subjects (change_number);

-- What seeds say of the articles that corrections change.
CREATE TABLE base_articles (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  -- Of the seed, as in articles.
  digest TEXT NOT NULL,
  run_id INTEGER NOT NULL REFERENCES runs (id),
  -- The ArticleRecord as JSON, written the one way.
  record TEXT NOT NULL
) STRICT;
CREATE INDEX base_articles_by_run ON base_articles (run_id);

-- Entities that live on in another. They have no row in entities.
CREATE TABLE merged_entities (
  -- rowId of key.
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  -- rowId of survivor_key, which is merged into none; no entity may be there by that key.
  survivor_id INTEGER NOT NULL,
  survivor_key TEXT NOT NULL
) STRICT;
CREATE INDEX merged_entities_by_survivor ON merged_entities (survivor_id);

-- What corrections say of single entities, merged or not.
CREATE TABLE corrected_entities (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  -- The kind it is said to be, and its mentions with it; null when seeds decide.
  kind TEXT CHECK (kind IN ('PERSON', 'ORGANIZATION', 'PLACE', 'OTHER')),
  -- JSON.
  overlay TEXT NOT NULL
) STRICT;

-- Pairs that are said not to be one, by row ids of the entities as they were before any merge; the smaller first.
CREATE TABLE kept_apart (
  entity_id INTEGER NOT NULL,
  other_id INTEGER NOT NULL,
  entity_key TEXT NOT NULL,
  other_key TEXT NOT NULL,
  PRIMARY KEY (entity_id, other_id),
  CHECK (entity_id < other_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX kept_apart_by_other ON kept_apart (other_id);

-- Under which entity each thing came that counts for a survivor now, by row id in merged_entities; and the kind that a mention
-- had before it followed its entity. Null when nothing is different. A CHECK on either would have every mention read.
ALTER TABLE mentions ADD COLUMN origin_id INTEGER;
ALTER TABLE mentions ADD COLUMN origin_kind TEXT;
ALTER TABLE mention_candidates ADD COLUMN origin_id INTEGER;
ALTER TABLE aliases ADD COLUMN origin_id INTEGER;
CREATE INDEX mentions_by_origin_kind ON mentions (entity_id) WHERE origin_kind IS NOT NULL;

-- 1 when corrections say it: such a claim is made whether an article or gazetteer makes it or not.
ALTER TABLE claims ADD COLUMN in_correction INTEGER NOT NULL DEFAULT 0 CHECK (in_correction IN (0, 1));
CREATE INDEX claims_in_correction ON claims (entity_id) WHERE in_correction = 1;

-- All that a mention may have named of which two are one entity since. Were they all, the mention is tied to it.
CREATE TABLE origin_candidates (
  article_id INTEGER NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  place INTEGER NOT NULL CHECK (place >= 0),
  key TEXT NOT NULL,
  score REAL NOT NULL CHECK (score BETWEEN 0 AND 1),
  PRIMARY KEY (article_id, start, "end", place),
  FOREIGN KEY (article_id, start, "end") REFERENCES mentions (article_id, start, "end") ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
