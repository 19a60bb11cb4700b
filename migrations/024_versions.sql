-- Near copies of articles, such as a wire story that several papers print. All rows are derived by the writer from the texts and times of
-- publication; a database that has articles and no rows here gets them by its next reseed or change.

-- Keys by which texts that are alike find each other (MinHash bands), and one of each text's words in order.
CREATE TABLE version_keys (
  key INTEGER NOT NULL,
  -- 1 for the bands of a near copy: only those of the other articles lead to an article to compare with.
  is_copy INTEGER NOT NULL CHECK (is_copy IN (0, 1)),
  -- Seconds since 1970; of an undated article the year 10000, so that it comes last.
  published INTEGER NOT NULL,
  -- Refers to articles through their texts: an index to check it by would double the table.
  article_id INTEGER NOT NULL,
  PRIMARY KEY (key, is_copy, published, article_id)
) STRICT, WITHOUT ROWID;

-- The articles of which there are several versions.
CREATE TABLE versions (
  article_id INTEGER PRIMARY KEY REFERENCES articles (id) DEFERRABLE INITIALLY DEFERRED,
  -- The version that was published first; of that one itself.
  first_id INTEGER NOT NULL REFERENCES articles (id) DEFERRABLE INITIALLY DEFERRED,
  -- As in version_keys.
  published INTEGER NOT NULL,
  -- To the first version; 1 of that one itself.
  likeness REAL NOT NULL CHECK (likeness BETWEEN 0 AND 1),
  -- The first article with the same words in the same order; null when this is it. Mentions of an article that repeats another one are
  -- peripheral, so that they do not count.
  repeats_id INTEGER CHECK (repeats_id <> article_id)
) STRICT;
CREATE INDEX versions_by_first ON versions (first_id, published, article_id);
