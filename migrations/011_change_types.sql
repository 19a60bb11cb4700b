-- The code alone lists the types of changes (src/corrections/definitions.ts), so that a new type needs no migration: the log is rebuilt
-- without the constraint on the type. Its subjects are rebuilt with it, since they refer to it.
CREATE TABLE changes_next (
  number INTEGER PRIMARY KEY CHECK (number > 0),
  -- The same in every database that the change is imported into.
  key TEXT NOT NULL UNIQUE CHECK (key <> ''),
  type TEXT NOT NULL CHECK (type <> ''),
  -- JSON: the correction, or the number of the change that an UNDO undoes.
  input TEXT NOT NULL,
  reason TEXT,
  created_by TEXT NOT NULL CHECK (created_by <> ''),
  created_at TEXT NOT NULL,
  -- JSON: the things that it touches, before and after it.
  before TEXT NOT NULL,
  after TEXT NOT NULL,
  undoes INTEGER REFERENCES changes_next (number),
  undone_by INTEGER REFERENCES changes_next (number),
  orphan_reason TEXT,
  CHECK ((type = 'UNDO') = (undoes IS NOT NULL))
) STRICT;
INSERT INTO changes_next SELECT * FROM changes;

-- What each change touches. The keys may be of things that do not exist.
CREATE TABLE change_subjects_next (
  subject TEXT NOT NULL CHECK (subject IN ('ENTITY', 'ARTICLE', 'MENTION')),
  -- rowId of key.
  subject_id INTEGER NOT NULL,
  change_number INTEGER NOT NULL REFERENCES changes_next (number),
  aspect TEXT NOT NULL,
  key TEXT NOT NULL,
  -- Why the change has no effect on it; null when it has.
  orphan_reason TEXT,
  PRIMARY KEY (subject, subject_id, change_number, aspect)
) STRICT, WITHOUT ROWID;
INSERT INTO change_subjects_next SELECT * FROM change_subjects;

DROP TABLE change_subjects;
DROP TABLE changes;
ALTER TABLE changes_next RENAME TO changes;
ALTER TABLE change_subjects_next RENAME TO change_subjects;
CREATE INDEX changes_by_undoes ON changes (undoes) WHERE undoes IS NOT NULL;
CREATE INDEX changes_by_undone_by ON changes (undone_by) WHERE undone_by IS NOT NULL;
CREATE INDEX changes_by_type ON changes (type, number);
CREATE INDEX changes_by_author ON changes (created_by, number);
CREATE INDEX change_subjects_by_change ON change_subjects (change_number);
