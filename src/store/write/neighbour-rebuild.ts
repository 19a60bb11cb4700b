/** Rebuilds the neighbours of hubs from mentions, in typed arrays: memory grows with their mentions, not with the pairs. */
import type { Store } from '../database/open.ts';
import { bulkLoad } from './bulk-load.ts';
import { hubNumber } from './hub-numbers.ts';
import { valuesInserter } from './insert.ts';

/** Mentions in columnar form, article by article, in order of the text. Entities are numbered from 0. */
interface MentionColumns {
  /** Row ids of the numbered entities. */
  readonly ids: readonly number[];
  /** Index of the first mention of each article, then the number of mentions. */
  readonly articleStarts: readonly number[];
  readonly entity: readonly number[];
  /** Start of the sentence. */
  readonly sentence: readonly number[];
}

const SELECT_MENTIONS = `
  SELECT article_id, entity_id, sentence_start FROM mentions
  WHERE counts AND entity_id IS NOT NULL AND article_id IN (
    SELECT article_id FROM article_entities
    WHERE mention_count > 0 AND entity_id IN (SELECT value FROM json_each(?)))
  ORDER BY article_id, start`;

/** The counted mentions of all articles in which one of these entities, by row id, is counted. */
const readMentionsInArticlesOf = (store: Store, entities: readonly number[]): MentionColumns => {
  const ids: number[] = [];
  const numbers = new Map<number, number>();
  const numberOf = (id: number): number => {
    const known = numbers.get(id);
    if (known !== undefined) return known;
    numbers.set(id, ids.length);
    return ids.push(id) - 1;
  };
  const [articleStarts, entity, sentence]: [number[], number[], number[]] = [[], [], []];
  let current: number | null = null;
  const rows = store.db.prepare<[string], [number, number, number]>(SELECT_MENTIONS).raw();
  for (const [article, entityId, start] of rows.iterate(JSON.stringify(entities))) {
    if (article !== current) articleStarts.push(entity.length);
    current = article;
    entity.push(numberOf(entityId));
    sentence.push(start);
  }
  articleStarts.push(entity.length);
  return { ids, articleStarts, entity, sentence };
};

/** Counters of the neighbours of one hub, indexed by the number of the entity. */
interface Counters {
  readonly articles: Int32Array;
  readonly sentences: Int32Array;
  /** The serial numbers of the article and sentence counted last, so that each counts once. */
  readonly lastArticle: Int32Array;
  readonly lastSentence: Int32Array;
  /** The entities that have been counted. */
  counted: number[];
  /** Serial numbers over all hubs. */
  article: number;
  sentence: number;
}

const createCounters = (size: number): Counters => ({
  articles: new Int32Array(size),
  sentences: new Int32Array(size),
  lastArticle: new Int32Array(size),
  lastSentence: new Int32Array(size),
  counted: [],
  article: 0,
  sentence: 0,
});

const increment = (counts: Int32Array, at: number): number => {
  const count = (counts[at] as number) + 1;
  counts[at] = count;
  return count;
};

interface HubCounters {
  readonly hub: number;
  readonly counters: Counters;
}

/** An article as a range of mentions, by index, the end exclusive. */
type Range = readonly [from: number, to: number];

/** Counts the neighbours that a hub, by number, has in an article. */
const countArticle = (
  { entity, sentence }: MentionColumns,
  [from, to]: Range,
  { hub, counters }: HubCounters,
): void => {
  const own: number[] = [];
  for (let at = from; at < to; at++) if (entity[at] === hub) own.push(sentence[at] as number);
  counters.article++;
  for (let at = from; at < to; at++) {
    const other = entity[at] as number;
    if (at === from || sentence[at] !== sentence[at - 1]) counters.sentence++;
    if (other === hub) continue;
    if (counters.lastArticle[other] !== counters.article) {
      counters.lastArticle[other] = counters.article;
      if (increment(counters.articles, other) === 1) counters.counted.push(other);
    }
    if (counters.lastSentence[other] !== counters.sentence && own.includes(sentence[at] as number)) {
      counters.lastSentence[other] = counters.sentence;
      increment(counters.sentences, other);
    }
  }
};

/** The articles of each hub, by the number of the hub. */
const findArticles = (
  { articleStarts, entity, ids }: MentionColumns,
  hubs: readonly number[],
): Map<number, Range[]> => {
  const wanted = new Set(hubs);
  const articles = new Map<number, Range[]>();
  for (const [number, id] of ids.entries()) if (wanted.has(id)) articles.set(number, []);
  for (let article = 0; article + 1 < articleStarts.length; article++) {
    const range: Range = [articleStarts[article] as number, articleStarts[article + 1] as number];
    for (let at = range[0]; at < range[1]; at++) {
      const found = articles.get(entity[at] as number);
      if (found && found.at(-1) !== range) found.push(range);
    }
  }
  return articles;
};

const writeHubs = (store: Store, hubs: readonly number[]): void => {
  const mentions = readMentionsInArticlesOf(store, hubs);
  const { ids } = mentions;
  const counters = createCounters(ids.length);
  const insert = valuesInserter(store, 'neighbours', ['hub', 'neighbour_id', 'articles', 'sentences']);
  const idOf = (number: number): number => ids[number] as number;
  const articlesOf = [...findArticles(mentions, hubs)].sort(([one], [other]) => idOf(one) - idOf(other));
  for (const [hub, articles] of articlesOf) {
    for (const article of articles) countArticle(mentions, article, { hub, counters });
    const others = counters.counted.sort((one, two) => idOf(one) - idOf(two));
    const values: number[] = [];
    const number = hubNumber(store, idOf(hub));
    for (const other of others) {
      values.push(number, idOf(other), counters.articles[other] as number, counters.sentences[other] as number);
      counters.articles[other] = counters.sentences[other] = 0;
    }
    insert(values);
    counters.counted = [];
  }
};

/** Writes the neighbours of these entities, by row id, none of which has any stored. */
export function rebuildNeighbours(store: Store, hubs: readonly number[]): void {
  if (hubs.length === 0) return;
  const isEmpty = store.prepare('SELECT 1 FROM neighbours LIMIT 1').pluck().get() === undefined;
  if (isEmpty) bulkLoad(store, ['neighbours'], () => writeHubs(store, hubs));
  else writeHubs(store, hubs);
}
