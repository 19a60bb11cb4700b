/** Moves the rows of `article_entities` from one entity to another, by adding to and subtracting from what is stored. */
import type { Store } from '../database/open.ts';
import { FIRST_START, MENTION_COUNTS, MENTION_WEIGHT } from './article-entities.ts';
import { type EntityMove, IS_COUNTED, type MoveParams, mentionsToMove } from './entity-move.ts';

/**
 * The mentions to move, by article and by sentence. `is_lost`: `from` is not counted there afterwards. `is_gained`: `to` was not
 * counted there before. `is_shared`: the article has other counted mentions of either entity.
 */
const CREATE_TABLES = `
  CREATE TEMP TABLE IF NOT EXISTS moved_articles (
    article_id INTEGER PRIMARY KEY,
    published_at TEXT NOT NULL,
    mention_count INTEGER NOT NULL,
    demonym_count INTEGER NOT NULL,
    peripheral_count INTEGER NOT NULL,
    first_start INTEGER,
    weight INTEGER NOT NULL,
    is_lost INTEGER NOT NULL,
    is_gained INTEGER NOT NULL,
    is_shared INTEGER NOT NULL
  );
  CREATE TEMP TABLE IF NOT EXISTS moved_sentences (
    article_id INTEGER NOT NULL,
    sentence_start INTEGER NOT NULL,
    is_lost INTEGER NOT NULL,
    is_gained INTEGER NOT NULL,
    PRIMARY KEY (article_id, sentence_start)
  ) WITHOUT ROWID;
  DELETE FROM moved_articles;
  DELETE FROM moved_sentences`;

const ALL_OF_ARTICLES = `
  SELECT article_id, published_at, mention_count, demonym_count, peripheral_count, first_start, weight
  FROM article_entities
  WHERE entity_id = @from`;

/** Articles in which no mention to move is accepted have counts of 0. */
const countedByArticle = ({ table, where }: ReturnType<typeof mentionsToMove>): string => `
  SELECT m.article_id, a.published_at, ${MENTION_COUNTS}, ${FIRST_START} AS first_start,
    coalesce(sum(${MENTION_WEIGHT}) FILTER (WHERE ${IS_COUNTED}), 0) AS weight
  FROM ${table} CROSS JOIN articles AS a ON a.id = m.article_id
  WHERE ${where} GROUP BY m.article_id`;

const stageArticles = (move: EntityMove): string => `
  INSERT INTO moved_articles
  SELECT s.article_id, s.published_at, s.mention_count, s.demonym_count, s.peripheral_count, s.first_start, s.weight,
    s.mention_count > 0 AND s.mention_count = f.mention_count, s.mention_count > 0 AND coalesce(t.mention_count, 0) = 0,
    t.article_id IS NOT NULL OR (s.mention_count, s.demonym_count, s.peripheral_count) IS NOT
      (f.mention_count, f.demonym_count, f.peripheral_count)
  FROM (${move.isWhole ? ALL_OF_ARTICLES : countedByArticle(mentionsToMove(move))}) AS s
    LEFT JOIN article_entities AS f ON f.article_id = s.article_id AND f.entity_id = @from
    LEFT JOIN article_entities AS t ON t.article_id = s.article_id AND t.entity_id = @to`;

const inSentence = (entity: '@from' | '@to'): string => `
  SELECT count(*) FROM mentions AS m
  WHERE m.entity_id = ${entity} AND m.article_id = s.article_id AND m.sentence_start = s.sentence_start AND ${IS_COUNTED}`;

const stageSentences = (move: EntityMove): string => {
  const { table, where } = mentionsToMove(move);
  const isLost = move.isWhole ? '1' : `mentions = (${inSentence('@from')})`;
  return `
    INSERT INTO moved_sentences
    SELECT article_id, sentence_start, ${isLost}, (${inSentence('@to')}) = 0
    FROM (
      SELECT m.article_id, m.sentence_start, count(*) AS mentions FROM ${table}
      WHERE ${where} AND ${IS_COUNTED} GROUP BY m.article_id, m.sentence_start) AS s`;
};

/** Fills the temporary tables of a move. To be called before any mention is moved. */
export function stageMove(store: Store, move: EntityMove, params: MoveParams): void {
  store.db.exec(CREATE_TABLES);
  const { from, to } = params;
  for (const sql of [stageArticles(move), stageSentences(move)]) {
    store.prepare(sql).run(move.isWhole ? { from, to } : params);
  }
}

const ADD_TO_TARGET = `
  INSERT INTO article_entities (
    article_id, entity_id, published_at, mention_count, demonym_count, peripheral_count, first_start, weight, salience)
  SELECT s.article_id, @to, s.published_at, s.mention_count, s.demonym_count, s.peripheral_count, s.first_start,
    s.weight, f.salience
  FROM moved_articles AS s CROSS JOIN article_entities AS f ON f.article_id = s.article_id AND f.entity_id = @from
  WHERE s.mention_count + s.demonym_count + s.peripheral_count > 0
  ON CONFLICT DO UPDATE SET mention_count = mention_count + excluded.mention_count,
    demonym_count = demonym_count + excluded.demonym_count,
    peripheral_count = peripheral_count + excluded.peripheral_count,
    first_start = CASE (mention_count + demonym_count > 0) - (excluded.mention_count + excluded.demonym_count > 0)
      WHEN 1 THEN first_start WHEN -1 THEN excluded.first_start ELSE min(first_start, excluded.first_start) END,
    weight = weight + excluded.weight`;

const DELETE_ALL = 'DELETE FROM article_entities WHERE entity_id = @from';

const OF_ARTICLE = 'moved_articles AS s WHERE s.article_id = article_entities.article_id';
const DELETE_MOVED = `
  DELETE FROM article_entities
  WHERE entity_id = @from AND article_id IN (SELECT article_id FROM moved_articles)
    AND (mention_count, demonym_count, peripheral_count) = (
      SELECT s.mention_count, s.demonym_count, s.peripheral_count FROM ${OF_ARTICLE})`;
const SUBTRACT_FROM_SOURCE = `
  UPDATE article_entities SET (mention_count, demonym_count, peripheral_count, weight, first_start) = (
      SELECT article_entities.mention_count - s.mention_count, article_entities.demonym_count - s.demonym_count,
        article_entities.peripheral_count - s.peripheral_count,
        article_entities.weight - s.weight,
        iif(article_entities.first_start < s.first_start, article_entities.first_start, (
          SELECT ${FIRST_START} FROM mentions AS m
          WHERE m.entity_id = @from AND m.article_id = s.article_id))
      FROM ${OF_ARTICLE})
  WHERE entity_id = @from
    AND article_id IN (SELECT article_id FROM moved_articles
      WHERE mention_count + demonym_count + peripheral_count > 0)`;

/** The sum of the weights of an article does not change, so other entities keep their salience. */
const UPDATE_SALIENCE = `
  UPDATE article_entities SET salience = iif(weight = 0, 0.0, CAST(weight AS REAL) / (
    SELECT sum(o.weight) FROM article_entities AS o WHERE o.article_id = article_entities.article_id))
  WHERE entity_id IN (@from, @to) AND article_id IN (SELECT article_id FROM moved_articles WHERE is_shared)`;

/** To be called after the mentions have moved. */
export function moveArticleEntities(store: Store, { isWhole }: EntityMove, { from, to }: MoveParams): void {
  store.prepare(ADD_TO_TARGET).run({ from, to });
  for (const sql of isWhole ? [DELETE_ALL] : [DELETE_MOVED, SUBTRACT_FROM_SOURCE]) store.prepare(sql).run({ from });
  store.prepare(UPDATE_SALIENCE).run({ from, to });
}
