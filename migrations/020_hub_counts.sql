-- What entities in many articles are asked again and again, counted beforehand: in how many articles of each source, language, section
-- and month they appear. As with neighbours, a hub has rows here and any other entity has none.
CREATE TABLE hub_counts (
  entity_id INTEGER NOT NULL REFERENCES entities (id),
  -- MONTH is '2005-03', '2005' for an article dated by year alone, '' for an undated one. Others are '' when not known.
  facet TEXT NOT NULL CHECK (facet IN ('SOURCE', 'LANGUAGE', 'SECTION', 'MONTH')),
  value TEXT NOT NULL,
  -- Articles with mentions that count, and those mentions.
  articles INTEGER NOT NULL CHECK (articles > 0),
  mentions INTEGER NOT NULL CHECK (mentions > 0),
  PRIMARY KEY (entity_id, facet, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE hub_articles AS
SELECT s.entity_id, coalesce(a.source, '') AS source, coalesce(a.language, '') AS language, coalesce(a.section, '') AS section,
  substr(a.published_at, 1, iif(a.published_precision = 'YEAR', 4, 7)) AS month, count(*) AS articles, sum(s.mention_count) AS mentions
FROM entities AS e CROSS JOIN article_entities AS s ON s.entity_id = e.id CROSS JOIN articles AS a ON a.id = s.article_id
WHERE e.article_count > 64 AND s.mention_count > 0
GROUP BY 1, 2, 3, 4, 5;
INSERT INTO hub_counts SELECT entity_id, 'SOURCE', source, sum(articles), sum(mentions) FROM hub_articles GROUP BY 1, 3;
INSERT INTO hub_counts SELECT entity_id, 'LANGUAGE', language, sum(articles), sum(mentions) FROM hub_articles GROUP BY 1, 3;
INSERT INTO hub_counts SELECT entity_id, 'SECTION', section, sum(articles), sum(mentions) FROM hub_articles GROUP BY 1, 3;
INSERT INTO hub_counts SELECT entity_id, 'MONTH', month, sum(articles), sum(mentions) FROM hub_articles GROUP BY 1, 3;
DROP TABLE hub_articles;
