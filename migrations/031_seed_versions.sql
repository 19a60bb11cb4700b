-- What tells later versions and copies of the stored articles, which a command adds one day. Filled by the next run that reads their seeds.
CREATE TABLE seed_versions (
  -- Of the article, which a correction may have removed.
  article_id INTEGER PRIMARY KEY,
  -- When it was changed, or else published, '' when neither is known; null without an address, since it has no versions then.
  changed_at TEXT,
  -- Digest of what it says; null when that is too short to be told from others.
  content TEXT CHECK (length(content) = 20)
) STRICT;
CREATE INDEX seed_versions_by_content ON seed_versions (content) WHERE content IS NOT NULL;
