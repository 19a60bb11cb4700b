/** Opens the database that seeds are written to, and creates it when it does not exist. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { quoteForShell } from '../escapes.ts';
import { DatelineError } from '../problem.ts';
import { checkpoint } from '../store/database/checkpoint.ts';
import { migrate } from '../store/database/migrate.ts';
import { openStore, type Store } from '../store/database/open.ts';
import { refuseUnwritable } from '../store/database/writable.ts';
import { articleDigests, isEmpty } from '../store/write/stored-articles.ts';

export interface Target {
  readonly database: string;
  readonly command: 'SEED' | 'RESEED';
  readonly dryRun: boolean;
}

export interface Destination {
  /** Digests of the stored articles by key. */
  readonly stored: ReadonlyMap<string, string>;
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
    const stored = store ? articleDigests(store) : new Map<string, string>();
    if (command === 'SEED' && stored.size > 0) throw alreadySeeded(database);
    const result = await use({ stored, open });
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
