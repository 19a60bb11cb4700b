/** Reads entities: by id, key or identifier, as pages, as counts. */
import type { Identifier, Kind } from '../../model.ts';
import type { Store } from '../database/open.ts';
import { restrict } from '../filter/conditions.ts';
import { entityConditions } from '../filter/entities.ts';
import { entityIdOf } from '../filter/entity-keys.ts';
import { checkFilter } from '../filter/limits.ts';
import type { EntityFilter } from '../filter/model.ts';
import { known, truth } from '../sql/column.ts';
import { qb } from '../sql/kysely.ts';
import type { Direction, Order, Page, PageRequest } from '../sql/page.ts';
import {
  COUNT,
  countPerParent,
  ONCE,
  PARENT,
  PARENT_TEXT,
  pagePerParent,
  parentText,
  rowPerParent,
} from '../sql/per-parent.ts';
import type { EntityScope } from '../sql/scope.ts';
import { countTotal } from './totals.ts';

/** An entity with its counts over accepted mentions. */
export interface EntityRow {
  readonly id: number;
  readonly key: string;
  readonly kind: Kind;
  readonly name: string;
  readonly inGazetteer: boolean;
  /** Articles with at least one mention of it other than a demonym. */
  readonly articleCount: number;
  /** Mentions other than demonyms. */
  readonly mentionCount: number;
  readonly demonymCount: number;
  /** Earliest and latest known publication of those articles, ISO 8601 UTC; null when none is dated. */
  readonly firstSeen: string | null;
  readonly lastSeen: string | null;
}

export interface EntityOrder {
  readonly field: 'MENTION_COUNT' | 'ARTICLE_COUNT' | 'NAME' | 'FIRST_SEEN' | 'LAST_SEEN';
  readonly direction: Direction;
}

export interface EntityQuery {
  readonly filter?: EntityFilter | null | undefined;
  /** Default: most mentioned first. */
  readonly orderBy?: EntityOrder | null | undefined;
  readonly page: PageRequest;
}

/** What to select of `entities as e`. */
export const ENTITY_COLUMNS = [
  'e.id',
  'e.key',
  'e.kind',
  'e.name',
  'e.in_gazetteer as inGazetteer',
  'e.article_count as articleCount',
  'e.mention_count as mentionCount',
  'e.demonym_count as demonymCount',
  'e.first_published_at as firstSeen',
  'e.last_published_at as lastSeen',
] as const;

/** An entity as `ENTITY_COLUMNS` give it. */
export interface EntityRaw extends Omit<EntityRow, 'inGazetteer' | 'firstSeen' | 'lastSeen'> {
  readonly inGazetteer: 0 | 1;
  readonly firstSeen: string;
  readonly lastSeen: string;
}

export function toEntity(raw: EntityRaw): EntityRow {
  return {
    ...raw,
    inGazetteer: truth(raw.inGazetteer),
    firstSeen: known(raw.firstSeen),
    lastSeen: known(raw.lastSeen),
  };
}

const oneEntity = qb.selectFrom('entities as e').select(ENTITY_COLUMNS);

/** The entities with these row ids, in the same order; null where there is none. */
export function findEntities(store: Store, ids: readonly number[]): (EntityRow | null)[] {
  return rowPerParent(store, ids, { query: oneEntity.where('e.id', '=', PARENT), row: toEntity });
}

/** The entities that these keys name or used to name, in the same order; null where there is none. */
export function findEntitiesByKey(store: Store, keys: readonly string[]): (EntityRow | null)[] {
  return rowPerParent(store, keys, { query: oneEntity.where('e.id', '=', entityIdOf(PARENT_TEXT)), row: toEntity });
}

/** The entities with these identifiers, in the same order; null where there is none. */
export function findEntitiesByIdentifier(store: Store, identifiers: readonly Identifier[]): (EntityRow | null)[] {
  const query = oneEntity
    .innerJoin('identifiers as i', 'i.entity_id', 'e.id')
    .where('i.scheme', '=', parentText(0))
    .where('i.value', '=', parentText(1));
  const places = identifiers.map(({ scheme, value }) => [scheme, value]);
  return rowPerParent(store, places, { query, row: toEntity });
}

const ORDER_COLUMNS = {
  MENTION_COUNT: 'e.mention_count',
  ARTICLE_COUNT: 'e.article_count',
  NAME: 'e.name_key',
  FIRST_SEEN: 'e.first_published_at',
  LAST_SEEN: 'e.last_published_at',
} as const;

const entityOrder = ({ field, direction }: EntityOrder): Order => ({
  name: field,
  parts: [{ columns: [ORDER_COLUMNS[field], 'e.id'], direction }],
});

/** A page of all entities that the filter lets through. */
export function listEntities(store: Store, { filter, orderBy, page }: EntityQuery): Page<EntityRow> {
  const [only] = pagePerParent(store, {
    parents: ONCE,
    query: restrict(oneEntity, entityConditions(checkFilter(filter), 'e')),
    order: entityOrder(orderBy ?? { field: 'MENTION_COUNT', direction: 'DESC' }),
    page,
    row: toEntity,
  });
  return only as Page<EntityRow>;
}

/** How many entities the filter lets through, for each parent of the scope. Inside an article demonyms do not count. */
export function countEntities(store: Store, scope: EntityScope, filter?: EntityFilter | null): number[] {
  const conditions = entityConditions(checkFilter(filter), 'e');
  if (scope.of === 'article') {
    const within = qb
      .selectFrom('article_entities as ae')
      .innerJoin('entities as e', 'e.id', 'ae.entity_id')
      .where('ae.article_id', '=', PARENT)
      .where('ae.mention_count', '>', 0);
    return countPerParent(store, scope.ids, restrict(within.select(COUNT), conditions));
  }
  if (conditions.length === 0) return [countTotal(store, 'ENTITY')];
  return countPerParent(store, ONCE, restrict(qb.selectFrom('entities as e').select(COUNT), conditions));
}
