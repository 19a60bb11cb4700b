/** Articles that are similar to a text: every word of it is looked for in every article, every name of every entity in the text. */
import { withoutOverlaps } from '../../../src/text/name-candidates.ts';
import { Connection, cut, extentOf, hasCursor, type PageArgs, readCursor, writeCursor } from './connection.ts';
import { articlesOf, countsOf, entitiesOf } from './counts.ts';
import { limitExceeded } from './errors.ts';
import { publication } from './lists.ts';
import type { Article, Base, Entity } from './model.ts';
import { compareKeys, sortBy } from './order.ts';
import { type Row, scorer, toRelevance } from './rank.ts';
import { folded, occurs, type Term, wordsIn } from './words.ts';

const MOST_CHARACTERS = 20_000;
const [MOST_LOOKED_UP, MOST_ARTICLES, LEAST_LETTERS] = [300, 400, 3];
const [MOST_WORDS, MOST_ENTITIES] = [25, 15];
const [BY_WORDS, BY_ENTITY, MOST_SIMILAR] = [100, 50, 100];
const DIGITS = 6;
const TITLE_WEIGHT = 4;

export interface SimilarArgs extends PageArgs {
  readonly text: string;
}

interface Weighed<Value> {
  readonly value: Value;
  readonly weight: number;
}

const odds = (articles: number, having: number): number => (articles - having + 0.5) / (having + 0.5);
const wordRarity = (articles: number, having: number): number => Math.log(odds(articles, having));
const entityRarity = (articles: number, having: number): number => Math.log(1 + odds(articles, having));

const heaviest = <Value>(terms: readonly Weighed<Value>[], most: number): Value[] =>
  terms
    .filter(({ weight }) => weight > 0)
    .toSorted((one, other) => other.weight - one.weight)
    .slice(0, most)
    .map(({ value }) => value);

const termOf = (word: string): Term => ({ words: [word], isPhrase: false, prefix: false, excluded: false });

const rowOf = ({ title, text }: Article): Row => ({ texts: [title ?? '', text], weights: [TITLE_WEIGHT, 1] });

/** Rare in articles and frequent in the text. */
const rareWords = ({ articles }: Base, text: string): string[] => {
  const counts = new Map<string, number>();
  for (const { folded: word } of wordsIn(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const words = [...counts]
    .filter(([word]) => word.length >= LEAST_LETTERS)
    .toSorted(([, one], [, other]) => other - one)
    .slice(0, MOST_LOOKED_UP);
  const weighed = words.flatMap(([value, frequency]) => {
    const having = articles.filter((article) => occurs(termOf(value), rowOf(article).texts)).length;
    return having === 0 || having > MOST_ARTICLES
      ? []
      : [{ value, weight: frequency * wordRarity(articles.length, having) }];
  });
  return heaviest(weighed, MOST_WORDS);
};

const WORD = /[\p{L}\p{M}\p{N}]+/gu;
const CAPITALIZED = /^[\p{Lu}\p{Lt}\p{Lo}\p{N}]/u;
const [LONGEST_NAME, LONGEST_SLICE] = [5, 100];

/** The entities that have this name in full, or as an acronym that is printed so: the most mentioned one. */
const bearerOf = ({ entities }: Base, surface: string): Entity | null => {
  const bearers = entities.filter(
    (entity) =>
      countsOf(entity).articleCount > 0 &&
      entity.aliases.some(
        ({ name, form }) =>
          (form === 'FULL_NAME' && folded(name) === folded(surface)) || (form === 'ACRONYM' && name === surface),
      ),
  );
  return sortBy(bearers, (entity) => [-countsOf(entity).mentionCount, entity.rowId])[0] ?? null;
};

const namedEntities = (base: Base, text: string): Entity[] => {
  const words = [...text.matchAll(WORD)].map(({ 0: word, index }) => ({
    word,
    start: index,
    end: index + word.length,
  }));
  const names = words.flatMap(({ word, start }, first) => {
    if (!CAPITALIZED.test(word)) return [];
    const ends = words.slice(first, first + LONGEST_NAME).map(({ end }) => end);
    const found = ends
      .filter((end) => end - start <= LONGEST_SLICE)
      .map((end) => ({ start, end, surface: text.slice(start, end), key: '' }))
      .filter(({ surface }) => bearerOf(base, surface) !== null);
    return found.slice(-1);
  });
  const entities = new Set(withoutOverlaps(names).map(({ surface }) => bearerOf(base, surface) as Entity));
  const weighed = [...entities].map((value) => ({
    value,
    weight: entityRarity(base.articles.length, countsOf(value).articleCount),
  }));
  return heaviest(weighed, MOST_ENTITIES);
};

const similarArticles = (base: Base, text: string) => {
  const [words, entities] = [rareWords(base, text), namedEntities(base, text)];
  const score = scorer(words.map(termOf), base.articles.map(rowOf));
  const wordsOf = (article: Article): string[] => words.filter((word) => occurs(termOf(word), rowOf(article).texts));
  const withWords = base.articles.filter((article) => wordsOf(article).length > 0);
  const best = sortBy(withWords, (article) => [-score(rowOf(article)), -article.rowId]).slice(0, BY_WORDS);
  const led = entities.flatMap((entity) => sortBy(articlesOf(entity), publication).slice(-BY_ENTITY));
  const scored = [...new Set([...best, ...led])].map((node) => {
    const shared = entities.filter((entity) => entitiesOf(node).includes(entity));
    const own = shared.reduce(
      (sum, entity) => sum + entityRarity(base.articles.length, countsOf(entity).articleCount),
      words.length === 0 ? 0 : toRelevance(score(rowOf(node))),
    );
    return { node, shared, words: wordsOf(node), score: Number(own.toFixed(DIGITS)) };
  });
  return sortBy(scored, ({ node, score: own }) => [-own, -node.rowId]).slice(0, MOST_SIMILAR);
};

const ORDER = { name: 'SIMILARITY', directions: ['DESC', 'DESC'] } as const;

export function similarList(base: Base, { text, ...args }: SimilarArgs): Connection {
  extentOf(args);
  const all = () => {
    if (text.length > MOST_CHARACTERS)
      throw limitExceeded(`A text to compare with articles is at most ${MOST_CHARACTERS} characters long.`);
    return similarArticles(base, text.replaceAll('\0', ' '));
  };
  const page = () => {
    const found = all().map((item) => ({ item, key: [item.score, item.node.rowId] }));
    const [after, before] = [args.after, args.before].map((cursor) =>
      cursor == null ? null : readCursor(ORDER, cursor),
    );
    const between = found
      .filter(({ key }) => !after || compareKeys(key, after, ORDER.directions) > 0)
      .filter(({ key }) => !before || compareKeys(key, before, ORDER.directions) < 0);
    const { items, ...info } = cut(between, args);
    return { ...info, edges: items.map(({ item, key }) => ({ cursor: writeCursor(ORDER, key), ...item })) };
  };
  if (hasCursor(args)) page();
  return new Connection(page, () => all().length);
}
