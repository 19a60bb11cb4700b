/** Audits the champion lists of frequent words against the full-text index, in SQL that the writer does not share. */
import type { Defect } from '../database/integrity.ts';
import type { Store } from '../database/open.ts';

const SELECT_MISCOUNTED = `
  SELECT word, articles, coalesce((SELECT doc FROM articles_fts_words WHERE term = word), 0) AS counted
  FROM frequent_words WHERE articles <> counted`;

const LENGTHS = `
  CREATE TEMP TABLE audited_lengths (id INTEGER PRIMARY KEY, length INTEGER NOT NULL);
  INSERT INTO audited_lengths SELECT id, token_count(sz) FROM articles_fts_docsize`;

const COMPARE = `
  WITH words AS MATERIALIZED (
    SELECT doc, count(*) FILTER (WHERE col = 'text') + 4 * count(*) FILTER (WHERE col = 'title') AS frequency
    FROM articles_fts_terms WHERE term = @word GROUP BY doc
  ), counted AS (
    SELECT doc AS article_id, frequency, length,
      frequency * 2.2 / (frequency + 1.2 * (0.25 + 0.75 * length / mean_length)) AS impact
    FROM words JOIN audited_lengths ON id = doc JOIN frequent_words ON word = @word
  )
  SELECT count(*) FROM (SELECT * FROM counted WHERE impact > @leastImpact) AS c
    FULL JOIN (SELECT * FROM frequent_word_hits WHERE word = @word) AS s USING (article_id)
  WHERE c.frequency IS NOT s.frequency OR c.length IS NOT s.length OR c.impact IS NOT s.impact`;

const SELECT_OTHERS = `
  SELECT DISTINCT word FROM frequent_word_hits WHERE word NOT IN (SELECT word FROM frequent_words)`;

interface Word {
  readonly word: string;
  readonly leastImpact: number;
}

export function* auditFrequentWords(store: Store): Generator<Defect> {
  const { db } = store;
  for (const { word, articles, counted } of db
    .prepare<[], { word: string; articles: number; counted: number }>(SELECT_MISCOUNTED)
    .all()) {
    yield { table: 'frequent_words', key: word, message: `is in ${articles} articles, but should be in ${counted}` };
  }
  for (const word of db.prepare<[], string>(SELECT_OTHERS).pluck().all()) {
    yield { table: 'frequent_word_hits', key: word, message: 'is not among the frequent words' };
  }
  db.exec(LENGTHS);
  const compare = db.prepare<[Word], number>(COMPARE).pluck();
  const words = db.prepare<[], Word>('SELECT word, least_impact AS leastImpact FROM frequent_words').all();
  for (const each of words) {
    const wrong = compare.get(each) ?? 0;
    if (wrong > 0)
      yield {
        table: 'frequent_word_hits',
        key: each.word,
        message: `has ${wrong} articles that do not follow from the index`,
      };
  }
  db.exec('DROP TABLE temp.audited_lengths');
}
