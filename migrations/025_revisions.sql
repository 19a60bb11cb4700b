-- What changed in which revision, so that a copy that is kept elsewhere needs only that.

-- One row. Every transaction that changes articles or entities makes a revision.
CREATE TABLE revisions (
  -- Tells the histories of different databases apart; a restore begins another one.
  epoch TEXT NOT NULL CHECK (length(epoch) = 16),
  current INTEGER NOT NULL,
  -- All changes after this one are kept.
  oldest INTEGER NOT NULL,
  CHECK (0 <= oldest AND oldest <= current)
) STRICT;
INSERT INTO revisions VALUES (lower(hex(randomblob(8))), 0, 0);

-- The last revision that changed, made or deleted a thing. A history, like runs: no part of the logical dump.
CREATE TABLE changed (
  revision INTEGER NOT NULL,
  type TEXT NOT NULL CHECK (type IN ('ARTICLE', 'ENTITY')),
  -- The thing may be gone.
  id INTEGER NOT NULL,
  key TEXT NOT NULL,
  PRIMARY KEY (revision, type, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX changed_by_thing ON changed (type, id);
