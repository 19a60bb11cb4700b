-- Who may change the knowledge base: bearer tokens, of which the secret is kept nowhere.
CREATE TABLE tokens (
  -- Stays taken when the token is revoked: the log of changes goes by it.
  name TEXT NOT NULL PRIMARY KEY CHECK (name <> ''),
  -- SHA-256 of the secret.
  digest BLOB NOT NULL UNIQUE CHECK (length(digest) = 32),
  -- JSON array of words.
  scopes TEXT NOT NULL,
  created_at TEXT NOT NULL,
  expires_at TEXT,
  revoked_at TEXT
) STRICT, WITHOUT ROWID;
