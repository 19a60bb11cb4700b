/** Builds SQL with Kysely and runs it on prepared statements: Kysely never touches the database. */
import { type Compilable, DummyDriver, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely';
import type { Store } from '../database/open.ts';
import type { Tables } from './tables.ts';

/** Starts a typed query. It is only ever compiled; run it with `all`, `first` or `run`. */
export const qb = new Kysely<Tables>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
});

/** Every row of a query. */
export function all<Row>(store: Store, query: Compilable<Row>): Row[] {
  const { sql, parameters } = query.compile();
  return store.prepare(sql).all(...parameters) as Row[];
}

/** The first row of a query; null when it has none. */
export function first<Row>(store: Store, query: Compilable<Row>): Row | null {
  const { sql, parameters } = query.compile();
  return (store.prepare(sql).get(...parameters) as Row | undefined) ?? null;
}

/** Runs a statement that gives no rows; says how many it changed. */
export function run(store: Store, query: Compilable): number {
  const { sql, parameters } = query.compile();
  return store.prepare(sql).run(...parameters).changes;
}
