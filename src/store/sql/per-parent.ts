/** Asks one question of many parents in one statement: a correlated subquery gives each parent its rows as JSON. */
import { type AliasableExpression, type Expression, type SelectQueryBuilder, sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/sqlite';
import type { Store } from '../database/open.ts';
import type { CursorKey } from './cursor.ts';
import { all, qb } from './kysely.ts';
import {
  bounds,
  keyColumns,
  type Order,
  type Page,
  type PageRequest,
  readSize,
  sorting,
  toPage,
  understand,
} from './page.ts';
import type { Reach, Sketched } from './sketch.ts';
import { sketchedPage } from './sketched-page.ts';

/** A query whose columns are all named. */
type RowsOf<Raw> = Parameters<typeof jsonArrayFrom<Raw>>[0];

/** The parent whose rows a subquery gives: an element of the list of parents, as JSON has it. */
export const PARENT: Expression<number> = sql.ref('parent.value');

/** What takes the parent's place where nothing is asked within a parent. */
export const ONCE: readonly number[] = [0];

/** The same of a parent that is a text. */
export const PARENT_TEXT: Expression<string> = sql.ref('parent.value');

/** How many rows there are. */
export const COUNT = sql<number>`count(*)`.as('count');

/** An element of a parent that is itself a list; begins with `PART_OPENING`. */
export function parentPart(index: number): Expression<number> {
  return sql`(parent.value ->> ${sql.lit(index)})`;
}

/** The same of an element that is a text. */
export function parentText(index: number): Expression<string> {
  return sql`(parent.value ->> ${sql.lit(index)})`;
}

/** The rows of a query for each parent, in the order of the parents. */
export function rowsPerParent<Raw>(store: Store, parents: readonly unknown[], query: RowsOf<Raw>): Raw[][] {
  if (store.sketch) return store.sketch.rows(parents, query) as Raw[][];
  if (parents.length === 0) return [];
  const list = sql<{ key: number }>`json_each(${JSON.stringify(parents)})`.as('parent');
  const statement = qb.selectFrom(list).select(['parent.key as position', jsonArrayFrom(query).as('rows')]);
  const answers: Raw[][] = parents.map(() => []);
  for (const { position, rows } of all(store, statement)) answers[position] = JSON.parse(String(rows)) as Raw[];
  return answers;
}

/** A question with one answer at most: the query that reads it, and what to make of what was read. */
interface Question<Raw, Row> {
  readonly query: RowsOf<Raw>;
  readonly row: (raw: Raw) => Row;
}

/** The answer for each parent, in the order of the parents; null where there is none. */
export function rowPerParent<Raw extends object, Row>(
  store: Store,
  parents: readonly unknown[],
  { query, row }: Question<Raw, Row>,
): (Row | null)[] {
  return rowsPerParent(store, parents, query).map(([raw]) => (raw === undefined ? null : row(raw)));
}

/** The number that the column `count` of a query gives for each parent, in the order of the parents. */
export function countPerParent(
  store: Store,
  parents: readonly unknown[],
  query: RowsOf<{ readonly count: number | null }>,
): number[] {
  if (store.sketch) return store.sketch.count(parents, query);
  return rowsPerParent(store, parents, query).map(([raw]) => raw?.count ?? 0);
}

/** A list within each of many parents. */
export interface Listing<Builder, Raw, Row> {
  readonly parents: readonly unknown[];
  /** Its rows, neither ordered nor limited. */
  readonly query: Builder;
  readonly order: Order;
  readonly page: PageRequest;
  readonly row: (raw: Raw) => Row;
  /** How a sketch reads the rest of what `row` takes, so that nothing is read that nobody asks for. */
  readonly sketched?: Sketched;
}

/** A list of whose rows more is read once it is known which ones lie on the page. */
export interface DetailedListing<Builder, Raw, Row> extends Listing<Builder, Raw, Row> {
  /** What to read of a page, which has the column `place` beside those of the query. */
  readonly details: (page: AliasableExpression<unknown>) => RowsOf<Placed<Raw>>;
}

/** A row as read, and its place in the order as a JSON array. */
export type Placed<Raw> = Raw & { readonly place: string };

/** Hands on the place that a row has got. */
export const PLACE = sql<string>`place`.as('place');

const keyOf = ({ place }: Placed<unknown>): CursorKey => JSON.parse(place) as CursorKey;

const withoutPlace = <Raw>({ place: _, ...raw }: Placed<Raw>): Raw => raw as Raw;

/** A page of the list for each parent, in the order of the parents; none of them costs more than its page. */
export function detailedPagePerParent<DB, TB extends keyof DB, Inner, Raw, Row>(
  store: Store,
  { parents, query, order, page, row, sketched, details }: DetailedListing<SelectQueryBuilder<DB, TB, Inner>, Raw, Row>,
): Page<Row>[] {
  const slice = understand(page, order);
  const within = bounds(slice);
  const sorted = sorting(slice).reduce((sofar, item) => sofar.orderBy(item), within ? query.where(within) : query);
  const place = sql<string>`json_array(${sql.join(keyColumns(slice).map((column) => sql.ref(column)))})`;
  const placed = sorted.select(place.as('place'));
  if (store.sketch) {
    const { raw, cursor, source } = store.sketch.page(parents, {
      core: placed,
      slice,
      ...(sketched ?? { details }),
    });
    return [sketchedPage(row(raw as Raw), cursor, source)];
  }
  const rows = details(placed.limit(readSize(slice)));
  const take = { row: (raw: Placed<Raw>): Row => row(withoutPlace(raw)), key: keyOf };
  return rowsPerParent(store, parents, rows).map((raws) => toPage(slice, raws, take));
}

/** The same for a list whose query selects all there is to read. */
export function pagePerParent<DB, TB extends keyof DB, Raw, Row>(
  store: Store,
  listing: Listing<SelectQueryBuilder<DB, TB, Raw>, Raw, Row>,
): Page<Row>[] {
  const details = (page: AliasableExpression<unknown>) => page as RowsOf<Placed<Raw>>;
  return detailedPagePerParent(store, { ...listing, details });
}

/** A page of what `query` gives, for each parent. */
export interface PageOf<Builder> {
  readonly query: Builder;
  readonly order: Order;
  readonly page: PageRequest;
}

/**
 * Makes the reader of pages whose queries select what says which rows are meant, and whose details `read` joins to
 * those; `reach` is what a sketch looks up instead.
 */
export function pageReader<Core, DetailsDB, DetailsTB extends keyof DetailsDB, Raw, Row>(
  read: (core: AliasableExpression<Core>) => SelectQueryBuilder<DetailsDB, DetailsTB, Raw>,
  row: (raw: Raw) => Row,
  reach: Reach,
) {
  const details = (core: AliasableExpression<unknown>) =>
    read(core as AliasableExpression<Core>).select(PLACE) as unknown as RowsOf<Placed<Raw>>;
  return <DB, TB extends keyof DB>(
    store: Store,
    parents: readonly unknown[],
    listing: PageOf<SelectQueryBuilder<DB, TB, Core>>,
  ): Page<Row>[] => detailedPagePerParent(store, { ...listing, parents, details, row, sketched: { reach } });
}
