/** Creates a database in a file that nobody else can read, which needs no write-ahead log, and gives a compact copy its name. */
import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { DatelineError } from '../../problem.ts';
import { withTemporaryFile, writeAtomically } from './atomic-file.ts';
import { migrate } from './migrate.ts';
import { openStore, type Store } from './open.ts';
import { refuseTaken } from './regular-file.ts';
import { translatingErrors } from './sqlite-errors.ts';

/** Permissions of a new file, less those of the umask, as SQLite itself gives. */
const MODE = 0o644;

/** Page cache of a first load, beside which threads hold the model: bounds its memory whatever the size of the database. */
const CACHE_MEGABYTES = 32;

/** Whoever dies while such a file is written leaves nothing of use: so nothing is flushed, and foreign keys are checked once at the end. */
const UNSHARED = ['journal_mode = MEMORY', 'synchronous = OFF', 'foreign_keys = OFF'];

/** Opens an empty database in the new file at `path`, which no other connection may open. */
export function openUnshared(path: string): Store {
  migrate(path);
  const store = openStore(path, { cacheMegabytes: CACHE_MEGABYTES });
  for (const setting of UNSHARED) store.db.pragma(setting);
  return store;
}

function refuseCreated(path: string): void {
  if (existsSync(path)) throw new DatelineError('DATABASE_BUSY', `Another process has just created ${path}.`);
}

function refuseBroken({ db }: Store): void {
  const broken = db.pragma('foreign_key_check') as unknown[];
  if (broken.length > 0) throw new Error(`The new database has ${broken.length} rows that refer to nothing`);
}

/** Copies the database, with full pages in order, into the empty file at `path`, where it has a write-ahead log. */
function copyCompactly({ db }: Store, path: string): void {
  db.prepare('VACUUM INTO ?').run(path);
  const copy = new Database(path);
  try {
    copy.pragma('journal_mode = WAL');
  } finally {
    copy.close();
  }
}

/** Opens an empty database in a file without a name, of which nothing is left however the process ends. */
const openNameless = (path: string): Promise<Store> =>
  withTemporaryFile(path, MODE, async (temporary) => ({ ...openUnshared(temporary), path }));

/**
 * Creates the database at `path` with what `fill` writes. Until it is complete, and if the process dies before, there is no file at
 * `path`. Rejects with BAD_USER_INPUT when a log is left there, with DATABASE_BUSY when another process created it meanwhile, with
 * DATABASE_UNWRITABLE, and with what `fill` throws.
 */
export async function createDatabase<Result>(path: string, fill: (store: Store) => Promise<Result>): Promise<Result> {
  refuseTaken(path, false);
  const store = await openNameless(path);
  try {
    const result = await fill(store);
    refuseCreated(path);
    translatingErrors(path, () => refuseBroken(store));
    const copy = async (complete: string): Promise<void> =>
      translatingErrors(path, () => copyCompactly(store, complete));
    await writeAtomically(path, { force: false, mode: MODE, verify: () => refuseCreated(path) }, copy);
    return result;
  } finally {
    store.close();
  }
}
