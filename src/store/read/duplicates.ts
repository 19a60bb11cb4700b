/** Reads the pairs of entities that may be one, and whom the two of a pair both stand beside. */
import { type RawBuilder, sql } from 'kysely';
import type { Kind } from '../../model.ts';
import type { LikenessReason } from '../../text/likeness.ts';
import type { Store } from '../database/open.ts';
import { type Condition, isIn, restrict, when } from '../filter/conditions.ts';
import type { Pair } from '../graph/neighbours.ts';
import { qb } from '../sql/kysely.ts';
import type { Order, Page, PageRequest } from '../sql/page.ts';
import { COUNT, countPerParent, PARENT, pagePerParent, parentPart, rowsPerParent } from '../sql/per-parent.ts';
import type { Root, Within } from '../sql/scope.ts';
import { ENTITY_COLUMNS, type EntityRow, toEntity } from './entities.ts';

/** Two entities by row id, in what they are alike and the two names that are. */
export interface DuplicateRow {
  readonly entityId: number;
  readonly otherId: number;
  /** 0 to 1. */
  readonly score: number;
  readonly reason: LikenessReason;
  readonly name: string;
  readonly otherName: string;
}

export interface DuplicateQuery {
  /** Only pairs of which one is of these kinds. */
  readonly kinds?: readonly Kind[] | null | undefined;
  readonly reasons?: readonly LikenessReason[] | null | undefined;
  /** Least score. */
  readonly minScore?: number | null | undefined;
}

/** All pairs, each once, or those of an entity, which then comes first in them. */
export type DuplicateScope = Root | Within<'entity'>;

interface Columns extends Omit<DuplicateRow, 'entityId' | 'otherId' | 'otherName'> {
  readonly entity_id: number;
  readonly other_id: number;
  readonly other_name: string;
}

const OF_ENTITY: RawBuilder<Columns> = sql`(
  select entity_id, other_id, score, reason, name, other_name from duplicates where entity_id = ${PARENT}
  union all
  select other_id, entity_id, score, reason, other_name, name from duplicates where other_id = ${PARENT})`;

const pairsOf = ({ of }: DuplicateScope) =>
  qb.selectFrom((of === 'root' ? sql<Columns>`duplicates` : OF_ENTITY).as('d'));

const conditionsOf = ({ kinds, reasons, minScore }: DuplicateQuery): Condition[] => [
  ...when(
    kinds,
    (asked): Condition =>
      sql`exists (select 1 from entities where id in (d.entity_id, d.other_id) and ${isIn(sql.ref('kind'), asked)})`,
  ),
  ...when(reasons, (asked) => isIn(sql.ref('d.reason'), asked)),
  ...when(minScore, (least): Condition => sql`d.score >= ${least}`),
];

/** As the index of all pairs has them. */
const LIKELIEST_FIRST: Order = {
  name: 'SCORE',
  parts: [{ columns: ['d.score', 'd.entity_id', 'd.other_id'], direction: 'DESC' }],
};

const parentsOf = (scope: DuplicateScope): readonly number[] => (scope.of === 'root' ? [0] : scope.ids);

/** A page of pairs for each parent of the scope, likeliest first. */
export function listDuplicates(
  store: Store,
  scope: DuplicateScope,
  { page, ...asked }: DuplicateQuery & { readonly page: PageRequest },
): Page<DuplicateRow>[] {
  const query = pairsOf(scope).select([
    'd.entity_id as entityId',
    'd.other_id as otherId',
    'd.score',
    'd.reason',
    'd.name',
    'd.other_name as otherName',
  ]);
  return pagePerParent(store, {
    parents: parentsOf(scope),
    query: restrict(query, conditionsOf(asked)),
    order: LIKELIEST_FIRST,
    page,
    row: (row) => row,
  });
}

/** How many pairs there are, for each parent of the scope. */
export function countDuplicates(store: Store, scope: DuplicateScope, asked: DuplicateQuery): number[] {
  return countPerParent(store, parentsOf(scope), restrict(pairsOf(scope).select(COUNT), conditionsOf(asked)));
}

/** So many articles of each of the two, the latest, are looked at. */
const LATEST_ARTICLES = 64;
const MOST_SHARED = 10;

const companyOf = (entity: 0 | 1): RawBuilder<unknown> => sql`
  select y.entity_id
  from (
    select article_id from article_entities
    where entity_id = ${parentPart(entity)} and mention_count > 0
    order by published_at desc, article_id desc limit ${sql.lit(LATEST_ARTICLES)}) as x
  cross join article_entities as y
  where y.article_id = x.article_id and y.mention_count > 0`;

const SHARED = sql<{ entity_id: number }>`(${companyOf(0)} intersect ${companyOf(1)})`;

/** Whom both of each pair stand beside in the latest articles of each, the rarest first, at most 10. */
export function listSharedNeighbours(store: Store, pairs: readonly Pair[]): EntityRow[][] {
  const query = qb
    .selectFrom(SHARED.as('s'))
    .crossJoin('entities as e')
    .whereRef('e.id', '=', 's.entity_id')
    .where(sql<boolean>`e.id not in (${parentPart(0)}, ${parentPart(1)})`)
    .select(ENTITY_COLUMNS)
    .orderBy('e.article_count')
    .orderBy('e.id')
    .limit(MOST_SHARED);
  return rowsPerParent(
    store,
    pairs.map(({ a, b }) => [a, b]),
    query,
  ).map((rows) => rows.map(toEntity));
}
