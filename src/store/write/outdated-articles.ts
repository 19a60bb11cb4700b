/** Finds the stored articles that a run leaves out, with temporary tables: their keys need not fit into memory. */
import { DatelineError } from '../../problem.ts';
import type { Store } from '../database/open.ts';

export interface RunScope {
  /** Keys of the stored articles that have not changed, each once. */
  readonly keep: Iterable<string>;
  /** Keys of the stored articles that are removed unless they are kept or written again; null, the default, for all. */
  readonly scope?: Iterable<string> | null;
}

export interface OutdatedArticles {
  /** How many are kept. */
  readonly kept: number;
  readonly isKept: (key: string) => boolean;
  /** Takes an article that is written again out; false when it is not among them. */
  readonly take: (key: string) => boolean;
  /** Row ids of those that no correction removed. */
  readonly ids: () => number[];
  /** Their keys, in order; those that are taken out meanwhile may come. */
  readonly keys: () => Generator<string>;
}

const CREATE = `
  CREATE TEMP TABLE IF NOT EXISTS kept_keys (key TEXT PRIMARY KEY) WITHOUT ROWID;
  CREATE TEMP TABLE IF NOT EXISTS outdated_keys (key TEXT PRIMARY KEY) WITHOUT ROWID;
  DELETE FROM kept_keys;
  DELETE FROM outdated_keys`;

/** An article that a correction removes is only among the base articles. */
const IS_KNOWN = '(key IN (SELECT key FROM articles) OR key IN (SELECT key FROM base_articles))';
const KEEP = 'INSERT INTO kept_keys SELECT value FROM json_each(?)';
const SELECT_GONE = `SELECT key FROM kept_keys WHERE NOT ${IS_KNOWN} LIMIT 1`;
const IS_NOT_KEPT = 'key NOT IN (SELECT key FROM kept_keys)';
const ADD_ALL = `
  INSERT INTO outdated_keys SELECT key FROM (SELECT key FROM articles UNION SELECT key FROM base_articles) WHERE ${IS_NOT_KEPT}`;
const ADD_SOME = `
  INSERT INTO outdated_keys SELECT key FROM (SELECT value AS key FROM json_each(?)) WHERE ${IS_KNOWN} AND ${IS_NOT_KEPT}
  ON CONFLICT DO NOTHING`;
const SELECT_IDS = 'SELECT a.id FROM outdated_keys AS o CROSS JOIN articles AS a ON a.key = o.key';

/** Keys per statement. */
const BATCH = 1000;

function* inBatches(keys: Iterable<string>): Generator<string> {
  let batch: string[] = [];
  for (const key of keys) {
    if (batch.push(key) < BATCH) continue;
    yield JSON.stringify(batch);
    batch = [];
  }
  yield JSON.stringify(batch);
}

/** To be called in a transaction. Throws DATABASE_BUSY when an article that is to be kept is not stored any more. */
export function findOutdated(store: Store, { keep, scope = null }: RunScope): OutdatedArticles {
  store.db.exec(CREATE);
  let kept = 0;
  for (const batch of inBatches(keep)) kept += store.prepare(KEEP).run(batch).changes;
  const gone = store.prepare(SELECT_GONE).pluck().get();
  if (gone !== undefined)
    throw new DatelineError(
      'DATABASE_BUSY',
      `Another process changed ${store.path} while the seeds were being read: ${gone} is gone. Run the command again.`,
    );
  if (scope === null) store.prepare(ADD_ALL).run();
  else for (const batch of inBatches(scope)) store.prepare(ADD_SOME).run(batch);
  const isKept = store.prepare('SELECT 1 FROM kept_keys WHERE key = ?');
  const take = store.prepare('DELETE FROM outdated_keys WHERE key = ?');
  const next = store.prepare(`SELECT key FROM outdated_keys WHERE key > ? ORDER BY key LIMIT ${BATCH}`).pluck();
  return {
    kept,
    isKept: (key) => isKept.get(key) !== undefined,
    take: (key) => take.run(key).changes > 0,
    ids: () => store.prepare(SELECT_IDS).pluck().all() as number[],
    *keys() {
      let keys = next.all('') as string[];
      while (keys.length > 0) {
        yield* keys;
        keys = next.all(keys.at(-1)) as string[];
      }
    },
  };
}
