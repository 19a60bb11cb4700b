-- How far runs are that have not ended, for subscribers in any process. The transaction that adds a run to `runs` deletes its row.
CREATE TABLE run_progress (
  -- The number that the run is going to have.
  id INTEGER PRIMARY KEY CHECK (id > 0),
  stage TEXT NOT NULL CHECK (stage IN ('READING', 'WRITING', 'INDEXING')),
  done INTEGER NOT NULL CHECK (done >= 0),
  -- Null while it is unknown.
  total INTEGER CHECK (total >= 0),
  -- Host and process id. The next run deletes rows of processes that are gone.
  process TEXT NOT NULL
) STRICT;
