/** Pages in sketches: what a statement has to read for one, and what can be said of it. */
import { type Expression, sql } from 'kysely';
import type { Column } from './column.ts';
import { labelOf, type Page, type Slice } from './page.ts';

/** A page that a statement would read. */
export interface PageSource {
  readonly alias: string;
  readonly slice: Slice;
  readonly used: Set<string>;
  /** So many of its rows, ordered in the direction of reading, after so many others. */
  readonly core: (limit: number, offset: number) => Expression<unknown>;
  /** What is read of rows of the core. */
  readonly details: (core: Expression<unknown>) => Expression<unknown>;
}

const PAGE = Symbol('page');

/** The cursor of a row by its place in the order. */
export const cursorOf = ({ order }: Slice, place: Expression<unknown>): Expression<unknown> =>
  sql`write_cursor(${sql.lit(JSON.stringify(labelOf(order)))}, ${place})`;

/** A page of one row of columns. No more than that can be said of it before a statement runs. */
export function sketchedPage<Row>(row: Row, cursor: Column, source: PageSource): Page<Row> {
  const page = { rows: [row], cursors: [cursor as never], hasNext: false, hasPrevious: false };
  return Object.assign(page, { [PAGE]: source });
}

/** Where a page, or one that was made of it by mapping its rows, comes from; null for one that was really read. */
export function pageSource(page: object): PageSource | null {
  return (page as { [PAGE]?: PageSource })[PAGE] ?? null;
}

/** The order of the list by what the column `place` holds. */
const byPlace = ({ order }: Slice): Expression<unknown> => {
  const directions = order.parts.flatMap(({ columns, direction }) => columns.map(() => direction));
  return sql.join(directions.map((direction, index) => sql`place ->> ${sql.lit(index)} ${sql.raw(direction)}`));
};

/** The rows of a source that lie on the page, in the order of the list. */
export function pageRows({ alias, slice, used, core, details }: PageSource): Expression<unknown> {
  if (slice.backward) used.add('place');
  const rows = core(slice.size, 0);
  if (!slice.backward) return sql`${details(rows)} as ${sql.ref(alias)}`;
  return sql`${details(sql`(select * from ${rows} order by ${byPlace(slice)})`)} as ${sql.ref(alias)}`;
}

/** Whether a row comes after those on the page, in the direction of reading. */
export function goesOn({ slice, core }: PageSource): Expression<unknown> {
  return sql`iif(count(*) = ${sql.lit(slice.size)}, (select count(*) from ${core(1, slice.size)}), 0)`;
}
