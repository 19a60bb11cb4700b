/** Reads rows in the order of a unique key, a batch at a time, so that no statement stays open while a batch is written. */
import type { Store } from '../../store/database/open.ts';

const BATCH = 64;

type Key = string | number;

/** Rows of a statement with the parameters `@after` and `@limit`, which gives `key` and orders by it; `first` is less than all keys. */
export function* rowsByKey<Row extends { readonly key: Key }>(
  store: Store,
  sql: string,
  first: Key = '',
): Generator<Row> {
  let after = first;
  for (;;) {
    const rows = store.prepare(sql).all({ after, limit: BATCH }) as Row[];
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < BATCH) return;
    after = last.key;
  }
}
