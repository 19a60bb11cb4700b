-- Champion lists: of each word that many articles have, the articles that have it most, so that the best hits of a frequent word are found
-- without ranking all. Both tables follow from articles_fts, and are filled by the next reseed.
CREATE TABLE frequent_words (
  -- As the index has it.
  word TEXT NOT NULL PRIMARY KEY,
  articles INTEGER NOT NULL CHECK (articles >= 0),
  -- The articles in which the word has more impact than this are in frequent_word_hits.
  least_impact REAL NOT NULL,
  -- For impacts: the mean length of an article when the words were chosen, and how many articles there were.
  mean_length REAL NOT NULL,
  of_articles INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE frequent_word_hits (
  word TEXT NOT NULL,
  -- What BM25 makes of frequency and length.
  impact REAL NOT NULL,
  article_id INTEGER NOT NULL,
  -- How often the article has the word; once in the title counts as four times.
  frequency REAL NOT NULL,
  -- In tokens of the index.
  length INTEGER NOT NULL,
  PRIMARY KEY (word, impact, article_id)
) STRICT, WITHOUT ROWID;

-- The words of the index, and where each stands.
CREATE VIRTUAL TABLE articles_fts_words USING fts5vocab (articles_fts, row);
CREATE VIRTUAL TABLE articles_fts_terms USING fts5vocab (articles_fts, instance);
