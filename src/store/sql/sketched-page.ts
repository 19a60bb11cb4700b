/** Pages in sketches: what a statement has to read for one, and what can be said of it. */
import type { Column } from './column.ts';
import { labelOf, type Page, type Slice } from './page.ts';
import { literal, named, type Piece, piece, raw, reference } from './piece.ts';
import type { Extent, Rows } from './rows.ts';

/** A page that a statement would read. */
export interface PageSource {
  /** The rows that lie on the page, in the order of the list, by their name: with those columns that `about` them is said. */
  readonly rows: (about: Piece) => Piece;
  /** The cursor of the first or the last row, within the rows; null when there is none. */
  readonly cursorAt: (end: 'first' | 'last') => Piece;
  /** Whether the list goes on after, or before, the page: what is known already, or what says so within the rows. */
  readonly goesOn: (side: 'after' | 'before') => Piece | boolean;
  /** What it says of itself, it says without its rows. */
  readonly apart: boolean;
  /** Something of it that is never null: reading it fails where what is given late makes no page. */
  readonly proof: Piece;
}

/** A page of a list that is cut as a slice says. */
interface Sliced {
  readonly alias: string;
  readonly slice: Slice;
  /** The rows of the list with their `place`, ordered in the direction of reading. */
  readonly core: Rows;
  /** What is read of those rows of the core that lie on the page; null when that is all of it. */
  readonly details: Rows | null;
}

const PAGE = Symbol('page');

/** The cursor of a row by its place in the order. */
export const cursorOf = ({ order }: Slice, place: Piece): Piece =>
  piece`write_cursor(${literal(JSON.stringify(labelOf(order)))}, ${place})`;

/** A page of one row of columns. No more than that can be said of it before a statement runs. */
export function sketchedPage<Row>(row: Row, cursor: Column, source: PageSource): Page<Row> {
  const page = { rows: [row], cursors: [cursor as never], hasNext: false, hasPrevious: false };
  return Object.assign(page, { [PAGE]: source });
}

/** Where a page, or one that was made of it by mapping its rows, comes from; null for one that was really read. */
export function pageSource(page: object): PageSource | null {
  return (page as { [PAGE]?: PageSource })[PAGE] ?? null;
}

const all = (): boolean => true;

/** The order of the list by what the column `place` holds. */
const byPlace = ({ order }: Slice): Piece => {
  const directions = order.parts.flatMap(({ columns, direction }) => columns.map(() => direction));
  return raw(directions.map((direction, index) => `place ->> ${index} ${direction}`).join(', '));
};

/** The rows of the core that lie on the page, in the order of the list. */
export const pageOf = ({ slice, core }: Pick<Sliced, 'slice' | 'core'>, used: (name: string) => boolean): Piece => {
  const rows = piece`(${core.select(slice.backward ? all : used, { limit: slice.size })})`;
  return slice.backward ? piece`(select * from ${rows} order by ${byPlace(slice)})` : rows;
};

export function slicedPage({ alias, slice, core, details }: Sliced): PageSource {
  const counted = (extent: Extent) =>
    piece`(select count(*) from (${core.select((name) => name !== 'place', extent)}))`;
  const further = () => piece`iif(count(*) = ${literal(slice.size)}, ${counted({ limit: 1, offset: slice.size })}, 0)`;
  return {
    apart: false,
    proof: counted({ limit: 0 }),
    rows: (about) => {
      const names = about.namesOf(alias);
      const used = (name: string): boolean => names.has(name);
      return named(details ? piece`(${details.select(used)})` : pageOf({ slice, core }, used), alias);
    },
    cursorAt: (end) => {
      const places = piece`json_group_array(json(${reference(alias, 'place')}))`;
      return cursorOf(slice, piece`${places} -> ${literal(end === 'first' ? '$[0]' : '$[#-1]')}`);
    },
    goesOn: (side) => {
      if (slice.backward === (side === 'before')) return further();
      return (side === 'after' ? slice.before : slice.after) !== null;
    },
  };
}

/** A page that is there already, as JSON. */
export function foundPage(page: Piece, alias: string): PageSource {
  return {
    apart: true,
    proof: page,
    rows: () => named(piece`json_each(${page}, '$.rows')`, alias),
    cursorAt: (end) => piece`${page} ->> ${literal(end === 'first' ? '$.cursors[0]' : '$.cursors[#-1]')}`,
    goesOn: (side) => piece`${page} ->> ${literal(side === 'after' ? 'hasNext' : 'hasPrevious')}`,
  };
}
