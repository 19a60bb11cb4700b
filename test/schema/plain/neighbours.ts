/** Entities that stand together: counted from their mentions, for every entity alike. Demonyms do not count. */
import { type Connection, connect, type ListParts, type PageArgs } from './connection.ts';
import { articlesOf, countedMentions, countsOf, isCounted } from './counts.ts';
import { refuseFirst, together, within } from './errors.ts';
import { type ArticleFilter, meetsArticle } from './filter.ts';
import { problemsOfFilter } from './filter-check.ts';
import { publication } from './lists.ts';
import { type Article, counts, type Entity, type Mention, type Sentence } from './model.ts';
import { sortBy } from './order.ts';
import { timelinesOfList } from './timeline.ts';

export type Window = 'SENTENCE' | 'ARTICLE';

/** How many articles and sentences mention both of two. */
interface PairCounts {
  readonly articles: number;
  readonly sentences: number;
}

export const weightIn = (window: Window, { articles, sentences }: PairCounts): number =>
  window === 'SENTENCE' ? sentences : articles;

/** The articles that count; by default all. */
export type Within = ArticleFilter | null | undefined;

const isWithin =
  (filter: Within) =>
  (article: Article): boolean =>
    filter == null || meetsArticle(article, filter);

/** The sentences with a counted mention of the entity. */
const sentencesOf = (entity: Entity): Set<Sentence> =>
  new Set(entity.appearances.flatMap(countedMentions).map(({ sentence }) => sentence));

/** The articles that mention both. */
function sharedArticles(one: Entity, other: Entity, filter?: Within): Article[] {
  const articles = new Set(articlesOf(other));
  return articlesOf(one).filter((article) => articles.has(article) && isWithin(filter)(article));
}

/** The sentences that mention both. */
export function sharedSentences(one: Entity, other: Entity, filter?: Within): Sentence[] {
  const sentences = sentencesOf(other);
  return [...sentencesOf(one)].filter((sentence) => sentences.has(sentence) && isWithin(filter)(sentence.article));
}

export function countTogether(one: Entity, other: Entity, filter?: Within): PairCounts {
  return { articles: sharedArticles(one, other, filter).length, sentences: sharedSentences(one, other, filter).length };
}

interface Neighbour extends PairCounts {
  readonly entity: Entity;
}

const known = new WeakMap<Entity, readonly Neighbour[]>();

/** All who stand in an article with an entity. */
export function neighboursOf(entity: Entity, filter?: Within): readonly Neighbour[] {
  if (filter != null) return findNeighbours(entity, filter);
  const found = known.get(entity) ?? findNeighbours(entity, null);
  known.set(entity, found);
  return found;
}

const findNeighbours = (entity: Entity, filter: Within): Neighbour[] => {
  const articles = articlesOf(entity).filter(isWithin(filter));
  const there = new Set(articles.flatMap(({ appearances }) => appearances.filter(isCounted).map((one) => one.entity)));
  there.delete(entity);
  return [...there].map((other) => ({ entity: other, ...countTogether(entity, other, filter) }));
};

/** Heaviest first, ties by row id. */
export function heaviestNeighbours(entity: Entity, window: Window, filter?: Within): Neighbour[] {
  const near = neighboursOf(entity, filter).filter((neighbour) => weightIn(window, neighbour) > 0);
  return sortBy(near, (neighbour) => [-weightIn(window, neighbour), neighbour.entity.rowId]);
}

export interface NeighbourArgs extends PageArgs {
  readonly window: Window;
  readonly kinds?: readonly string[] | null;
  readonly minCount: number;
  readonly filter?: ArticleFilter | null;
}

const MIN_COUNT = [1, 2_147_483_647] as const;

export function neighbourList(entity: Entity, { window, kinds, minCount, filter, ...args }: NeighbourArgs): Connection {
  const list: ListParts<Neighbour> = {
    items: () => {
      refuseFirst(problemsOfFilter(filter ?? {}));
      return neighboursOf(entity, filter).filter(
        (neighbour) => weightIn(window, neighbour) >= minCount && (kinds?.includes(neighbour.entity.kind) ?? true),
      );
    },
    order: () => ({
      name: window,
      directions: ['DESC', 'ASC'],
      key: (neighbour) => [weightIn(window, neighbour), neighbour.entity.rowId],
    }),
    args,
    edge: (neighbour) => ({
      node: neighbour.entity,
      weight: weightIn(window, neighbour),
      sentenceCount: neighbour.sentences,
      articleCount: neighbour.articles,
      evidence: (page: PageArgs) => evidenceList([entity, neighbour.entity], { window, filter, ...page }),
    }),
  };
  const [connection] = together(
    () => connect<Neighbour>(list),
    () => within(MIN_COUNT, 'minCount', minCount),
  );
  return connection;
}

const mentionsOf = (entity: Entity, { article }: Sentence): Mention[] =>
  article.mentions.filter((mention) => counts(mention) && mention.entity === entity);

/** The one of two that fewer articles mention, the first of equals. */
const rarer = ([one, other]: readonly [Entity, Entity]): Entity =>
  countsOf(one).articleCount <= countsOf(other).articleCount ? one : other;

/** Where a sentence stands in the list: where the rarer of the two is first named in it, or where it begins. */
const positionIn = (pair: readonly [Entity, Entity], window: Window, sentence: Sentence): number => {
  if (window === 'ARTICLE') return sentence.start;
  const [first] = mentionsOf(rarer(pair), sentence).filter((mention) => mention.sentence === sentence);
  return (first as Mention).start;
};

const evidenceIn = ([one, other]: readonly [Entity, Entity], window: Window, filter: Within): Sentence[] => {
  if (window === 'SENTENCE') return sharedSentences(one, other, filter);
  const articles = new Set(sharedArticles(one, other, filter));
  const either = new Set([...sentencesOf(one), ...sentencesOf(other)]);
  return [...either].filter(({ article }) => articles.has(article));
};

/** The sentences that show two entities together, latest article first. */
export function evidenceList(
  pair: readonly [Entity, Entity],
  { window, filter, ...args }: PageArgs & { readonly window: Window; readonly filter?: Within },
): Connection {
  const items = (): Sentence[] => {
    refuseFirst(problemsOfFilter(filter ?? {}));
    return evidenceIn(pair, window, filter);
  };
  return connect<Sentence>({
    items,
    order: () => ({
      name: 'PUBLISHED_AT',
      directions: ['DESC', 'DESC', 'ASC'],
      key: (sentence) => [...publication(sentence.article), positionIn(pair, window, sentence)],
    }),
    args,
    edge: (node) => ({ node }),
    counters: timelinesOfList(() => items().map(({ article }) => article)),
  });
}

/** The first sentence that mentions both; else those of the two nearest mentions in the first article that mentions both. */
export function firstEvidence(one: Entity, other: Entity, filter?: Within): Sentence[] {
  const [sentence] = sortBy(sharedSentences(one, other, filter), (shared) => [
    ...publication(shared.article),
    shared.start,
  ]);
  if (sentence) return [sentence];
  const [article] = sortBy(sharedArticles(one, other, filter), publication);
  if (!article) return [];
  const there = (entity: Entity): Mention[] =>
    article.mentions.filter((mention) => counts(mention) && mention.entity === entity);
  const rare = rarer([one, other]);
  const frequent = rare === one ? other : one;
  const pairs = there(rare).flatMap((mention) => there(frequent).map((partner) => ({ mention, partner })));
  const [nearest] = sortBy(pairs, ({ mention, partner }) => [
    Math.abs(mention.start - partner.start),
    mention.start,
    partner.start,
  ]);
  const found = nearest ? [nearest.mention.sentence, nearest.partner.sentence] : [];
  return sortBy(found, ({ start }) => [start]);
}
