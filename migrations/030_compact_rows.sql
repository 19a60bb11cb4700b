-- The largest tables in fewer bytes. What the logical dump says stays the same.

-- The claims of an article in one row. `pack_ids` is an aggregate of the connection that runs migrations.
CREATE TABLE article_claims_next (
  article_id INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
  -- Row ids of claims as little-endian 64-bit floats; `unpack_ids` gives them as a JSON array.
  claims BLOB NOT NULL CHECK (length(claims) > 0)
) STRICT;
INSERT INTO article_claims_next SELECT article_id, pack_ids(claim_id) FROM article_claims GROUP BY article_id;
DROP TABLE article_claims;
ALTER TABLE article_claims_next RENAME TO article_claims;

-- Words that repeat in every mention as numbers, and scores with three decimals as integers; the columns that were there are computed from them.
CREATE TABLE mentions_next (
  article_id INTEGER NOT NULL,
  start INTEGER NOT NULL CHECK (start >= 0),
  "end" INTEGER NOT NULL,
  sentence_start INTEGER NOT NULL,
  surface_id INTEGER NOT NULL REFERENCES surfaces (id),
  kind_code INTEGER NOT NULL CHECK (kind_code BETWEEN 0 AND 3),
  form_code INTEGER NOT NULL CHECK (form_code BETWEEN 0 AND 3),
  status_code INTEGER NOT NULL CHECK (status_code BETWEEN 0 AND 2),
  entity_id INTEGER REFERENCES entities (id),
  -- A score with three decimals as its thousandths, negated: an integer takes fewer bytes. Any other score as it is.
  score_code ANY,
  link_score_code ANY,
  asserter_id INTEGER NOT NULL REFERENCES asserters (id),
  -- Under which entity the mention came that counts for a survivor now, by row id in merged_entities; and the kind that it had before it
  -- followed its entity. Null when nothing is different.
  origin_id INTEGER,
  origin_kind TEXT,
  -- In a byline, caption or credit, or in an article that repeats another one.
  peripheral INTEGER NOT NULL DEFAULT 0 CHECK (peripheral IN (0, 1)),
  kind TEXT GENERATED ALWAYS AS (
    CASE kind_code WHEN 0 THEN 'PERSON' WHEN 1 THEN 'ORGANIZATION' WHEN 2 THEN 'PLACE' ELSE 'OTHER' END) VIRTUAL,
  form TEXT GENERATED ALWAYS AS (
    CASE form_code WHEN 0 THEN 'FULL_NAME' WHEN 1 THEN 'SHORT_NAME' WHEN 2 THEN 'ACRONYM' ELSE 'DEMONYM' END) VIRTUAL,
  status TEXT GENERATED ALWAYS AS (
    CASE status_code WHEN 0 THEN 'ACCEPTED' WHEN 1 THEN 'CANDIDATE' ELSE 'REJECTED' END) VIRTUAL,
  score REAL GENERATED ALWAYS AS (iif(score_code < 0, score_code / -1000.0, score_code)) VIRTUAL,
  link_score REAL GENERATED ALWAYS AS (iif(link_score_code < 0, link_score_code / -1000.0, link_score_code)) VIRTUAL,
  -- Accepted, no demonym, not peripheral. What counts is decided here alone.
  counts INTEGER GENERATED ALWAYS AS (status_code = 0 AND form_code <> 3 AND peripheral = 0) VIRTUAL,
  PRIMARY KEY (article_id, start, "end"),
  FOREIGN KEY (article_id, sentence_start) REFERENCES sentences (article_id, start) ON DELETE CASCADE,
  CHECK (start < "end"),
  CHECK (sentence_start <= start),
  CHECK (score BETWEEN 0 AND 1),
  CHECK (link_score BETWEEN 0 AND 1)
) STRICT, WITHOUT ROWID;

INSERT INTO mentions_next
SELECT article_id, start, "end", sentence_start, surface_id,
  CASE kind WHEN 'PERSON' THEN 0 WHEN 'ORGANIZATION' THEN 1 WHEN 'PLACE' THEN 2 ELSE 3 END,
  CASE form WHEN 'FULL_NAME' THEN 0 WHEN 'SHORT_NAME' THEN 1 WHEN 'ACRONYM' THEN 2 ELSE 3 END,
  CASE status WHEN 'ACCEPTED' THEN 0 WHEN 'CANDIDATE' THEN 1 ELSE 2 END,
  entity_id,
  iif(CAST(round(score * 1000) AS INTEGER) / 1000.0 = score, -CAST(round(score * 1000) AS INTEGER), score),
  iif(CAST(round(link_score * 1000) AS INTEGER) / 1000.0 = link_score, -CAST(round(link_score * 1000) AS INTEGER), link_score),
  asserter_id, origin_id, origin_kind, peripheral
FROM mentions ORDER BY article_id, start, "end";
DROP TABLE mentions;
ALTER TABLE mentions_next RENAME TO mentions;
CREATE INDEX mentions_by_entity ON mentions (entity_id, article_id, start, "end");
CREATE INDEX mentions_by_surface ON mentions (surface_id, status_code, article_id, start, "end");
-- Candidates and rejected ones are few among many, and are asked for apart.
CREATE INDEX mentions_to_judge_by_article ON mentions (article_id, start, "end") WHERE status <> 'ACCEPTED';
CREATE INDEX mentions_to_judge_by_entity ON mentions (entity_id, article_id, start, "end") WHERE status <> 'ACCEPTED';
CREATE INDEX mentions_by_origin_kind ON mentions (entity_id) WHERE origin_kind IS NOT NULL;
-- Undoing a merge finds the mentions that the merge moved by the entity they came under. Empty until something is merged.
CREATE INDEX mentions_by_origin ON mentions (entity_id, origin_id, article_id, start, "end") WHERE origin_id IS NOT NULL;
