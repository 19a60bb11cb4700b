/** Takes the values that most rows share out of a count of them. */
import { type RawBuilder, sql } from 'kysely';
import type { Store } from '../database/open.ts';
import type { Condition } from '../filter/conditions.ts';
import { every } from '../filter/conditions.ts';
import { asText, known, unlessNull } from '../sql/column.ts';
import { qb } from '../sql/kysely.ts';
import { ONCE, rowsPerParent } from '../sql/per-parent.ts';
import { ENTITY_COLUMNS, type EntityRaw, type EntityRow, toEntity } from './entities.ts';
import type { Subject } from './totals.ts';

export interface FacetRow {
  /** The kind, source or year ("2005"); the key of the entity; null counts the rows without one. */
  readonly value: string | null;
  /** Only by ENTITY, and null there for unresolved mentions. */
  readonly entity: EntityRow | null;
  readonly count: number;
}

/** What is counted: rows, the conditions they meet, the value they count for, and how much, which is 1 unless said. */
export interface Tally {
  readonly from: RawBuilder<unknown>;
  readonly where: readonly Condition[];
  readonly value: RawBuilder<unknown>;
  readonly count?: RawBuilder<unknown>;
}

/** Values and their counts, each value once. */
export type Counts = RawBuilder<{ readonly value: string | number | null; readonly count: number }>;

export function tally({ from, where, value, count }: Tally): Counts {
  return sql`(
    select ${value} as value, ${count ?? sql`count(*)`} as count from ${from} where ${every(where)} group by 1)`;
}

export interface Asked {
  readonly parents: readonly number[];
  /** Most values. */
  readonly first: number;
}

const highest = (counts: Counts, first: number) =>
  qb
    .selectFrom(counts.as('g'))
    .select(['g.value', 'g.count'])
    .orderBy('g.count', 'desc')
    .orderBy('g.value')
    .limit(first);

/** The values with the highest counts, for each parent. */
export function topValues(store: Store, { parents, first }: Asked, counts: Counts): FacetRow[][] {
  return rowsPerParent(store, parents, highest(counts, first)).map((rows) =>
    rows.map(({ value, count }) => ({ value: asText(value), entity: null, count })),
  );
}

/** The entities with the highest counts, for each parent; as values they go by row id. */
export function topEntities(store: Store, { parents, first }: Asked, counts: Counts): FacetRow[][] {
  const query = qb
    .selectFrom(highest(counts, first).as('g'))
    .leftJoin('entities as e', (join) => join.on(sql<boolean>`e.id = g.value`))
    .select([...ENTITY_COLUMNS, 'g.count']);
  return rowsPerParent(store, parents, query).map((rows) =>
    rows.map(({ count, ...raw }) => {
      const entity = unlessNull(raw.id, () => toEntity(raw as EntityRaw));
      return { value: entity?.key ?? null, entity, count };
    }),
  );
}

/** The values with the highest totals in the whole base, which the writer keeps; '' stands for null there. */
export function topTotals(
  store: Store,
  subject: Subject,
  { facet, first }: { facet: string; first: number },
): FacetRow[] {
  const query = qb
    .selectFrom('statistics')
    .select(['value', 'count'])
    .where('subject', '=', subject)
    .where('facet', '=', facet)
    .orderBy('count', 'desc')
    .orderBy('value')
    .limit(first);
  const [rows = []] = rowsPerParent(store, ONCE, query);
  return rows.map(({ value, count }) => ({ value: known(value), entity: null, count }));
}
