/** Opens the database that seeds are to be written into. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatelineError } from '../problem.ts';
import { checkpoint } from '../store/database/checkpoint.ts';
import { isEmpty } from '../store/database/empty.ts';
import { migrate } from '../store/database/migrate.ts';
import { openStore, type Store } from '../store/database/open.ts';
import { refuseUnwritable } from '../store/database/writable.ts';
import { articleDigests } from '../store/write/digests.ts';

export interface Target {
  readonly database: string;
  readonly command: 'SEED' | 'RESEED';
  readonly dryRun: boolean;
}

/** The database as it is found, and as it is to be written into. */
export interface Destination {
  /** Digests of the stored articles by key. */
  readonly stored: ReadonlyMap<string, string>;
  /** Makes the database when there is none: not before there is something to write. */
  readonly open: () => Store;
}

// What the seeds say can be had from them again: see `synchronous`.
const openWriter = (database: string): Store => openStore(database, { synchronous: 'NORMAL' });

function make(database: string): Store {
  migrate(database);
  const store = openWriter(database);
  // Another process may have been faster.
  if (isEmpty(store)) return store;
  store.close();
  throw alreadySeeded(database);
}

/** Removes what a dry run made. */
type Rehearsal = () => void;

function makeForRehearsal(): readonly [Store, Rehearsal] {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-'));
  return [make(join(folder, 'rehearsal.sqlite')), () => rmSync(folder, { recursive: true })];
}

/**
 * What `work` gives, on a connection of its own. `SEED` makes a database that is not there, for a dry run one that vanishes
 * again, and refuses with ALREADY_SEEDED one that holds articles; `RESEED` must find it.
 */
export async function withTarget<Result>(
  { database, command, dryRun }: Target,
  work: (destination: Destination) => Promise<Result>,
): Promise<Result> {
  const isNew = command === 'SEED' && !existsSync(database);
  if (isNew && !dryRun) refuseUnwritable(database);
  let [store, remove]: [Store | null, Rehearsal] = [isNew ? null : openWriter(database), () => {}];
  const open = (): Store => {
    if (store === null && dryRun) [store, remove] = makeForRehearsal();
    store ??= make(database);
    return store;
  };
  try {
    const stored = store ? articleDigests(store) : new Map<string, string>();
    if (command === 'SEED' && stored.size > 0) throw alreadySeeded(database);
    const result = await work({ stored, open });
    if (store) checkpoint(store.db);
    return result;
  } finally {
    store?.close();
    remove();
  }
}

function alreadySeeded(database: string): DatelineError {
  const message = `${database} holds articles already. Run "dateline reseed --database ${database}" to bring it up to date.`;
  return new DatelineError('ALREADY_SEEDED', message);
}
