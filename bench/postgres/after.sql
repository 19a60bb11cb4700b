-- Runs after the rows are loaded: neighbours of all entities, keys, indexes, and PostGraphile's names of relations.
INSERT INTO neighbours
SELECT m.entity_id, o.entity_id, count(DISTINCT (m.article_id, m.sentence_start))
FROM mentions AS m JOIN mentions AS o USING (article_id, sentence_start)
WHERE m.entity_id <> o.entity_id AND m.form <> 'DEMONYM' AND o.form <> 'DEMONYM'
GROUP BY m.entity_id, o.entity_id;

ALTER TABLE entities ADD CONSTRAINT entities_gid UNIQUE (gid), ADD CONSTRAINT entities_key UNIQUE (key);
ALTER TABLE articles ADD CONSTRAINT articles_key UNIQUE (key);
CREATE INDEX ON articles (published_at DESC, row_id DESC);
ALTER TABLE mentions ADD PRIMARY KEY (article_id, start, "end"),
  ADD CONSTRAINT mentions_article FOREIGN KEY (article_id) REFERENCES articles,
  ADD CONSTRAINT mentions_entity FOREIGN KEY (entity_id) REFERENCES entities;
CREATE INDEX ON mentions (entity_id);
ALTER TABLE article_entities ADD PRIMARY KEY (article_id, entity_id),
  ADD CONSTRAINT article_entities_article FOREIGN KEY (article_id) REFERENCES articles,
  ADD CONSTRAINT article_entities_entity FOREIGN KEY (entity_id) REFERENCES entities;
CREATE INDEX ON article_entities (entity_id, counted, published_at DESC, article_id DESC);
ALTER TABLE neighbours ADD PRIMARY KEY (entity_id, neighbour_id),
  ADD CONSTRAINT neighbours_entity FOREIGN KEY (entity_id) REFERENCES entities,
  ADD CONSTRAINT neighbours_neighbour FOREIGN KEY (neighbour_id) REFERENCES entities;
CREATE INDEX ON neighbours (entity_id, sentences DESC, neighbour_id);
CREATE INDEX ON neighbours (neighbour_id);

COMMENT ON CONSTRAINT mentions_article ON mentions IS E'@fieldName article\n@foreignFieldName mentions';
COMMENT ON CONSTRAINT mentions_entity ON mentions IS E'@fieldName entity\n@foreignFieldName mentions';
COMMENT ON CONSTRAINT article_entities_article ON article_entities IS E'@fieldName article\n@foreignFieldName entities';
COMMENT ON CONSTRAINT article_entities_entity ON article_entities IS E'@fieldName entity\n@foreignFieldName articles';
COMMENT ON CONSTRAINT neighbours_entity ON neighbours IS E'@fieldName entity\n@foreignFieldName neighbours';
COMMENT ON CONSTRAINT neighbours_neighbour ON neighbours IS E'@fieldName node\n@foreignFieldName neighbourOf';
VACUUM ANALYZE;
