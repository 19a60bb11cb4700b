/** Reads which entities stand beside an entity, and how often. Demonyms do not count. */
import { type RawBuilder, sql } from 'kysely';
import type { Kind } from '../../model.ts';
import type { Store } from '../database/open.ts';
import { type Condition, every, isIn, when } from '../filter/conditions.ts';
import { ENTITY_COLUMNS, type EntityRow, toEntity } from '../read/entities.ts';
import { qb } from '../sql/kysely.ts';
import {
  bounds,
  type Order,
  type Page,
  type PageRequest,
  readSize,
  type Slice,
  sorting,
  understand,
} from '../sql/page.ts';
import { countPerParent, pagePerParent } from '../sql/per-parent.ts';
import { ARTICLES_BOTH, COMPANY, type Company, SENTENCES_BOTH } from './neighbour-sources.ts';

/** How near two mentions must stand for their entities to be neighbours. */
export const WINDOWS = ['SENTENCE', 'ARTICLE'] as const;
export type Window = (typeof WINDOWS)[number];

/** The entity at the other end, and how many articles and how many sentences mention both. */
export interface NeighbourRow {
  readonly entity: EntityRow;
  readonly articles: number;
  readonly sentences: number;
}

export interface NeighbourQuery {
  /** What the weight is, and the order goes by: sentences or articles that mention both. */
  readonly window: Window;
  readonly kinds?: readonly Kind[] | null | undefined;
  /** Least weight; default 1. */
  readonly minCount?: number | null | undefined;
}

/** Two entities by row id. */
export interface Pair {
  readonly a: number;
  readonly b: number;
}

const weightOf = (window: Window): string => (window === 'ARTICLE' ? 'n.articles' : 'n.sentences');

const conditionsOf = ({ window, kinds, minCount }: NeighbourQuery): Condition[] => [
  // Numbers that SQLite knows beforehand, here and for limits: with parameters it plans these a few times slower.
  sql`${sql.ref(weightOf(window))} >= ${sql.lit(Math.max(1, minCount ?? 1))}`,
  ...when(
    kinds,
    (asked): Condition =>
      sql`exists (select 1 from entities where id = n.neighbour_id and ${isIn(sql.ref('kind'), asked)})`,
  ),
];

/** As the indexes of `neighbours` have them. */
const heaviestFirst = (window: Window): Order => ({
  name: window,
  parts: [
    { columns: [weightOf(window)], direction: 'DESC' },
    { columns: ['n.neighbour_id'], direction: 'ASC' },
  ],
});

/** A page of what each source gives, which together hold the page of all. */
const pageOfEach = (window: Window, slice: Slice, conditions: readonly Condition[]): RawBuilder<Company> => {
  const within = bounds(slice);
  const all = every(within ? [...conditions, within] : conditions);
  const pages = COMPANY[window].map(
    (source) => sql`select * from (
      select n.neighbour_id, n.articles, n.sentences from ${source} and ${all}
      order by ${sql.join(sorting(slice))} limit ${sql.lit(readSize(slice))})`,
  );
  return sql`(${sql.join(pages, sql` union all `)})`;
};

/** A page of the neighbours of each entity, heaviest first. */
export function listNeighbours(
  store: Store,
  entityIds: readonly number[],
  { page, ...asked }: NeighbourQuery & { readonly page: PageRequest },
): Page<NeighbourRow>[] {
  const order = heaviestFirst(asked.window);
  const query = qb
    .selectFrom(pageOfEach(asked.window, understand(page, order), conditionsOf(asked)).as('n'))
    .crossJoin('entities as e')
    .whereRef('e.id', '=', 'n.neighbour_id')
    .select([...ENTITY_COLUMNS, ARTICLES_BOTH.as('articles'), SENTENCES_BOTH.as('sentences')]);
  return pagePerParent(store, {
    parents: entityIds,
    query,
    order,
    page,
    row: ({ articles, sentences, ...entity }) => ({ entity: toEntity(entity), articles, sentences }),
  });
}

/** How many neighbours each entity has. */
export function countNeighbours(store: Store, entityIds: readonly number[], asked: NeighbourQuery): number[] {
  const all = every(conditionsOf(asked));
  const counts = COMPANY[asked.window].map((source) => sql`(select count(*) from ${source} and ${all})`);
  const count = sql<number>`${sql.join(counts, sql` + `)}`.as('count');
  return countPerParent(store, entityIds, qb.selectNoFrom(count));
}
