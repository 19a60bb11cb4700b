/** Pages in sketches: what a statement has to read for one, and what can be said of it. */
import { type Expression, sql } from 'kysely';
import type { Column } from './column.ts';
import { labelOf, type Page, type Slice } from './page.ts';

type Sql = Expression<unknown>;

/** A page that a statement would read. */
export interface PageSource {
  /** The rows that lie on the page, in the order of the list, by their name. */
  readonly rows: () => Sql;
  /** The cursor of the first or the last row, within the rows; null when there is none. */
  readonly cursorAt: (end: 'first' | 'last') => Sql;
  /** Whether the list goes on after, or before, the page: what is known already, or what says so within the rows. */
  readonly goesOn: (side: 'after' | 'before') => Sql | boolean;
  /** What it says of itself, it says without its rows. */
  readonly apart: boolean;
  /** Something of it that is never null: reading it fails where what is given late makes no page. */
  readonly proof: Sql;
}

/** A page of a list that is cut as a slice says. */
interface Sliced {
  readonly alias: string;
  readonly slice: Slice;
  readonly used: Set<string>;
  /** So many of its rows, ordered in the direction of reading, after so many others. */
  readonly core: (limit: number, offset: number) => Sql;
  /** What is read of rows of the core. */
  readonly details: (core: Sql) => Sql;
}

const PAGE = Symbol('page');

/** The cursor of a row by its place in the order. */
export const cursorOf = ({ order }: Slice, place: Sql): Sql =>
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
const byPlace = ({ order }: Slice): Sql => {
  const directions = order.parts.flatMap(({ columns, direction }) => columns.map(() => direction));
  return sql.join(directions.map((direction, index) => sql`place ->> ${sql.lit(index)} ${sql.raw(direction)}`));
};

const rowsOf = ({ alias, slice, used, core, details }: Sliced): Sql => {
  if (slice.backward) used.add('place');
  const rows = core(slice.size, 0);
  if (!slice.backward) return sql`${details(rows)} as ${sql.ref(alias)}`;
  return sql`${details(sql`(select * from ${rows} order by ${byPlace(slice)})`)} as ${sql.ref(alias)}`;
};

export function slicedPage(sliced: Sliced): PageSource {
  const { alias, slice, used, core } = sliced;
  const further = () => sql`iif(count(*) = ${sql.lit(slice.size)}, (select count(*) from ${core(1, slice.size)}), 0)`;
  return {
    apart: false,
    proof: sql`(select count(*) from ${core(0, 0)})`,
    rows: () => rowsOf(sliced),
    cursorAt: (end) => {
      used.add('place');
      const places = sql`json_group_array(json(${sql.ref(`${alias}.place`)}))`;
      return cursorOf(slice, sql`${places} -> ${sql.lit(end === 'first' ? '$[0]' : '$[#-1]')}`);
    },
    goesOn: (side) => {
      if (slice.backward === (side === 'before')) return further();
      return (side === 'after' ? slice.before : slice.after) !== null;
    },
  };
}

/** A page that is there already, as JSON. */
export function foundPage(page: Sql, alias: string): PageSource {
  return {
    apart: true,
    proof: page,
    rows: () => sql`json_each(${page}, '$.rows') as ${sql.ref(alias)}`,
    cursorAt: (end) => sql`${page} ->> ${sql.lit(end === 'first' ? '$.cursors[0]' : '$.cursors[#-1]')}`,
    goesOn: (side) => sql`${page} ->> ${sql.lit(side === 'after' ? 'hasNext' : 'hasPrevious')}`,
  };
}
