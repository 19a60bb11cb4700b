/** Counts all neighbours of hubs from nothing. */
import type { Store } from '../database/open.ts';
import { bulkLoad } from './bulk-load.ts';
import { valuesInserter } from './insert.ts';

/** Mentions in order of the text, article after article. */
interface FlatMentions {
  /** Row id of the entity that each number in `entity` stands for. */
  readonly ids: readonly number[];
  /** For each article the index of its first mention; one more at the end. */
  readonly articleStarts: readonly number[];
  readonly entity: readonly number[];
  /** Start of the sentence of each mention. */
  readonly sentence: readonly number[];
}

const SELECT_MENTIONS = `
  SELECT article_id, entity_id, sentence_start FROM mentions
  WHERE status = 'ACCEPTED' AND form <> 'DEMONYM' AND entity_id IS NOT NULL AND article_id IN (
    SELECT article_id FROM article_entities
    WHERE mention_count > 0 AND entity_id IN (SELECT value FROM json_each(?)))
  ORDER BY article_id, start`;

/** The counted mentions of every article in which one of these entities is counted. */
const readMentionsAround = (store: Store, entities: readonly number[]): FlatMentions => {
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

/** By the numbers of entities: counts beside the hub at hand, and the last article and sentence that was counted. */
interface Tally {
  readonly articles: Int32Array;
  readonly sentences: Int32Array;
  readonly lastArticle: Int32Array;
  readonly lastSentence: Int32Array;
  /** Entities with a count. */
  touched: number[];
  /** Articles and sentences begun so far, over all hubs. */
  article: number;
  sentence: number;
}

const createTally = (size: number): Tally => ({
  articles: new Int32Array(size),
  sentences: new Int32Array(size),
  lastArticle: new Int32Array(size),
  lastSentence: new Int32Array(size),
  touched: [],
  article: 0,
  sentence: 0,
});

const increment = (counts: Int32Array, at: number): number => {
  const count = (counts[at] as number) + 1;
  counts[at] = count;
  return count;
};

/** Counts who stands beside `hub` in the article whose mentions are those from `from` up to `to`. */
const countArticle = (
  mentions: FlatMentions,
  [from, to]: readonly [number, number],
  hub: number,
  tally: Tally,
): void => {
  const { entity, sentence } = mentions;
  const own: number[] = [];
  for (let at = from; at < to; at++) if (entity[at] === hub) own.push(sentence[at] as number);
  tally.article++;
  for (let at = from; at < to; at++) {
    const other = entity[at] as number;
    if (at === from || sentence[at] !== sentence[at - 1]) tally.sentence++;
    if (other === hub) continue;
    if (tally.lastArticle[other] !== tally.article) {
      tally.lastArticle[other] = tally.article;
      if (increment(tally.articles, other) === 1) tally.touched.push(other);
    }
    if (tally.lastSentence[other] !== tally.sentence && own.includes(sentence[at] as number)) {
      tally.lastSentence[other] = tally.sentence;
      increment(tally.sentences, other);
    }
  }
};

/** For each hub, by number, the articles it stands in, by index. */
const findArticles = (
  { articleStarts, entity, ids }: FlatMentions,
  hubs: ReadonlySet<number>,
): Map<number, number[]> => {
  const articles = new Map<number, number[]>();
  const numbers = ids.flatMap((id, number) => (hubs.has(id) ? [number] : []));
  for (const number of numbers) articles.set(number, []);
  for (let article = 0; article + 1 < articleStarts.length; article++) {
    for (let at = articleStarts[article] as number; at < (articleStarts[article + 1] as number); at++) {
      const known = articles.get(entity[at] as number);
      if (known && known.at(-1) !== article) known.push(article);
    }
  }
  return articles;
};

/** Writes the neighbours of these hubs, of which none is stored. Memory grows with their mentions, not with their pairs. */
export function rebuildNeighbours(store: Store, hubs: readonly number[]): void {
  if (hubs.length === 0) return;
  const isEmpty = store.prepare('SELECT 1 FROM neighbours LIMIT 1').pluck().get() === undefined;
  if (isEmpty) bulkLoad(store, ['neighbours'], () => writeHubs(store, hubs));
  else writeHubs(store, hubs);
}

const writeHubs = (store: Store, hubs: readonly number[]): void => {
  const mentions = readMentionsAround(store, hubs);
  const { ids, articleStarts } = mentions;
  const tally = createTally(ids.length);
  const insert = valuesInserter(store, 'neighbours', ['entity_id', 'neighbour_id', 'articles', 'sentences']);
  const idOf = (number: number): number => ids[number] as number;
  const articlesOf = [...findArticles(mentions, new Set(hubs))].sort(([one], [other]) => idOf(one) - idOf(other));
  for (const [hub, articles] of articlesOf) {
    for (const article of articles) {
      countArticle(mentions, [articleStarts[article] as number, articleStarts[article + 1] as number], hub, tally);
    }
    const others = tally.touched.sort((one, two) => idOf(one) - idOf(two));
    const values: number[] = [];
    for (const other of others) {
      values.push(idOf(hub), idOf(other), tally.articles[other] as number, tally.sentences[other] as number);
      tally.articles[other] = tally.sentences[other] = 0;
    }
    insert(values);
    tally.touched = [];
  }
};
