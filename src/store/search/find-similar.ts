/**
 * Finds the articles that are most similar to a text, by the words and names that it shares with them: the sum of BM25 over its rare words, as
 * "more like this" of search engines does, and the inverse document frequency of each entity that it names in full. No model reads the text.
 */
import type { Store } from '../database/open.ts';
import { limitedTo, tickFor } from '../sql/dialect.ts';
import { SCORE, UNITS } from './ranked.ts';
import { namedEntities, rareWords, type Term } from './similar-terms.ts';

export interface SimilarArticle {
  /** Row id of the article. */
  readonly id: number;
  readonly score: number;
  /** Those of the text that it has, the heaviest first; entities by row id. */
  readonly words: readonly string[];
  readonly entities: readonly number[];
}

/** The articles that are weighed: so many by words, and the latest of each entity. */
const [BY_WORDS, BY_ENTITY] = [100, 50];
export const MOST_SIMILAR = 100;
/** Digits of a score, so that a sum in another order is the same number in a cursor. */
const DIGITS = 6;

interface Ranked {
  readonly id: number;
  readonly score: number;
}

const quoted = (word: string): string => `"${word}"`;

const SELECT_BY_WORDS = `
  select rowid as id, ${SCORE} as score from articles_fts
  where articles_fts match full_text(@words) and (${tickFor('rowid')}) order by score desc, id desc ${limitedTo('@most')}`;
const SELECT_SCORES = `
  select rowid as id, ${SCORE} as score from articles_fts
  where articles_fts match full_text(@words) and (${tickFor('rowid')}) and +rowid in (select value from json_each(@ids))`;

const SELECT_BY_ENTITY = `
  select article_id as id from article_entities where entity_id = ? and mention_count > 0
  order by published_at desc, article_id desc limit ${BY_ENTITY}`;

const SELECT_ENTITIES = `
  select a.value as id, n.entity_id as entity
  from json_each(@ids) as a cross join json_each(@entities) as e
  cross join article_entities as n on n.article_id = a.value and n.entity_id = e.value
  where n.mention_count > 0 order by a.key, e.key`;

const SELECT_WORDS = `
  select articles_fts.rowid as id, w.value as word from json_each(@words) as w cross join articles_fts
  where articles_fts match full_text('"' || w.value || '"') and +articles_fts.rowid in (select value from json_each(@ids)) order by w.key`;

const valuesOf = <Value>(terms: readonly Term<Value>[]): Value[] => terms.map(({ value }) => value);

/** The values by article. */
const grouped = <Value>(rows: readonly { readonly id: number; readonly value: Value }[]): Map<number, Value[]> => {
  const groups = new Map<number, Value[]>();
  for (const { id, value } of rows) groups.set(id, [...(groups.get(id) ?? []), value]);
  return groups;
};

/** How well articles fit by the words: the best ones, and those that entities lead to. */
function wordScores(store: Store, words: readonly string[], led: readonly number[]): Map<number, number> {
  if (words.length === 0) return new Map();
  const query = words.map(quoted).join(' OR ');
  const best = store.prepare(SELECT_BY_WORDS).all({ words: query, most: BY_WORDS }) as Ranked[];
  const others = store.prepare(SELECT_SCORES).all({ words: query, ids: JSON.stringify(led) }) as Ranked[];
  return new Map([...best, ...others].map(({ id, score }) => [id, score / UNITS]));
}

/** At most 100 articles, the most similar first. */
export function findSimilar(store: Store, text: string): SimilarArticle[] {
  const [words, entities] = [rareWords(store, text), namedEntities(store, text)];
  const byEntity = store.prepare(SELECT_BY_ENTITY).pluck();
  const led = [...new Set(valuesOf(entities).flatMap((id) => byEntity.all(id) as number[]))];
  const scores = wordScores(store, valuesOf(words), led);
  const ids = [...new Set([...scores.keys(), ...led])];
  const named = store.prepare(SELECT_ENTITIES).all({
    ids: JSON.stringify(ids),
    entities: JSON.stringify(valuesOf(entities)),
  }) as { id: number; entity: number }[];
  const shared = grouped(named.map(({ id, entity }) => ({ id, value: entity })));
  const weights = new Map(entities.map(({ value, weight }) => [value, weight]));
  const scored = ids.map((id) => {
    const own = shared.get(id) ?? [];
    const sum = own.reduce((score, entity) => score + (weights.get(entity) ?? 0), scores.get(id) ?? 0);
    return { id, entities: own, score: Number(sum.toFixed(DIGITS)) };
  });
  const best = scored.toSorted((one, other) => other.score - one.score || other.id - one.id).slice(0, MOST_SIMILAR);
  const found = store.prepare(SELECT_WORDS).all({
    words: JSON.stringify(valuesOf(words)),
    ids: JSON.stringify(best.map(({ id }) => id)),
  }) as { id: number; word: string }[];
  const wordsOf = grouped(found.map(({ id, word }) => ({ id, value: word })));
  return best.map((article) => ({ ...article, words: wordsOf.get(article.id) ?? [] }));
}
