-- Runs say who ran which command with which versions, and what was wrong with the files.
CREATE TABLE new_runs (
  id INTEGER PRIMARY KEY,
  command TEXT NOT NULL CHECK (command IN ('SEED', 'RESEED', 'INGEST', 'REMOVE')),
  -- A user of the machine or the name of a token; null when nobody is known.
  created_by TEXT CHECK (created_by <> ''),
  started_at TEXT NOT NULL,
  finished_at TEXT NOT NULL,
  -- Null when no article was read.
  extractor TEXT,
  extractor_version TEXT,
  -- Of the program and of the database; null in runs of earlier versions.
  dateline_version TEXT,
  database_version INTEGER,
  articles_added INTEGER NOT NULL CHECK (articles_added >= 0),
  articles_changed INTEGER NOT NULL CHECK (articles_changed >= 0),
  articles_removed INTEGER NOT NULL CHECK (articles_removed >= 0),
  articles_unchanged INTEGER NOT NULL CHECK (articles_unchanged >= 0),
  problems INTEGER NOT NULL CHECK (problems >= 0),
  -- How many of the problems are errors: something was left out.
  errors INTEGER NOT NULL CHECK (errors BETWEEN 0 AND problems),
  CHECK ((extractor IS NULL) = (extractor_version IS NULL))
) STRICT;

INSERT INTO new_runs
SELECT id, command, NULL, started_at, finished_at, extractor, extractor_version, NULL, NULL,
  articles_added, articles_changed, articles_removed, articles_unchanged, problems, 0
FROM runs;
DROP TABLE runs;
ALTER TABLE new_runs RENAME TO runs;

-- The first problems of each run, in the order of its report. A history, like runs: no part of the logical dump.
CREATE TABLE run_problems (
  run_id INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
  -- From 1.
  number INTEGER NOT NULL CHECK (number > 0),
  code TEXT NOT NULL,
  severity TEXT NOT NULL CHECK (severity IN ('ERROR', 'WARNING')),
  file TEXT NOT NULL,
  line INTEGER,
  message TEXT NOT NULL,
  PRIMARY KEY (run_id, number)
) STRICT, WITHOUT ROWID;

-- The entities that the gazetteers of the seeds give, as they are written there, so that articles that come later are read with them.
CREATE TABLE seed_entities (
  key TEXT PRIMARY KEY,
  record TEXT NOT NULL CHECK (json_valid(record))
) STRICT, WITHOUT ROWID;
