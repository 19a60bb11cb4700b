/** Updates the champion lists of frequent words: of each word that many articles have, the articles in which it has most impact. */
import type { Store } from '../database/open.ts';
import { articlesIndexSize, type IndexSize } from '../database/token-counts.ts';
import { IMPACT } from '../sql/bm25.ts';

export interface FrequentWords {
  /** Takes out the words of articles, by row id, that are still stored and in the full-text index. */
  readonly remove: (articles: readonly number[]) => void;
  /** Adds the words of stored articles, by row id, that are in the index; to be called when it is complete. */
  readonly add: (articles: readonly number[]) => void;
}

/** Ranking all articles that have a word takes long when there are more than this. */
const MANY_ARTICLES = 500;
/** Articles in the list of a word: some pages of hits. */
const CHAMPIONS = 200;

/** Words of other letters would have to be folded as the index does before they are looked up. */
const IS_PLAIN = "term NOT GLOB '*[^a-z0-9]*'";

/** The words of a few articles, by a second index with the tokenizer of the first: that one cannot be asked for those of an article. */
const CREATE_TERMS = `
  CREATE VIRTUAL TABLE IF NOT EXISTS temp.changed_fts USING fts5 (title, text, content = '', tokenize = 'unicode61 remove_diacritics 2');
  CREATE VIRTUAL TABLE IF NOT EXISTS temp.changed_terms USING fts5vocab (temp, changed_fts, instance);
  CREATE TEMP TABLE IF NOT EXISTS changed_words (
    word TEXT NOT NULL, article_id INTEGER NOT NULL, impact REAL NOT NULL, frequency REAL NOT NULL, length INTEGER NOT NULL, is_champion INTEGER NOT NULL,
    PRIMARY KEY (word, article_id)) WITHOUT ROWID;
  DELETE FROM changed_words`;
const CLEAR_TERMS = "INSERT INTO temp.changed_fts (changed_fts) VALUES ('delete-all')";
const INSERT_TERMS = `
  INSERT INTO temp.changed_fts (rowid, title, text)
  SELECT id, title, text FROM articles_indexed WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id`;

/** SQL for how often an article has a word, from rows of its instances. */
const FREQUENCY = "sum(iif(i.col = 'title', 4.0, 1.0))";

const INSERT_WORDS = `
  INSERT INTO changed_words
  SELECT f.word, c.article_id, ${IMPACT}, c.frequency, c.length, ${IMPACT} > f.least_impact
  FROM (
    SELECT g.word, g.article_id, g.frequency, token_count(d.sz) AS length
    FROM (
      SELECT w.word, i.doc AS article_id, ${FREQUENCY} AS frequency
      FROM temp.changed_terms AS i CROSS JOIN frequent_words AS w ON w.word = i.term GROUP BY i.doc, w.word) AS g
    CROSS JOIN articles_fts_docsize AS d ON d.id = g.article_id) AS c
  CROSS JOIN frequent_words AS f ON f.word = c.word`;

const COUNT = `
  UPDATE frequent_words SET articles = frequent_words.articles + @sign * c.articles
  FROM (SELECT word, count(*) AS articles FROM changed_words GROUP BY word) AS c WHERE c.word = frequent_words.word`;
const ADD_HITS = `
  INSERT INTO frequent_word_hits SELECT word, impact, article_id, frequency, length FROM changed_words WHERE is_champion`;
const REMOVE_HITS = `
  DELETE FROM frequent_word_hits
  WHERE (word, impact, article_id) IN (SELECT word, impact, article_id FROM changed_words WHERE is_champion)`;

const SELECT_CHOSEN = 'SELECT of_articles FROM frequent_words LIMIT 1';
const DELETE_ALL = 'DELETE FROM frequent_word_hits; DELETE FROM frequent_words';
const INSERT_FREQUENT = `
  INSERT INTO frequent_words
  SELECT term, doc, 0, @meanLength, @rows FROM articles_fts_words WHERE doc > ${MANY_ARTICLES} AND ${IS_PLAIN}`;
const SELECT_FREQUENT = 'SELECT word FROM frequent_words ORDER BY word';
/** The champions and one more. */
const INSERT_CHAMPIONS = `
  INSERT INTO frequent_word_hits
  SELECT f.word, ${IMPACT} AS impact, c.article_id, c.frequency, c.length
  FROM (
    SELECT g.article_id, g.frequency, l.length
    FROM (
      SELECT i.doc AS article_id, ${FREQUENCY} AS frequency FROM articles_fts_terms AS i WHERE i.term = @word GROUP BY i.doc) AS g
    CROSS JOIN article_lengths AS l ON l.id = g.article_id) AS c
  CROSS JOIN frequent_words AS f ON f.word = @word
  ORDER BY impact DESC LIMIT ${CHAMPIONS + 1}`;
/** The impact of the one more, which many articles may share. */
const UPDATE_LEAST = `
  UPDATE frequent_words SET least_impact = (
    SELECT min(impact) FROM frequent_word_hits AS h WHERE h.word = frequent_words.word)`;
const DELETE_OTHERS = `
  DELETE FROM frequent_word_hits
  WHERE impact <= (SELECT least_impact FROM frequent_words AS f WHERE f.word = frequent_word_hits.word)`;

const CREATE_LENGTHS = `
  CREATE TEMP TABLE article_lengths (id INTEGER PRIMARY KEY, length INTEGER NOT NULL);
  INSERT INTO article_lengths SELECT id, token_count(sz) FROM articles_fts_docsize`;

function chooseAll(store: Store, { rows, meanLength }: IndexSize): void {
  store.db.exec(DELETE_ALL);
  store.db.exec(CREATE_LENGTHS);
  store.db.prepare(INSERT_FREQUENT).run({ rows, meanLength });
  const insert = store.db.prepare(INSERT_CHAMPIONS);
  for (const word of store.db.prepare(SELECT_FREQUENT).pluck().all()) insert.run({ word });
  for (const sql of [UPDATE_LEAST, DELETE_OTHERS, 'DROP TABLE temp.article_lengths']) store.db.exec(sql);
}

/** Articles per statement. */
const BATCH = 500;

const change = (store: Store, articles: readonly number[], sign: 1 | -1): void => {
  for (let from = 0; from < articles.length; from += BATCH) {
    store.db.exec(CREATE_TERMS);
    store.prepare(INSERT_TERMS).run(JSON.stringify(articles.slice(from, from + BATCH)));
    store.prepare(INSERT_WORDS).run();
    store.prepare(COUNT).run({ sign });
    store.prepare(sign === 1 ? ADD_HITS : REMOVE_HITS).run();
    store.prepare(CLEAR_TERMS).run();
  }
};

/** The index writes its totals when a savepoint begins, and no sooner. */
const flushedSize = ({ db }: Store): IndexSize | null => db.transaction(() => articlesIndexSize(db))();

/** `mayChoose`: whether the words may be chosen anew, which takes as long as it takes to read the index. */
export function createFrequentWords(store: Store, mayChoose: boolean): FrequentWords {
  /** How many articles there were when the words were chosen; undefined when there are none. */
  const chosenOf = (): number | undefined => store.prepare(SELECT_CHOSEN).pluck().get() as number | undefined;
  return {
    remove: (articles) => {
      if (articles.length === 0 || chosenOf() === undefined) return;
      const { rows } = flushedSize(store) ?? { rows: 0 };
      if (mayChoose && articles.length > rows / 4) store.db.exec(DELETE_ALL);
      else change(store, articles, -1);
    },
    add: (articles) => {
      if (articles.length === 0) return;
      const [size, chosen] = [flushedSize(store), chosenOf()];
      if (size === null) return;
      const isDue = chosen === undefined ? size.rows > MANY_ARTICLES : size.rows > 2 * chosen;
      if (mayChoose && isDue) chooseAll(store, size);
      else if (chosen !== undefined) change(store, articles, 1);
    },
  };
}
