/** Opens the database that articles are written to, and creates it when it does not exist. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { quoteForShell } from '../escapes.ts';
import { DatelineError } from '../problem.ts';
import { checkpoint } from '../store/database/checkpoint.ts';
import { migrate } from '../store/database/migrate.ts';
import { openStore, type Store } from '../store/database/open.ts';
import { refuseUnwritable } from '../store/database/writable.ts';
import { isKnownAny } from '../store/reseed.ts';
import type { RunCommand } from '../store/sql/tables/runs.ts';
import { articleDigest, isEmpty } from '../store/write/stored-articles.ts';

export interface Target {
  readonly database: string;
  readonly command: Exclude<RunCommand, 'REMOVE'>;
  readonly dryRun: boolean;
}

export interface Destination {
  /** The database as it was found; null when there is none, or it holds no article. */
  readonly filled: Store | null;
  /** The digest of the seed of a stored article; null when it is not stored. */
  readonly digestOf: (key: string) => string | null;
  /** The open database, created on the first call if it does not exist. */
  readonly open: () => Store;
}

// A power failure may lose the last transaction: the seeds can be loaded again.
const openForWriting = (database: string, cacheMegabytes?: number): Store =>
  openStore(database, { synchronous: 'NORMAL', ...(cacheMegabytes && { cacheMegabytes }) });

/** Page cache of a first load, beside which threads hold the model: bounds its memory whatever the size of the database. */
const FIRST_LOAD_CACHE_MEGABYTES = 32;

function create(database: string): Store {
  migrate(database);
  const store = openForWriting(database, FIRST_LOAD_CACHE_MEGABYTES);
  // Another process may have seeded it in the meantime.
  if (isEmpty(store)) return store;
  store.close();
  throw alreadySeeded(database);
}

/** Creates a database for a dry run in a temporary folder; returns it, and a function that deletes it. */
function createTemporary(): readonly [Store, () => void] {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-'));
  return [create(join(folder, 'rehearsal.sqlite')), () => rmSync(folder, { recursive: true })];
}

/**
 * Calls `use` with the database of `target` and closes it afterwards. Creates a database that does not exist, a
 * temporary one for a dry run. `SEED` throws ALREADY_SEEDED when it contains articles.
 */
export async function withTarget<Result>(
  { database, command, dryRun }: Target,
  use: (destination: Destination) => Promise<Result>,
): Promise<Result> {
  const isNew = !existsSync(database);
  if (isNew && !dryRun) refuseUnwritable(database);
  let [store, remove]: [Store | null, () => void] = [isNew ? null : openForWriting(database), () => {}];
  const open = (): Store => {
    if (store === null && dryRun) [store, remove] = createTemporary();
    store ??= create(database);
    return store;
  };
  try {
    const filled = store && isKnownAny(store) ? store : null;
    if (command === 'SEED' && filled) throw alreadySeeded(database);
    const result = await use({ filled, digestOf: (key) => (filled ? articleDigest(filled, key) : null), open });
    if (store) checkpoint(store.db);
    return result;
  } finally {
    store?.close();
    remove();
  }
}

function alreadySeeded(database: string): DatelineError {
  const message = `${database} holds articles already. Run "dateline reseed --database ${quoteForShell(database)}" to bring it up to date.`;
  return new DatelineError('ALREADY_SEEDED', message);
}
