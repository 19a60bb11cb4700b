/** Entities: by key or identifier, and the list of all. */

import type { Identifier, Kind } from '../../model.ts';
import { entityIdOf } from '../filter/entity-keys.ts';
import { checkFilter } from '../filter/limits.ts';
import type { EntityFilter } from '../filter/model.ts';
import { entityConditions } from '../filter/nouns.ts';
import { bind, number, type Sql } from '../sql/expression.ts';
import { rowsFor } from '../sql/gather.ts';
import type { Order } from '../sql/keyset.ts';
import { type Condition, eq, exists, isIn } from '../sql/operators.ts';
import { across, type Few, find, from, type List, lookup, type One, select } from '../sql/query.ts';
import { type Row, source } from '../sql/table.ts';
import { entities, identifiers } from '../sql/tables/entities.ts';
import { countAllEntities, type EntityFacet } from './entity-facets.ts';
import type { Countable } from './facet-rows.ts';
import { type OrderBy, orderBy } from './order-by.ts';
import { total } from './totals.ts';

export type EntityRow = Row<typeof entities>;

export type EntityOrder = OrderBy<'MENTION_COUNT' | 'ARTICLE_COUNT' | 'NAME' | 'FIRST_SEEN' | 'LAST_SEEN'>;

interface EntityQuery {
  readonly filter?: EntityFilter | null | undefined;
  /** Default: most mentioned first. */
  readonly orderBy?: EntityOrder | null | undefined;
}

/** The entity that has or had the key. */
export const entityByKey = (key: Sql<string>): One<EntityRow | null> =>
  find(from(entities, ({ id }) => [eq(id, entityIdOf(key))]));

/** The natural key of an entity. */
export const entityKeyOf = (entityId: Sql<number>): Sql<string> => {
  const rows = from(entities, ({ id }) => [eq(id, entityId)]);
  return lookup(rows.row.key, rows) as Sql<string>;
};

/** Whether an entity is of one of these kinds. */
export const isOfKind = (entityId: Sql<number>, kinds: readonly Kind[]): Condition => {
  const such = from(entities, ({ id, kind }) => [eq(id, entityId), isIn(kind, kinds)]);
  return exists(select(number(1), such));
};

/** The entities that have or had these keys, in the order of the keys, each once. */
export const entitiesByKey = (keys: readonly string[]): Few<EntityRow> =>
  rowsFor(keys, { of: entities, key: 'id' }, (entity, key) => eq(entity.id, entityIdOf(key)));

export function entityByIdentifier({ scheme, value }: Identifier): One<EntityRow | null> {
  const identifier = source(identifiers);
  const entity = source(entities);
  const { scheme: ownScheme, value: ownValue, entity_id: id } = identifier.row;
  return find(
    across([identifier, entity], {
      where: [eq(ownScheme, bind(scheme)), eq(ownValue, bind(value)), eq(entity.row.id, id)],
      row: entity.row,
    }),
  );
}

export type EntityList = List<EntityRow> & Countable<EntityFacet>;

const ORDERS: Readonly<Record<EntityOrder['field'], (entity: EntityRow) => Sql<string | number>>> = {
  MENTION_COUNT: (entity) => entity.mention_count,
  ARTICLE_COUNT: (entity) => entity.article_count,
  NAME: (entity) => entity.name_key,
  FIRST_SEEN: (entity) => entity.first_published_at,
  LAST_SEEN: (entity) => entity.last_published_at,
};

const MOST_MENTIONED: EntityOrder = { field: 'MENTION_COUNT' };

const orderOf = (entity: EntityRow, asked: EntityOrder): Order =>
  orderBy(asked, ORDERS[asked.field](entity), entity.id);

/** All entities that the filter lets through. LIMIT_EXCEEDED and BAD_USER_INPUT for a filter that cannot be answered. */
export function allEntities(query: EntityQuery): EntityList {
  const checked = checkFilter(query.filter);
  const rows = from(entities, (row) => entityConditions(checked, row));
  const list = {
    ...rows,
    order: () => orderOf(rows.row, query.orderBy ?? MOST_MENTIONED),
    countBy: (by: EntityFacet) => countAllEntities(checked, by),
  };
  return rows.where.length === 0 ? { ...list, count: () => total('ENTITY') } : list;
}
