-- What is asked of whole months and years, counted beforehand, so that an answer does not grow with the articles of that time.

-- Articles of a month: in all, by source, language and section, by the kinds of accepted mentions other than peripheral ones, by day.
CREATE TABLE month_counts (
  facet TEXT NOT NULL CHECK (facet IN ('TOTAL', 'SOURCE', 'LANGUAGE', 'SECTION', 'KIND', 'DAY')),
  -- '2005-03'; '2005' of articles dated by year alone, which count as of January; '' of undated ones.
  month TEXT NOT NULL,
  -- '' of TOTAL and when not known. DAY is '2005-03-24 MINUTE', with how exactly it is known.
  value TEXT NOT NULL,
  articles INTEGER NOT NULL CHECK (articles > 0),
  PRIMARY KEY (facet, month, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE dated_articles AS
SELECT id, substr(published_at, 1, iif(published_precision = 'YEAR', 4, 7)) AS month, coalesce(source, '') AS source,
  coalesce(language, '') AS language, coalesce(section, '') AS section,
  iif(published_at = '', '', substr(published_at, 1, 10) || ' ' || published_precision) AS day
FROM articles;
INSERT INTO month_counts SELECT 'TOTAL', month, '', count(*) FROM dated_articles GROUP BY month;
INSERT INTO month_counts SELECT 'SOURCE', month, source, count(*) FROM dated_articles GROUP BY month, source;
INSERT INTO month_counts SELECT 'LANGUAGE', month, language, count(*) FROM dated_articles GROUP BY month, language;
INSERT INTO month_counts SELECT 'SECTION', month, section, count(*) FROM dated_articles GROUP BY month, section;
INSERT INTO month_counts SELECT 'DAY', month, day, count(*) FROM dated_articles GROUP BY month, day;
INSERT INTO month_counts
SELECT 'KIND', month, kind, count(DISTINCT m.article_id)
FROM dated_articles AS a CROSS JOIN mentions AS m ON m.article_id = a.id
WHERE m.status = 'ACCEPTED' AND NOT m.peripheral GROUP BY month, kind;
DROP TABLE dated_articles;

-- As migration 020 describes it. YEAR is '2005', '' of undated articles.
CREATE TABLE hub_counts_next (
  entity_id INTEGER NOT NULL REFERENCES entities (id),
  facet TEXT NOT NULL CHECK (facet IN ('SOURCE', 'LANGUAGE', 'SECTION', 'MONTH', 'YEAR')),
  value TEXT NOT NULL,
  articles INTEGER NOT NULL CHECK (articles > 0),
  mentions INTEGER NOT NULL CHECK (mentions > 0),
  PRIMARY KEY (entity_id, facet, value)
) STRICT, WITHOUT ROWID;
INSERT INTO hub_counts_next SELECT * FROM hub_counts;
INSERT INTO hub_counts_next
SELECT entity_id, 'YEAR', substr(value, 1, 4), sum(articles), sum(mentions) FROM hub_counts WHERE facet = 'MONTH' GROUP BY entity_id, substr(value, 1, 4);
DROP TABLE hub_counts;
ALTER TABLE hub_counts_next RENAME TO hub_counts;
-- The entities in most articles of a year.
CREATE INDEX hub_counts_by_year ON hub_counts (value, articles DESC, entity_id) WHERE facet = 'YEAR';

-- Accepted mentions are totalled by language, section and month of their articles, as they are by source and year.
DELETE FROM statistics WHERE subject = 'MENTION' AND facet IN ('LANGUAGE', 'SECTION', 'MONTH');
INSERT INTO statistics
SELECT 'MENTION', 'LANGUAGE', coalesce(a.language, ''), count(*) FROM articles AS a CROSS JOIN mentions AS m ON m.article_id = a.id
WHERE m.status = 'ACCEPTED' GROUP BY 3;
INSERT INTO statistics
SELECT 'MENTION', 'SECTION', coalesce(a.section, ''), count(*) FROM articles AS a CROSS JOIN mentions AS m ON m.article_id = a.id
WHERE m.status = 'ACCEPTED' GROUP BY 3;
INSERT INTO statistics
SELECT 'MENTION', 'MONTH', substr(a.published_at, 1, 7), count(*) FROM articles AS a CROSS JOIN mentions AS m ON m.article_id = a.id
WHERE m.status = 'ACCEPTED' GROUP BY 3;
