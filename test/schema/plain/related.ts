/** Articles that share entities with an article. Demonyms do not count. */
import { type Connection, connect, type PageArgs } from './connection.ts';
import { articlesOf, countsOf, entitiesOf } from './counts.ts';
import { publication } from './lists.ts';
import type { Article, Entity } from './model.ts';
import { compareKeys, sortBy } from './order.ts';

const LEADING_ENTITIES = 8;
const ARTICLES_EACH_WAY = 100;
const MOST_RELATED = 100;
const MOST_SHARED = 10;

const rarestFirst = (entities: readonly Entity[]): Entity[] =>
  sortBy(entities, (entity) => [countsOf(entity).articleCount, entity.rowId]);

/** An entity of few articles ties them more closely. */
const weightOf = (entity: Entity): number => 1 / Math.log(countsOf(entity).articleCount);

const weigh = (entities: readonly Entity[]): number => entities.reduce((sum, entity) => sum + weightOf(entity), 0);

/** The articles of an entity that are nearest to an article in time, before it and after it. */
const nearest = (entity: Entity, article: Article): Article[] => {
  const sorted = sortBy(articlesOf(entity), publication);
  const isBefore = (other: Article): boolean =>
    compareKeys(publication(other), publication(article), ['ASC', 'ASC']) < 0;
  const before = sorted.filter(isBefore);
  const after = sorted.filter((other) => other !== article && !isBefore(other));
  return [...before.slice(-ARTICLES_EACH_WAY), ...after.slice(0, ARTICLES_EACH_WAY)];
};

/** The articles that the rarest entities of an article lead to, those with the heaviest of them first. */
const candidatesOf = (article: Article): Article[] => {
  const leading = rarestFirst(entitiesOf(article))
    .filter((entity) => countsOf(entity).articleCount > 1)
    .slice(0, LEADING_ENTITIES);
  const through = new Map<Article, Entity[]>();
  for (const entity of leading) {
    for (const other of nearest(entity, article)) through.set(other, [...(through.get(other) ?? []), entity]);
  }
  const heaviestFirst = sortBy([...through], ([other, entities]) => [-weigh(entities), other.rowId]);
  return heaviestFirst.map(([other]) => other).slice(0, MOST_RELATED);
};

const DIGITS = 6;

const relate = (article: Article, other: Article) => {
  const there = new Set(entitiesOf(other));
  const shared = rarestFirst(entitiesOf(article).filter((entity) => there.has(entity)));
  return {
    node: other,
    weight: Number(weigh(shared).toFixed(DIGITS)),
    sharedCount: shared.length,
    shared: shared.slice(0, MOST_SHARED),
  };
};

export function relatedList(article: Article, args: PageArgs): Connection {
  return connect({
    items: () => candidatesOf(article).map((other) => relate(article, other)),
    order: () => ({ name: 'WEIGHT', directions: ['DESC', 'DESC'], key: ({ node, weight }) => [weight, node.rowId] }),
    args,
    edge: (related) => related,
  });
}
