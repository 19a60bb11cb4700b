-- The whole schema as of this version: tables, columns and row ids of the SQLite migrations up to the same number, which say more about each.
-- What differs: flags are booleans, JSON has a type, the claims of an article are an array, columns of mentions hold words and scores themselves. There is no full text yet.
-- Text sorts by code points (COLLATE "C"), as in SQLite. Spans are half-open, in UTF-16 code units of article_texts.text. '' in a time stands for "not known".

CREATE TABLE runs (
  id bigint PRIMARY KEY,
  command text COLLATE "C" NOT NULL CHECK (command IN ('SEED', 'RESEED', 'INGEST', 'REMOVE')),
  -- A user of the machine or the name of a token; null when nobody is known.
  created_by text COLLATE "C" CHECK (created_by <> ''),
  started_at text COLLATE "C" NOT NULL,
  finished_at text COLLATE "C" NOT NULL,
  -- Null when no article was read.
  extractor text COLLATE "C",
  extractor_version text COLLATE "C",
  -- Of the program and of the database; null in runs of earlier versions.
  dateline_version text COLLATE "C",
  database_version integer,
  articles_added integer NOT NULL CHECK (articles_added >= 0),
  articles_changed integer NOT NULL CHECK (articles_changed >= 0),
  articles_removed integer NOT NULL CHECK (articles_removed >= 0),
  articles_unchanged integer NOT NULL CHECK (articles_unchanged >= 0),
  problems integer NOT NULL CHECK (problems >= 0),
  -- How many of the problems are errors: something was left out.
  errors integer NOT NULL CHECK (errors BETWEEN 0 AND problems),
  CHECK ((extractor IS NULL) = (extractor_version IS NULL))
);

CREATE TABLE run_problems (
  run_id bigint NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
  -- From 1.
  number bigint NOT NULL CHECK (number > 0),
  code text COLLATE "C" NOT NULL,
  severity text COLLATE "C" NOT NULL CHECK (severity IN ('ERROR', 'WARNING')),
  file text COLLATE "C" NOT NULL,
  line integer,
  message text COLLATE "C" NOT NULL,
  PRIMARY KEY (run_id, number)
);

CREATE TABLE run_progress (
  -- The number that the run is going to have.
  id bigint PRIMARY KEY CHECK (id > 0),
  stage text COLLATE "C" NOT NULL CHECK (stage IN ('READING', 'WRITING', 'INDEXING')),
  done integer NOT NULL CHECK (done >= 0),
  -- Null while it is unknown.
  total integer CHECK (total >= 0),
  -- Host and process id. The next run deletes rows of processes that are gone.
  process text COLLATE "C" NOT NULL
);

CREATE TABLE asserters (
  id bigint PRIMARY KEY,
  type text COLLATE "C" NOT NULL CHECK (type IN ('SEED', 'GAZETTEER', 'EXTRACTOR', 'CORRECTION')),
  name text COLLATE "C" NOT NULL,
  version text COLLATE "C" NOT NULL,
  UNIQUE (type, name, version)
);

CREATE TABLE seed_entities (
  key text COLLATE "C" PRIMARY KEY,
  record json NOT NULL
);

CREATE TABLE seed_versions (
  -- Of the article, which a correction may have removed.
  article_id bigint PRIMARY KEY,
  -- When it was changed, or else published, '' when neither is known; null without an address, since it has no versions then.
  changed_at text COLLATE "C",
  -- Digest of what it says; null when that is too short to be told from others.
  content text COLLATE "C" CHECK (length(content) = 20)
);

CREATE TABLE articles (
  id bigint PRIMARY KEY,
  key text COLLATE "C" NOT NULL UNIQUE CHECK (key <> ''),
  title text COLLATE "C",
  title_key text COLLATE "C" NOT NULL,
  published_at text COLLATE "C" NOT NULL,
  published_precision text COLLATE "C" CHECK (published_precision IN ('YEAR', 'MONTH', 'DAY', 'MINUTE', 'SECOND')),
  source text COLLATE "C",
  url text COLLATE "C",
  language text COLLATE "C",
  byline text COLLATE "C",
  section text COLLATE "C",
  word_count integer NOT NULL CHECK (word_count >= 0),
  seed_file text COLLATE "C" NOT NULL,
  seed_line integer CHECK (seed_line >= 1),
  seed_digest text COLLATE "C" NOT NULL CHECK (length(seed_digest) = 64),
  run_id bigint NOT NULL REFERENCES runs (id),
  text_hash text COLLATE "C" NOT NULL CHECK (length(text_hash) = 64),
  text_length integer NOT NULL DEFAULT 0 CHECK (text_length >= 0),
  title_folded text COLLATE "C",
  CHECK ((published_at = '') = (published_precision IS NULL))
);

CREATE TABLE article_texts (
  article_id bigint PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
  text text COLLATE "C" NOT NULL CHECK (text <> ''),
  folded text COLLATE "C"
);

CREATE TABLE passages (
  article_id bigint NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  start integer NOT NULL CHECK (start >= 0),
  "end" integer NOT NULL,
  role text COLLATE "C" NOT NULL CHECK (role IN ('HEADLINE', 'BYLINE', 'DATELINE', 'PARAGRAPH', 'CAPTION', 'CREDIT')),
  PRIMARY KEY (article_id, start),
  CHECK (start < "end")
);

CREATE TABLE sentences (
  article_id bigint NOT NULL,
  start integer NOT NULL CHECK (start >= 0),
  "end" integer NOT NULL,
  passage_start integer NOT NULL,
  PRIMARY KEY (article_id, start),
  FOREIGN KEY (article_id, passage_start) REFERENCES passages (article_id, start) ON DELETE CASCADE,
  CHECK (start < "end")
);

CREATE TABLE surfaces (
  id bigint PRIMARY KEY,
  surface text COLLATE "C" NOT NULL UNIQUE CHECK (surface <> ''),
  surface_key text COLLATE "C" NOT NULL,
  folded text COLLATE "C"
);

CREATE TABLE entities (
  id bigint PRIMARY KEY,
  key text COLLATE "C" NOT NULL UNIQUE CHECK (key <> ''),
  kind text COLLATE "C" NOT NULL CHECK (kind IN ('PERSON', 'ORGANIZATION', 'PLACE', 'OTHER')),
  name text COLLATE "C" NOT NULL CHECK (name <> ''),
  name_key text COLLATE "C" NOT NULL,
  -- True when a gazetteer among the seeds names it: it stays though no article mentions it.
  in_gazetteer boolean NOT NULL,
  -- Derived from article_entities by the writer. Demonyms are counted apart: article_count is of articles with at least one
  -- mention that is none, and the first and last times of publication known are of those same articles.
  article_count integer NOT NULL DEFAULT 0 CHECK (article_count >= 0),
  mention_count integer NOT NULL DEFAULT 0 CHECK (mention_count >= 0),
  demonym_count integer NOT NULL DEFAULT 0 CHECK (demonym_count >= 0),
  first_published_at text COLLATE "C" NOT NULL DEFAULT '',
  last_published_at text COLLATE "C" NOT NULL DEFAULT '',
  peripheral_count integer NOT NULL DEFAULT 0 CHECK (peripheral_count >= 0),
  hub bigint CHECK (hub > 0)
);

CREATE TABLE aliases (
  id bigint PRIMARY KEY,
  entity_id bigint NOT NULL REFERENCES entities (id),
  name text COLLATE "C" NOT NULL CHECK (name <> ''),
  name_key text COLLATE "C" NOT NULL,
  form text COLLATE "C" NOT NULL CHECK (form IN ('FULL_NAME', 'SHORT_NAME', 'ACRONYM', 'DEMONYM')),
  asserter_id bigint NOT NULL REFERENCES asserters (id),
  origin_id bigint,
  phonetic_codes text COLLATE "C" NOT NULL DEFAULT '',
  folded text COLLATE "C",
  UNIQUE (entity_id, name, form, asserter_id)
);

CREATE TABLE identifiers (
  scheme text COLLATE "C" NOT NULL CHECK (scheme <> ''),
  value text COLLATE "C" NOT NULL CHECK (value <> ''),
  entity_id bigint NOT NULL REFERENCES entities (id) ON DELETE CASCADE,
  asserter_id bigint NOT NULL REFERENCES asserters (id),
  PRIMARY KEY (scheme, value)
);

CREATE TABLE locations (
  entity_id bigint PRIMARY KEY REFERENCES entities (id) ON DELETE CASCADE,
  -- Degrees of WGS 84; null where only the areas are known.
  latitude double precision CHECK (latitude BETWEEN -90 AND 90),
  longitude double precision CHECK (longitude BETWEEN -180 AND 180),
  -- The code of the country, region or part of the world that it is; '' for a city.
  area text COLLATE "C" NOT NULL,
  -- ISO 3166-1 and ISO 3166-2 codes, and UN M49 codes; '' where not known or not applicable.
  country text COLLATE "C" NOT NULL,
  country_name text COLLATE "C" NOT NULL,
  region text COLLATE "C" NOT NULL,
  region_name text COLLATE "C" NOT NULL,
  subregion text COLLATE "C" NOT NULL,
  continent text COLLATE "C" NOT NULL,
  CHECK ((latitude IS NULL) = (longitude IS NULL))
);

CREATE TABLE redirects (
  from_key text COLLATE "C" NOT NULL PRIMARY KEY,
  entity_id bigint NOT NULL REFERENCES entities (id) ON DELETE CASCADE
);

CREATE TABLE claims (
  -- rowId of record.
  id bigint PRIMARY KEY,
  entity_id bigint NOT NULL REFERENCES entities (id),
  -- The EntityRecord as JSON, its lists sorted. A text, since claims are sorted by it.
  record text COLLATE "C" NOT NULL,
  in_gazetteer boolean NOT NULL,
  -- Rows of article_claims.
  article_count integer NOT NULL CHECK (article_count >= 0),
  in_correction boolean NOT NULL DEFAULT false
);

CREATE TABLE claimed_keys (
  scheme text COLLATE "C" NOT NULL,
  value text COLLATE "C" NOT NULL,
  claim_id bigint NOT NULL REFERENCES claims (id) ON DELETE CASCADE,
  PRIMARY KEY (scheme, value, claim_id)
);

CREATE TABLE article_claims (
  article_id bigint PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
  -- Row ids of claims, smallest first.
  claims bigint[] NOT NULL CHECK (cardinality(claims) > 0)
);

CREATE TABLE mentions (
  article_id bigint NOT NULL,
  start integer NOT NULL CHECK (start >= 0),
  "end" integer NOT NULL,
  sentence_start integer NOT NULL,
  surface_id bigint NOT NULL REFERENCES surfaces (id),
  kind text COLLATE "C" NOT NULL CHECK (kind IN ('PERSON', 'ORGANIZATION', 'PLACE', 'OTHER')),
  form text COLLATE "C" NOT NULL CHECK (form IN ('FULL_NAME', 'SHORT_NAME', 'ACRONYM', 'DEMONYM')),
  status text COLLATE "C" NOT NULL CHECK (status IN ('ACCEPTED', 'CANDIDATE', 'REJECTED')),
  entity_id bigint REFERENCES entities (id),
  score double precision CHECK (score BETWEEN 0 AND 1),
  link_score double precision CHECK (link_score BETWEEN 0 AND 1),
  asserter_id bigint NOT NULL REFERENCES asserters (id),
  -- Under which entity the mention came that counts for a survivor now, by row id in merged_entities; and the kind that it had before it
  -- followed its entity. Null when nothing is different.
  origin_id bigint,
  origin_kind text COLLATE "C",
  -- In a byline, caption or credit, or in an article that repeats another one.
  peripheral boolean NOT NULL DEFAULT false,
  -- Accepted, no demonym, not peripheral. What counts is decided here alone.
  counts boolean GENERATED ALWAYS AS (status = 'ACCEPTED' AND form <> 'DEMONYM' AND NOT peripheral) STORED,
  PRIMARY KEY (article_id, start, "end"),
  FOREIGN KEY (article_id, sentence_start) REFERENCES sentences (article_id, start) ON DELETE CASCADE,
  CHECK (start < "end"),
  CHECK (sentence_start <= start)
);

CREATE TABLE mention_candidates (
  article_id bigint NOT NULL,
  start integer NOT NULL,
  "end" integer NOT NULL,
  entity_id bigint NOT NULL REFERENCES entities (id),
  -- Place among the candidates, from 0, the likeliest first.
  place integer NOT NULL CHECK (place >= 0),
  score double precision NOT NULL CHECK (score BETWEEN 0 AND 1),
  origin_id bigint,
  PRIMARY KEY (article_id, start, "end", place),
  UNIQUE (article_id, start, "end", entity_id),
  FOREIGN KEY (article_id, start, "end") REFERENCES mentions (article_id, start, "end") ON DELETE CASCADE
);

CREATE TABLE origin_candidates (
  article_id bigint NOT NULL,
  start integer NOT NULL,
  "end" integer NOT NULL,
  place integer NOT NULL CHECK (place >= 0),
  key text COLLATE "C" NOT NULL,
  score double precision NOT NULL CHECK (score BETWEEN 0 AND 1),
  PRIMARY KEY (article_id, start, "end", place),
  FOREIGN KEY (article_id, start, "end") REFERENCES mentions (article_id, start, "end") ON DELETE CASCADE
);

CREATE TABLE roles (
  article_id bigint NOT NULL,
  start integer NOT NULL CHECK (start >= 0),
  "end" integer NOT NULL,
  sentence_start integer NOT NULL,
  mention_start integer NOT NULL,
  mention_end integer NOT NULL,
  of_start integer,
  of_end integer,
  -- The entities of those two mentions. They refer to entities through them: indexes to check it by would be in vain.
  entity_id bigint,
  of_entity_id bigint,
  -- True when the mention of who has the role is accepted.
  accepted boolean NOT NULL,
  -- That of the article.
  published_at text COLLATE "C" NOT NULL,
  -- The text from start to end, and the same folded.
  text text COLLATE "C" NOT NULL CHECK (text <> ''),
  text_key text COLLATE "C" NOT NULL,
  PRIMARY KEY (article_id, start, "end"),
  FOREIGN KEY (article_id, sentence_start) REFERENCES sentences (article_id, start) ON DELETE CASCADE,
  FOREIGN KEY (article_id, mention_start, mention_end) REFERENCES mentions (article_id, start, "end"),
  FOREIGN KEY (article_id, of_start, of_end) REFERENCES mentions (article_id, start, "end"),
  CHECK (start < "end"),
  CHECK (sentence_start <= start),
  CHECK ((of_start IS NULL) = (of_end IS NULL))
);

CREATE TABLE statements (
  -- rowId of the article's key and the span of the cue, '<key>:<start>-<end>'.
  id bigint PRIMARY KEY,
  article_id bigint NOT NULL,
  cue_start integer NOT NULL CHECK (cue_start >= 0),
  cue_end integer NOT NULL,
  sentence_start integer NOT NULL,
  content_start integer NOT NULL,
  content_end integer NOT NULL,
  speaker_start integer NOT NULL,
  speaker_end integer NOT NULL,
  addressee_start integer,
  addressee_end integer,
  -- The entities of the mentions of speaker and addressee; see roles.
  speaker_entity_id bigint,
  addressee_entity_id bigint,
  -- True when the mention of the speaker is accepted.
  accepted boolean NOT NULL,
  -- The statement within whose content this one is made. One may be stored before the one it is made in.
  parent_id bigint REFERENCES statements (id) DEFERRABLE INITIALLY DEFERRED,
  direct boolean NOT NULL,
  -- That of the article.
  published_at text COLLATE "C" NOT NULL,
  -- The text from content_start to content_end.
  content text COLLATE "C" NOT NULL CHECK (content <> ''),
  score double precision NOT NULL DEFAULT 0.95 CHECK (score BETWEEN 0 AND 1),
  folded text COLLATE "C",
  UNIQUE (article_id, cue_start, cue_end),
  FOREIGN KEY (article_id, sentence_start) REFERENCES sentences (article_id, start) ON DELETE CASCADE,
  FOREIGN KEY (article_id, speaker_start, speaker_end) REFERENCES mentions (article_id, start, "end"),
  FOREIGN KEY (article_id, addressee_start, addressee_end) REFERENCES mentions (article_id, start, "end"),
  CHECK (cue_start < cue_end),
  CHECK (sentence_start <= cue_start),
  CHECK (content_start < content_end),
  CHECK ((addressee_start IS NULL) = (addressee_end IS NULL))
);

CREATE TABLE entity_surfaces (
  entity_id bigint NOT NULL REFERENCES entities (id),
  form text COLLATE "C" NOT NULL CHECK (form IN ('FULL_NAME', 'SHORT_NAME', 'ACRONYM', 'DEMONYM')),
  surface_id bigint NOT NULL REFERENCES surfaces (id),
  mention_count integer NOT NULL CHECK (mention_count > 0),
  PRIMARY KEY (entity_id, form, surface_id)
);

CREATE TABLE article_entities (
  article_id bigint NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  entity_id bigint NOT NULL REFERENCES entities (id),
  published_at text COLLATE "C" NOT NULL,
  -- Mentions that count, demonyms that are not peripheral, and peripheral mentions of any form.
  mention_count integer NOT NULL CHECK (mention_count >= 0),
  demonym_count integer NOT NULL CHECK (demonym_count >= 0),
  peripheral_count integer NOT NULL CHECK (peripheral_count >= 0),
  -- Where the first mention begins: of those that are not peripheral if there are such.
  first_start integer NOT NULL,
  -- Sum over the mentions that count of (2 in a headline, elsewhere 1) * (2 * text_length - start): the last word of the text
  -- weighs half of what the first does.
  weight bigint NOT NULL CHECK (weight >= 0),
  -- 0 to 1: weight divided by the weights of all entities of the article.
  salience double precision NOT NULL CHECK (salience BETWEEN 0 AND 1),
  PRIMARY KEY (article_id, entity_id),
  CHECK (mention_count + demonym_count + peripheral_count > 0)
);

CREATE TABLE neighbours (
  -- Refers to entities, as neighbour_id does through its mentions: indexes to check them by would double the table.
  hub bigint NOT NULL,
  neighbour_id bigint NOT NULL,
  -- Articles in which both stand.
  articles integer NOT NULL CHECK (articles > 0),
  -- Sentences in which both stand.
  sentences integer NOT NULL CHECK (sentences >= 0),
  PRIMARY KEY (hub, neighbour_id)
);

CREATE TABLE hub_counts (
  entity_id bigint NOT NULL REFERENCES entities (id),
  -- MONTH is '2005-03', '2005' for an article dated by year alone, '' for an undated one. Others are '' when not known.
  facet text COLLATE "C" NOT NULL CHECK (facet IN ('SOURCE', 'LANGUAGE', 'SECTION', 'MONTH')),
  value text COLLATE "C" NOT NULL,
  -- Articles with mentions that count, and those mentions.
  articles integer NOT NULL CHECK (articles > 0),
  mentions integer NOT NULL CHECK (mentions > 0),
  PRIMARY KEY (entity_id, facet, value)
);

CREATE TABLE posting_blocks (
  -- Of the article that a block begins with; '' and 0 for the articles before all such.
  first_published_at text COLLATE "C" NOT NULL,
  first_article_id bigint NOT NULL,
  last_published_at text COLLATE "C" NOT NULL,
  -- See src/store/database/postings/block.ts.
  data bytea NOT NULL,
  PRIMARY KEY (first_published_at, first_article_id)
);

CREATE TABLE statistics (
  subject text COLLATE "C" NOT NULL CHECK (subject IN ('ARTICLE', 'PASSAGE', 'SENTENCE', 'ENTITY', 'MENTION', 'ROLE', 'STATEMENT')),
  facet text COLLATE "C" NOT NULL,
  value text COLLATE "C" NOT NULL,
  count integer NOT NULL CHECK (count > 0),
  PRIMARY KEY (subject, facet, value)
);

CREATE TABLE frequent_words (
  -- As the index has it.
  word text COLLATE "C" NOT NULL PRIMARY KEY,
  articles integer NOT NULL CHECK (articles >= 0),
  -- The articles in which the word has more impact than this are in frequent_word_hits.
  least_impact double precision NOT NULL,
  -- For impacts: the mean length of an article when the words were chosen, and how many articles there were.
  mean_length double precision NOT NULL,
  of_articles integer NOT NULL
);

CREATE TABLE frequent_word_hits (
  word text COLLATE "C" NOT NULL,
  -- What BM25 makes of frequency and length.
  impact double precision NOT NULL,
  article_id bigint NOT NULL,
  -- How often the article has the word; once in the title counts as four times.
  frequency double precision NOT NULL,
  -- In tokens of the index.
  length integer NOT NULL,
  PRIMARY KEY (word, impact, article_id)
);

CREATE TABLE likeness_keys (
  key text COLLATE "C" NOT NULL,
  entity_id bigint NOT NULL REFERENCES entities (id) ON DELETE CASCADE,
  PRIMARY KEY (key, entity_id)
);

CREATE TABLE duplicates (
  -- The one whose key comes first.
  entity_id bigint NOT NULL REFERENCES entities (id) ON DELETE CASCADE,
  other_id bigint NOT NULL REFERENCES entities (id) ON DELETE CASCADE,
  score double precision NOT NULL CHECK (score BETWEEN 0 AND 1),
  -- In what they are alike, and the two names that are.
  reason text COLLATE "C" NOT NULL CHECK (reason <> ''),
  name text COLLATE "C" NOT NULL,
  other_name text COLLATE "C" NOT NULL,
  PRIMARY KEY (entity_id, other_id)
);

CREATE TABLE version_keys (
  key bigint NOT NULL,
  -- 1 for the bands of a near copy: only those of the other articles lead to an article to compare with.
  is_copy integer NOT NULL CHECK (is_copy IN (0, 1)),
  -- Seconds since 1970; of an undated article the year 10000, so that it comes last.
  published bigint NOT NULL,
  -- Refers to articles through their texts: an index to check it by would double the table.
  article_id bigint NOT NULL,
  PRIMARY KEY (key, is_copy, published, article_id)
);

CREATE TABLE versions (
  article_id bigint PRIMARY KEY REFERENCES articles (id) DEFERRABLE INITIALLY DEFERRED,
  -- The version that was published first; of that one itself.
  first_id bigint NOT NULL REFERENCES articles (id) DEFERRABLE INITIALLY DEFERRED,
  -- As in version_keys.
  published bigint NOT NULL,
  -- To the first version; 1 of that one itself.
  likeness double precision NOT NULL CHECK (likeness BETWEEN 0 AND 1),
  -- The first article with the same words in the same order; null when this is it. Mentions of an article that repeats another one are
  -- peripheral, so that they do not count.
  repeats_id bigint CHECK (repeats_id <> article_id)
);

CREATE TABLE changes (
  number bigint PRIMARY KEY CHECK (number > 0),
  -- The same in every database that the change is imported into.
  key text COLLATE "C" NOT NULL UNIQUE CHECK (key <> ''),
  type text COLLATE "C" NOT NULL CHECK (type <> ''),
  -- The correction, or the number of the change that an UNDO undoes.
  input json NOT NULL,
  reason text COLLATE "C",
  created_by text COLLATE "C" NOT NULL CHECK (created_by <> ''),
  created_at text COLLATE "C" NOT NULL,
  -- The things that it touches, before and after it.
  before json NOT NULL,
  after json NOT NULL,
  undoes bigint REFERENCES changes (number),
  undone_by bigint REFERENCES changes (number),
  orphan_reason text COLLATE "C",
  CHECK ((type = 'UNDO') = (undoes IS NOT NULL))
);

CREATE TABLE change_subjects (
  subject text COLLATE "C" NOT NULL CHECK (subject IN ('ENTITY', 'ARTICLE', 'MENTION')),
  -- rowId of key.
  subject_id bigint NOT NULL,
  change_number bigint NOT NULL REFERENCES changes (number),
  aspect text COLLATE "C" NOT NULL,
  key text COLLATE "C" NOT NULL,
  -- Why the change has no effect on it; null when it has.
  orphan_reason text COLLATE "C",
  PRIMARY KEY (subject, subject_id, change_number, aspect)
);

CREATE TABLE base_articles (
  id bigint PRIMARY KEY,
  key text COLLATE "C" NOT NULL UNIQUE,
  -- Of the seed, as in articles.
  digest text COLLATE "C" NOT NULL,
  run_id bigint NOT NULL REFERENCES runs (id),
  -- The ArticleRecord as JSON, written the one way.
  record json NOT NULL
);

CREATE TABLE merged_entities (
  -- rowId of key.
  id bigint PRIMARY KEY,
  key text COLLATE "C" NOT NULL UNIQUE,
  -- rowId of survivor_key, which is merged into none; no entity may be there by that key.
  survivor_id bigint NOT NULL,
  survivor_key text COLLATE "C" NOT NULL
);

CREATE TABLE corrected_entities (
  id bigint PRIMARY KEY,
  key text COLLATE "C" NOT NULL UNIQUE,
  -- The kind it is said to be, and its mentions with it; null when seeds decide.
  kind text COLLATE "C" CHECK (kind IN ('PERSON', 'ORGANIZATION', 'PLACE', 'OTHER')),
  overlay json NOT NULL
);

CREATE TABLE kept_apart (
  entity_id bigint NOT NULL,
  other_id bigint NOT NULL,
  entity_key text COLLATE "C" NOT NULL,
  other_key text COLLATE "C" NOT NULL,
  PRIMARY KEY (entity_id, other_id),
  CHECK (entity_id < other_id)
);

CREATE TABLE tokens (
  -- Stays taken when the token is revoked: the log of changes goes by it.
  name text COLLATE "C" NOT NULL PRIMARY KEY CHECK (name <> ''),
  -- SHA-256 of the secret.
  digest bytea NOT NULL UNIQUE CHECK (length(digest) = 32),
  -- An array of words.
  scopes json NOT NULL,
  created_at text COLLATE "C" NOT NULL,
  expires_at text COLLATE "C",
  revoked_at text COLLATE "C"
);

CREATE TABLE revisions (
  -- Tells the histories of different databases apart; a restore begins another one.
  epoch text COLLATE "C" NOT NULL CHECK (length(epoch) = 16),
  current bigint NOT NULL,
  -- All changes after this one are kept.
  oldest bigint NOT NULL,
  CHECK (0 <= oldest AND oldest <= current)
);

CREATE TABLE changed (
  revision bigint NOT NULL,
  type text COLLATE "C" NOT NULL CHECK (type IN ('ARTICLE', 'ENTITY')),
  -- The thing may be gone.
  id bigint NOT NULL,
  key text COLLATE "C" NOT NULL,
  PRIMARY KEY (revision, type, id)
);

CREATE INDEX entities_by_name ON entities (name_key, id);
CREATE INDEX entities_by_mention_count ON entities (mention_count, id);
CREATE INDEX entities_by_article_count ON entities (article_count, id);
CREATE INDEX entities_by_first_published ON entities (first_published_at, id);
CREATE INDEX entities_by_last_published ON entities (last_published_at, id);
CREATE INDEX entities_by_kind ON entities (kind, mention_count, id);
CREATE INDEX aliases_by_name ON aliases (name_key, entity_id);
CREATE INDEX aliases_by_asserter ON aliases (asserter_id);
CREATE INDEX identifiers_by_entity ON identifiers (entity_id, scheme, value);
CREATE INDEX identifiers_by_asserter ON identifiers (asserter_id);
CREATE INDEX redirects_by_entity ON redirects (entity_id);
CREATE INDEX claims_by_entity ON claims (entity_id);
CREATE INDEX claims_in_gazetteer ON claims (id) WHERE in_gazetteer;
CREATE INDEX claimed_keys_by_claim ON claimed_keys (claim_id);
CREATE INDEX surfaces_by_key ON surfaces (surface_key, id);
CREATE INDEX entity_surfaces_by_surface ON entity_surfaces (surface_id, entity_id);
CREATE INDEX likeness_keys_by_entity ON likeness_keys (entity_id);
CREATE INDEX mention_candidates_by_entity ON mention_candidates (entity_id);
CREATE INDEX base_articles_by_run ON base_articles (run_id);
CREATE INDEX merged_entities_by_survivor ON merged_entities (survivor_id);
CREATE INDEX kept_apart_by_other ON kept_apart (other_id);
CREATE INDEX claims_in_correction ON claims (entity_id) WHERE in_correction;
CREATE INDEX changes_by_undoes ON changes (undoes) WHERE undoes IS NOT NULL;
CREATE INDEX changes_by_undone_by ON changes (undone_by) WHERE undone_by IS NOT NULL;
CREATE INDEX changes_by_type ON changes (type, number);
CREATE INDEX changes_by_author ON changes (created_by, number);
CREATE INDEX change_subjects_by_change ON change_subjects (change_number);
CREATE INDEX duplicates_by_other ON duplicates (other_id, entity_id);
CREATE INDEX duplicates_by_score ON duplicates (score, entity_id, other_id);
CREATE INDEX locations_by_country ON locations (country, region);
CREATE INDEX locations_by_latitude ON locations (latitude, longitude);
CREATE INDEX versions_by_first ON versions (first_id, published, article_id);
CREATE UNIQUE INDEX changed_by_thing ON changed (type, id);
CREATE INDEX seed_versions_by_content ON seed_versions (content) WHERE content IS NOT NULL;
CREATE UNIQUE INDEX entities_by_hub ON entities (hub) WHERE hub IS NOT NULL;
CREATE INDEX neighbours_by_articles ON neighbours (hub, articles DESC, neighbour_id) WHERE articles > 1;
CREATE INDEX neighbours_by_sentences ON neighbours (hub, sentences DESC, neighbour_id) WHERE sentences > 0;
CREATE INDEX article_entities_by_entity ON article_entities (
  entity_id, published_at, article_id, mention_count, demonym_count, peripheral_count);
CREATE INDEX articles_by_precision ON articles (published_precision, id);
CREATE INDEX articles_by_published ON articles (published_at, id);
CREATE INDEX articles_by_run ON articles (run_id);
CREATE INDEX articles_by_source ON articles (source, published_at, id);
CREATE INDEX articles_by_title ON articles (title_key, id);
CREATE INDEX articles_by_url ON articles (url) WHERE url IS NOT NULL;
CREATE INDEX articles_by_word_count ON articles (word_count, id);
CREATE INDEX mentions_by_entity ON mentions (entity_id, article_id, start, "end");
CREATE INDEX mentions_by_origin ON mentions (entity_id, origin_id, article_id, start, "end") WHERE origin_id IS NOT NULL;
CREATE INDEX mentions_by_origin_kind ON mentions (entity_id) WHERE origin_kind IS NOT NULL;
CREATE INDEX mentions_by_surface ON mentions (surface_id, status, article_id, start, "end");
CREATE INDEX mentions_to_judge_by_article ON mentions (article_id, start, "end") WHERE status <> 'ACCEPTED';
CREATE INDEX mentions_to_judge_by_entity ON mentions (entity_id, article_id, start, "end") WHERE status <> 'ACCEPTED';
CREATE INDEX roles_by_entity ON roles (entity_id, published_at, article_id, start, "end", accepted);
CREATE INDEX roles_by_of ON roles (of_entity_id, published_at, article_id, start, "end") WHERE of_entity_id IS NOT NULL;
CREATE INDEX statements_by_addressee ON statements (addressee_entity_id, published_at, article_id, cue_start, cue_end)
  WHERE addressee_entity_id IS NOT NULL;
CREATE INDEX statements_by_parent ON statements (parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX statements_by_speaker ON statements (speaker_entity_id, published_at, article_id, cue_start, cue_end, accepted);
