/** Gathers the surroundings of entities for drawing: nodes and weighted edges. */
import type { Kind } from '../../model.ts';
import type { Store } from '../database/open.ts';
import { isEmptyFilter } from '../filter/conditions.ts';
import type { Window } from '../filter/cooccurrence.ts';
import { entityIdOf } from '../filter/entity-keys.ts';
import { checkFilter } from '../filter/limits.ts';
import type { ArticleFilter } from '../filter/model.ts';
import { refuseBadFilter } from '../filter/nouns.ts';
import { together } from '../read/pair-counts.ts';
import { countedPairs, pairsAmong } from '../read/posting-counts.ts';
import { selectArticlesOf } from '../read/posting-selection.ts';
import { Alias, bind, column, found, fragment, number, perDialect, resolved, type Sql } from '../sql/expression.ts';
import { HUB_ARTICLES } from '../sql/hubs.ts';
import { elements, gt, isIn } from '../sql/operators.ts';
import { type Few, foundRows, from } from '../sql/query.ts';
import { readPage, readRows, readValue } from '../sql/read.ts';
import { entities } from '../sql/tables/entities.ts';
import { neighboursOf, weightOf } from './neighbours.ts';

export interface GraphQuery {
  /** Keys of the entities in the middle; unknown ones are left out. */
  readonly around: readonly string[];
  /** How many hops away to look, 1 to 3. */
  readonly depth: number;
  /** Most nodes, 1 to 100, those in the middle included. */
  readonly first: number;
  readonly window: Window;
  /** Of which kinds those around the middle must be. Default: any. */
  readonly kinds?: readonly Kind[] | null | undefined;
  /** Which articles are counted. */
  readonly filter?: ArticleFilter | null | undefined;
}

type Query = GraphQuery & { readonly filter: ArticleFilter };

export interface NodeRow {
  /** Row id of the entity. */
  readonly id: Sql<number>;
  /** Hops from the nearest entity in the middle, 0 for those themselves. */
  readonly distance: Sql<number>;
}

/** Two nodes that stand together, by row id, each pair once, and in how many articles and sentences. */
export interface EdgeRow {
  readonly window: Window;
  readonly a: Sql<number>;
  readonly b: Sql<number>;
  readonly articles: Sql<number>;
  readonly sentences: Sql<number>;
}

/** Every edge between the nodes is there, heaviest first. */
export interface Graph {
  readonly nodes: Few<NodeRow>;
  readonly edges: Few<EdgeRow>;
}

/** More neighbours of one entity than that can find no room. */
const MOST_NEIGHBOURS = 100;

/** The heaviest neighbours of the entities, ties by row id. */
function heaviest(store: Store, frontier: readonly number[], { window, kinds, filter }: Query): number[] {
  const neighbours = frontier.flatMap((id) => {
    store.budget.checkTime();
    const list = neighboursOf(bind(id), { window, kinds, minCount: 1, filter });
    return readPage(store, { list, args: { first: MOST_NEIGHBOURS } }, (row) => ({
      id: row.entity.id,
      weight: weightOf(row),
    })).rows;
  });
  return neighbours.sort((a, b) => b.weight - a.weight || a.id - b.id).map(({ id }) => id);
}

interface Edge {
  readonly a: number;
  readonly b: number;
  readonly articles: number;
  readonly sentences: number;
}

/** The counts of each pair. */
function countsOf(store: Store, pairs: readonly (readonly [number, number])[]): readonly [number, number][] {
  const alias = new Alias();
  const end = (index: number) =>
    perDialect<number>((dialect) => dialect.at(column<string>(alias, 'value'), [index], 'Int') as Sql<number>);
  const rows: Few<null> = { row: null, from: fragment`${elements(bind(pairs))} as ${alias}`, where: [] };
  return readRows(store, rows, () => ({ counts: together({ a: end(0), b: end(1) }) })).map(
    ({ counts }) => (typeof counts === 'string' ? JSON.parse(counts) : counts) as [number, number],
  );
}

/** Which of the entities are hubs. */
function hubsAmong(store: Store, ids: readonly number[]): ReadonlySet<number> {
  const rows = from(entities, ({ id, article_count: articles }) => [isIn(id, ids), gt(articles, number(HUB_ARTICLES))]);
  return new Set(readRows(store, rows, ({ id }) => ({ id })).map(({ id }) => id));
}

/** Pairs with a hub from what is kept counted; all others at once from the articles of those that are no hubs, which are few. */
function edgesAmong(store: Store, ids: readonly number[], query: Query): Edge[] {
  const hubs = hubsAmong(store, ids);
  const pairs = ids.flatMap((a, index) =>
    ids.slice(index + 1).flatMap((b) => (hubs.has(a) || hubs.has(b) ? [[a, b] as const] : [])),
  );
  const counted = countsOf(store, pairs).map(([articles, sentences], index): Edge => {
    const [a, b] = pairs[index] as readonly [number, number];
    return { a, b, articles, sentences };
  });
  const others = ids.filter((id) => !hubs.has(id));
  return others.length < 2 ? counted : [...counted, ...edgesWithin(store, others, query)];
}

/** The pairs that stand together in the articles that a filter lets through. */
function edgesWithin(store: Store, ids: readonly number[], { window, filter }: Query): Edge[] {
  const selected = selectArticlesOf(ids, filter);
  const pairs = countedPairs(pairsAmong(selected, bind(JSON.stringify(ids))), { window, minimum: 1 });
  const found = readRows(store, pairs, ({ one, other, articles, sentences }) => ({ one, other, articles, sentences }));
  const places = new Map(ids.map((id, place) => [id, place]));
  const isInOrder = (one: number, other: number): boolean => (places.get(one) ?? 0) < (places.get(other) ?? 0);
  return found.map(({ one, other, ...counts }) => {
    const [a, b] = isInOrder(one, other) ? [one, other] : [other, one];
    return { a, b, ...counts };
  });
}

function edgesBetween(store: Store, ids: readonly number[], query: Query): Edge[] {
  const { window, filter } = query;
  const edges = isEmptyFilter(filter) ? edgesAmong(store, ids, query) : edgesWithin(store, ids, query);
  const weight = ({ articles, sentences }: Edge): number => (window === 'ARTICLE' ? articles : sentences);
  return edges
    .filter((edge) => weight(edge) > 0)
    .sort((one, two) => weight(two) - weight(one) || one.a - two.a || one.b - two.b);
}

/** Nodes are taken hop by hop, within a hop those of the heaviest edge first, ties by row id, until there are `first`. */
function distancesFrom(store: Store, query: Query): Map<number, number> {
  const { around, depth, first } = query;
  refuseBadFilter(query.filter);
  const middle = around.flatMap((key) => readValue(store, entityIdOf(bind(key))) ?? []);
  const distances = new Map<number, number>();
  for (const id of [...new Set(middle)].slice(0, first)) distances.set(id, 0);
  for (let distance = 1; distance <= depth && distances.size < first; distance++) {
    const frontier = [...distances].flatMap(([id, reached]) => (reached === distance - 1 ? [id] : []));
    for (const id of heaviest(store, frontier, query)) {
      if (distances.size < first && !distances.has(id)) distances.set(id, distance);
    }
  }
  return distances;
}

/** The surroundings of the entities. */
export function graphAround(args: GraphQuery): Graph {
  const query = resolved({ ...args, filter: checkFilter(args.filter) });
  const distances = found({ query }, (store, bound) => distancesFrom(store, bound.query));
  const nodes = distances.map((found) => JSON.stringify([...found].map(([id, distance]) => ({ id, distance }))));
  const edges = found({ distances, query }, (store, bound) =>
    JSON.stringify(edgesBetween(store, [...bound.distances.keys()], bound.query)),
  );
  const { row, ...rows } = foundRows<Omit<EdgeRow, 'window'>>(edges, {
    a: 'Int',
    b: 'Int',
    articles: 'Int',
    sentences: 'Int',
  });
  return {
    nodes: foundRows<NodeRow>(nodes, { id: 'Int', distance: 'Int' }),
    edges: { ...rows, row: { ...row, window: args.window } },
  };
}
