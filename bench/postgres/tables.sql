-- The tables that the benchmark reads, as one would design them for PostGraphile: mentions hold their surface themselves.
CREATE TABLE entities (
  row_id bigint PRIMARY KEY, gid text NOT NULL, key text NOT NULL, kind text NOT NULL, name text NOT NULL,
  article_count integer NOT NULL, mention_count integer NOT NULL
);
CREATE TABLE articles (
  row_id bigint PRIMARY KEY, gid text NOT NULL, key text NOT NULL, title text,
  -- For sorting; '' if unknown.
  published_at text NOT NULL,
  published text, source text, text text NOT NULL
);
CREATE TABLE mentions (
  article_id bigint NOT NULL, start integer NOT NULL, "end" integer NOT NULL, sentence_start integer NOT NULL,
  surface text NOT NULL, kind text NOT NULL, form text NOT NULL, entity_id bigint
);
CREATE TABLE article_entities (
  article_id bigint NOT NULL, entity_id bigint NOT NULL, published_at text NOT NULL,
  -- Whether a mention is not a demonym.
  counted boolean NOT NULL
);
CREATE TABLE neighbours (
  entity_id bigint NOT NULL, neighbour_id bigint NOT NULL, sentences integer NOT NULL
);
