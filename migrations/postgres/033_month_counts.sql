-- As migration 033 of SQLite describes it.
CREATE TABLE month_counts (
  facet text COLLATE "C" NOT NULL CHECK (facet IN ('TOTAL', 'SOURCE', 'LANGUAGE', 'SECTION', 'KIND', 'DAY')),
  month text COLLATE "C" NOT NULL,
  value text COLLATE "C" NOT NULL,
  articles integer NOT NULL CHECK (articles > 0),
  PRIMARY KEY (facet, month, value)
);

CREATE TEMPORARY TABLE dated_articles ON COMMIT DROP AS
SELECT id, substr(published_at, 1, CASE published_precision WHEN 'YEAR' THEN 4 ELSE 7 END) AS month, coalesce(source, '') AS source,
  coalesce(language, '') AS language, coalesce(section, '') AS section,
  CASE published_at WHEN '' THEN '' ELSE substr(published_at, 1, 10) || ' ' || published_precision END AS day
FROM articles;
INSERT INTO month_counts SELECT 'TOTAL', month, '', count(*) FROM dated_articles GROUP BY month;
INSERT INTO month_counts SELECT 'SOURCE', month, source, count(*) FROM dated_articles GROUP BY month, source;
INSERT INTO month_counts SELECT 'LANGUAGE', month, language, count(*) FROM dated_articles GROUP BY month, language;
INSERT INTO month_counts SELECT 'SECTION', month, section, count(*) FROM dated_articles GROUP BY month, section;
INSERT INTO month_counts SELECT 'DAY', month, day, count(*) FROM dated_articles GROUP BY month, day;
INSERT INTO month_counts
SELECT 'KIND', month, kind, count(DISTINCT m.article_id)
FROM dated_articles AS a JOIN mentions AS m ON m.article_id = a.id
WHERE m.status = 'ACCEPTED' AND NOT m.peripheral GROUP BY month, kind;

ALTER TABLE hub_counts DROP CONSTRAINT hub_counts_facet_check;
ALTER TABLE hub_counts ADD CHECK (facet IN ('SOURCE', 'LANGUAGE', 'SECTION', 'MONTH', 'YEAR'));
INSERT INTO hub_counts
SELECT entity_id, 'YEAR', substr(value, 1, 4), sum(articles), sum(mentions) FROM hub_counts WHERE facet = 'MONTH' GROUP BY entity_id, substr(value, 1, 4);
CREATE INDEX hub_counts_by_year ON hub_counts (value, articles DESC, entity_id) WHERE facet = 'YEAR';

DELETE FROM statistics WHERE subject = 'MENTION' AND facet IN ('LANGUAGE', 'SECTION', 'MONTH');
INSERT INTO statistics
SELECT 'MENTION', 'LANGUAGE', coalesce(a.language, ''), count(*) FROM articles AS a JOIN mentions AS m ON m.article_id = a.id
WHERE m.status = 'ACCEPTED' GROUP BY 3;
INSERT INTO statistics
SELECT 'MENTION', 'SECTION', coalesce(a.section, ''), count(*) FROM articles AS a JOIN mentions AS m ON m.article_id = a.id
WHERE m.status = 'ACCEPTED' GROUP BY 3;
INSERT INTO statistics
SELECT 'MENTION', 'MONTH', substr(a.published_at, 1, 7), count(*) FROM articles AS a JOIN mentions AS m ON m.article_id = a.id
WHERE m.status = 'ACCEPTED' GROUP BY 3;
