-- The knowledge base: articles and their spans, entities and their names, mentions that tie them, and who asserted what.
-- Row ids are the first 52 bits of the SHA-256 of the natural key, so the same seeds give the same rows whatever the order.
-- Spans are half-open, in UTF-16 code units of articles.text. Times are ISO 8601 UTC; '' stands for "not known" so that every order is total.

CREATE TABLE runs (
  id INTEGER PRIMARY KEY,
  command TEXT NOT NULL CHECK (command IN ('SEED', 'RESEED')),
  started_at TEXT NOT NULL,
  finished_at TEXT NOT NULL,
  extractor TEXT NOT NULL,
  extractor_version TEXT NOT NULL,
  articles_added INTEGER NOT NULL CHECK (articles_added >= 0),
  articles_changed INTEGER NOT NULL CHECK (articles_changed >= 0),
  articles_removed INTEGER NOT NULL CHECK (articles_removed >= 0),
  articles_unchanged INTEGER NOT NULL CHECK (articles_unchanged >= 0),
  problems INTEGER NOT NULL CHECK (problems >= 0)
) STRICT;

CREATE TABLE asserters (
  id INTEGER PRIMARY KEY,
  type TEXT NOT NULL CHECK (type IN ('SEED', 'GAZETTEER', 'EXTRACTOR', 'CORRECTION')),
  name TEXT NOT NULL,
  version TEXT NOT NULL,
  UNIQUE (type, name, version)
) STRICT;

CREATE TABLE articles (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE CHECK (key <> ''),
  title TEXT,
  title_key TEXT NOT NULL,
  published_at TEXT NOT NULL,
  published_precision TEXT CHECK (published_precision IN ('YEAR', 'MONTH', 'DAY', 'MINUTE', 'SECOND')),
  source TEXT,
  url TEXT,
  language TEXT,
  byline TEXT,
  section TEXT,
  word_count INTEGER NOT NULL CHECK (word_count >= 0),
  seed_file TEXT NOT NULL,
  seed_line INTEGER CHECK (seed_line >= 1),
  seed_digest TEXT NOT NULL CHECK (length(seed_digest) = 64),
  run_id INTEGER NOT NULL REFERENCES runs (id),
  text_hash TEXT NOT NULL CHECK (length(text_hash) = 64),
  -- Last, so that no other column lies behind it on an overflow page.
  text TEXT NOT NULL CHECK (text <> ''),
  CHECK ((published_at = '') = (published_precision IS NULL))
) STRICT;
-- These two hold what filters speak of, so that neither reading in order of time nor going from entities to their articles
-- reads texts along for articles that do not fit.
CREATE INDEX articles_by_published ON articles (published_at, id, source, language, section, byline, word_count);
CREATE INDEX articles_by_id ON articles (id, published_at, source, language, section, byline, word_count);
CREATE INDEX articles_by_title ON articles (title_key, id);
CREATE INDEX articles_by_precision ON articles (published_precision, id);
CREATE INDEX articles_by_word_count ON articles (word_count, id);
CREATE INDEX articles_by_source ON articles (source, published_at, id);
CREATE INDEX articles_by_url ON articles (url) WHERE url IS NOT NULL;
CREATE INDEX articles_by_run ON articles (run_id);

CREATE TABLE passages (
  article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  start INTEGER NOT NULL CHECK (start >= 0),
  "end" INTEGER NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('HEADLINE', 'BYLINE', 'DATELINE', 'PARAGRAPH')),
  PRIMARY KEY (article_id, start),
  CHECK (start < "end")
) STRICT, WITHOUT ROWID;

CREATE TABLE sentences (
  article_id INTEGER NOT NULL,
  start INTEGER NOT NULL CHECK (start >= 0),
  "end" INTEGER NOT NULL,
  passage_start INTEGER NOT NULL,
  PRIMARY KEY (article_id, start),
  FOREIGN KEY (article_id, passage_start) REFERENCES passages (article_id, start) ON DELETE CASCADE,
  CHECK (start < "end")
) STRICT, WITHOUT ROWID;

CREATE TABLE entities (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE CHECK (key <> ''),
  kind TEXT NOT NULL CHECK (kind IN ('PERSON', 'ORGANIZATION', 'PLACE', 'OTHER')),
  name TEXT NOT NULL CHECK (name <> ''),
  name_key TEXT NOT NULL,
  -- 1 when a gazetteer among the seeds names it: it stays though no article mentions it.
  in_gazetteer INTEGER NOT NULL CHECK (in_gazetteer IN (0, 1)),
  -- Derived from article_entities by the writer. Demonyms are counted apart: article_count is of articles with at least one
  -- mention that is none, and the first and last times of publication known are of those same articles.
  article_count INTEGER NOT NULL DEFAULT 0 CHECK (article_count >= 0),
  mention_count INTEGER NOT NULL DEFAULT 0 CHECK (mention_count >= 0),
  demonym_count INTEGER NOT NULL DEFAULT 0 CHECK (demonym_count >= 0),
  first_published_at TEXT NOT NULL DEFAULT '',
  last_published_at TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX entities_by_name ON entities (name_key, id);
CREATE INDEX entities_by_mention_count ON entities (mention_count, id);
CREATE INDEX entities_by_article_count ON entities (article_count, id);
CREATE INDEX entities_by_first_published ON entities (first_published_at, id);
CREATE INDEX entities_by_last_published ON entities (last_published_at, id);
CREATE INDEX entities_by_kind ON entities (kind, mention_count, id);

-- The name of an entity is always one of its aliases.
CREATE TABLE aliases (
  id INTEGER PRIMARY KEY,
  -- No cascade: an alias has to leave its full-text indexes first.
  entity_id INTEGER NOT NULL REFERENCES entities (id),
  name TEXT NOT NULL CHECK (name <> ''),
  name_key TEXT NOT NULL,
  form TEXT NOT NULL CHECK (form IN ('FULL_NAME', 'SHORT_NAME', 'ACRONYM', 'DEMONYM')),
  asserter_id INTEGER NOT NULL REFERENCES asserters (id),
  UNIQUE (entity_id, name, form, asserter_id)
) STRICT;
CREATE INDEX aliases_by_name ON aliases (name_key, entity_id);
CREATE INDEX aliases_by_asserter ON aliases (asserter_id);

CREATE TABLE identifiers (
  scheme TEXT NOT NULL CHECK (scheme <> ''),
  value TEXT NOT NULL CHECK (value <> ''),
  entity_id INTEGER NOT NULL REFERENCES entities (id) ON DELETE CASCADE,
  asserter_id INTEGER NOT NULL REFERENCES asserters (id),
  PRIMARY KEY (scheme, value)
) STRICT, WITHOUT ROWID;
CREATE INDEX identifiers_by_entity ON identifiers (entity_id, scheme, value);
CREATE INDEX identifiers_by_asserter ON identifiers (asserter_id);

-- A key that used to name an entity; following it leads to the survivor.
CREATE TABLE redirects (
  from_key TEXT NOT NULL PRIMARY KEY,
  entity_id INTEGER NOT NULL REFERENCES entities (id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX redirects_by_entity ON redirects (entity_id);

-- What articles and gazetteers say of entities, each distinct saying once. The rows of entities, aliases, identifiers and
-- redirects are derived from these, so that what one article alone said goes when that article goes.
CREATE TABLE claims (
  -- rowId of record.
  id INTEGER PRIMARY KEY,
  entity_id INTEGER NOT NULL REFERENCES entities (id),
  -- The EntityRecord as JSON, its lists sorted.
  record TEXT NOT NULL,
  in_gazetteer INTEGER NOT NULL CHECK (in_gazetteer IN (0, 1)),
  -- Rows of article_claims.
  article_count INTEGER NOT NULL CHECK (article_count >= 0)
) STRICT;
CREATE INDEX claims_by_entity ON claims (entity_id);
CREATE INDEX claims_in_gazetteer ON claims (id) WHERE in_gazetteer = 1;

-- The identifiers and, under scheme '', the former keys that claims speak of: two entities may want the same one.
CREATE TABLE claimed_keys (
  scheme TEXT NOT NULL,
  value TEXT NOT NULL,
  claim_id INTEGER NOT NULL REFERENCES claims (id) ON DELETE CASCADE,
  PRIMARY KEY (scheme, value, claim_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX claimed_keys_by_claim ON claimed_keys (claim_id);

-- Which article says what. A claim is counted rather than referred to here: an index for it would cost as much as the table.
CREATE TABLE article_claims (
  article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  claim_id INTEGER NOT NULL,
  PRIMARY KEY (article_id, claim_id)
) STRICT, WITHOUT ROWID;

-- Every distinct surface once: mentions are found by their words without reading two million of them.
CREATE TABLE surfaces (
  id INTEGER PRIMARY KEY,
  surface TEXT NOT NULL UNIQUE CHECK (surface <> ''),
  surface_key TEXT NOT NULL
) STRICT;
CREATE INDEX surfaces_by_key ON surfaces (surface_key, id);

-- How many accepted mentions name an entity so: the name shown to people is the most frequent full one.
CREATE TABLE entity_surfaces (
  entity_id INTEGER NOT NULL REFERENCES entities (id),
  form TEXT NOT NULL CHECK (form IN ('FULL_NAME', 'SHORT_NAME', 'ACRONYM', 'DEMONYM')),
  surface_id INTEGER NOT NULL REFERENCES surfaces (id),
  mention_count INTEGER NOT NULL CHECK (mention_count > 0),
  PRIMARY KEY (entity_id, form, surface_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX entity_surfaces_by_surface ON entity_surfaces (surface_id, entity_id);

CREATE TABLE mentions (
  article_id INTEGER NOT NULL,
  start INTEGER NOT NULL CHECK (start >= 0),
  "end" INTEGER NOT NULL,
  sentence_start INTEGER NOT NULL,
  surface_id INTEGER NOT NULL REFERENCES surfaces (id),
  kind TEXT NOT NULL CHECK (kind IN ('PERSON', 'ORGANIZATION', 'PLACE', 'OTHER')),
  form TEXT NOT NULL CHECK (form IN ('FULL_NAME', 'SHORT_NAME', 'ACRONYM', 'DEMONYM')),
  status TEXT NOT NULL CHECK (status IN ('ACCEPTED', 'CANDIDATE', 'REJECTED')),
  entity_id INTEGER REFERENCES entities (id),
  score REAL CHECK (score BETWEEN 0 AND 1),
  link_score REAL CHECK (link_score BETWEEN 0 AND 1),
  asserter_id INTEGER NOT NULL REFERENCES asserters (id),
  PRIMARY KEY (article_id, start, "end"),
  FOREIGN KEY (article_id, sentence_start) REFERENCES sentences (article_id, start) ON DELETE CASCADE,
  CHECK (start < "end"),
  CHECK (sentence_start <= start)
) STRICT, WITHOUT ROWID;
CREATE INDEX mentions_by_entity ON mentions (entity_id, article_id, start, "end");
CREATE INDEX mentions_by_surface ON mentions (surface_id, status, article_id, start, "end");
CREATE INDEX mentions_by_asserter ON mentions (asserter_id);
-- Candidates and rejected ones are few among many, and are asked for apart.
CREATE INDEX mentions_to_judge_by_article ON mentions (article_id, start, "end") WHERE status <> 'ACCEPTED';
CREATE INDEX mentions_to_judge_by_entity ON mentions (entity_id, article_id, start, "end") WHERE status <> 'ACCEPTED';

-- Which entity stands in which article: derived by the writer from accepted, resolved mentions.
CREATE TABLE article_entities (
  article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  entity_id INTEGER NOT NULL REFERENCES entities (id),
  published_at TEXT NOT NULL,
  -- Mentions other than demonyms, and demonyms.
  mention_count INTEGER NOT NULL CHECK (mention_count >= 0),
  demonym_count INTEGER NOT NULL CHECK (demonym_count >= 0),
  first_start INTEGER NOT NULL,
  -- 0 to 1: the entity's share of the weight of the article's mentions other than demonyms. A mention weighs
  -- (2 in a headline, elsewhere 1) * (1 - start / (2 * length of the text)): the last word half of what the first does.
  salience REAL NOT NULL CHECK (salience BETWEEN 0 AND 1),
  PRIMARY KEY (article_id, entity_id),
  CHECK (mention_count + demonym_count > 0)
) STRICT, WITHOUT ROWID;
CREATE INDEX article_entities_by_entity ON article_entities (entity_id, published_at, article_id, mention_count, demonym_count);
