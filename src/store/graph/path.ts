/** The shortest chain of neighbours between two entities. */
import type { Store } from '../database/open.ts';
import type { Window } from '../filter/cooccurrence.ts';
import { entityIdOf } from '../filter/entity-keys.ts';
import { checkFilter } from '../filter/limits.ts';
import type { ArticleFilter } from '../filter/model.ts';
import { refuseBadFilter } from '../filter/nouns.ts';
import { type Bound, bind, found, resolved, type Sql, sql } from '../sql/expression.ts';
import { type Few, find, foundOne, foundRows, type One } from '../sql/query.ts';
import { readValue } from '../sql/read.ts';
import { findChain } from './shortest-path.ts';

interface Limits {
  /** Most hops, 1 to 6. */
  readonly maxLength: number;
  readonly window: Window;
}

export interface PathQuery extends Limits {
  /** Which articles count for a hop. */
  readonly filter?: ArticleFilter | null | undefined;
  /** Keys of the two ends. */
  readonly from: Bound<string>;
  readonly to: Bound<string>;
}

export interface PathRow {
  /** The hops as JSON; null when no path was found. */
  readonly hops: Sql<string | null>;
  /** True when the search left neighbours unread: a path that was not found may exist, one that was may not be the shortest. */
  readonly truncated: Sql<boolean>;
  readonly filter: ArticleFilter;
}

/** Two entities that stand together, by row id. */
export interface HopRow {
  readonly from: Sql<number>;
  readonly to: Sql<number>;
  /** Which articles count. */
  readonly filter: ArticleFilter;
}

interface Ends extends Limits {
  readonly from: string;
  readonly to: string;
  readonly filter: ArticleFilter;
}

/** The path as JSON; null when either end does not exist. */
function findPath(store: Store, { from, to, ...limits }: Ends) {
  refuseBadFilter(limits.filter);
  const [start, end] = [from, to].map((key) => readValue(store, entityIdOf(bind(key))));
  if (start == null || end == null) return null;
  const { ids, truncated } = findChain(store, { ...limits, from: start, to: end });
  const hops = ids?.slice(1).map((id, index) => ({ from: ids[index], to: id }));
  return JSON.stringify({ hops: hops ?? null, truncated });
}

/** The path; null when either end does not exist. Of several shortest ones always the same, whatever the history of the database. */
export function pathOf(query: PathQuery): One<PathRow | null> {
  const filter = checkFilter(query.filter);
  const path = found({ ...query, filter: resolved(filter) }, findPath);
  const { rows } = foundOne<Omit<PathRow, 'filter'>>(path, { hops: 'String', truncated: 'Boolean' });
  return find({ ...rows, row: { ...(rows.row as PathRow), filter } });
}

/** The hops from one end to the other, none when both ends are one entity; null when no path was found. */
export function hopsOf({ hops, filter }: PathRow): Few<HopRow> {
  const { row, ...rows } = foundRows<Omit<HopRow, 'filter'>>(hops as Sql<string>, { from: 'Int', to: 'Int' });
  return { ...rows, row: { ...row, filter }, unlessNull: hops };
}

/** The number of hops; null when no path was found. */
export function lengthOf(path: PathRow): Sql<number | null> {
  const { from } = hopsOf(path);
  return sql`case when ${path.hops} is not null then (select count(*) from ${from}) end`;
}
