/** Opens the database that articles are written to, and creates it when it does not exist. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { quoteForShell } from '../escapes.ts';
import { DatelineError } from '../problem.ts';
import { checkpoint } from '../store/database/checkpoint.ts';
import { createDatabase, openUnshared } from '../store/database/new-database.ts';
import { openStore, type Store } from '../store/database/open.ts';
import { refuseUnwritable } from '../store/database/writable.ts';
import { isKnownAny } from '../store/reseed.ts';
import type { RunCommand } from '../store/sql/tables/runs.ts';
import { articleDigest } from '../store/write/stored-articles.ts';

export interface Target {
  readonly database: string;
  readonly command: Exclude<RunCommand, 'REMOVE'>;
  readonly dryRun: boolean;
}

export interface Destination {
  readonly store: Store;
  /** The same as it was found; null when it holds no article. */
  readonly filled: Store | null;
  /** The digest of the seed of a stored article; null when it is not stored. */
  readonly digestOf: (key: string) => string | null;
}

type Use<Result> = (destination: Destination) => Promise<Result>;

const intoEmpty =
  <Result>(use: Use<Result>) =>
  (store: Store): Promise<Result> =>
    use({ store, filled: null, digestOf: () => null });

/** For a dry run, in a temporary folder. */
async function withTemporary<Result>(use: Use<Result>): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-'));
  const store = openUnshared(join(folder, 'rehearsal.sqlite'));
  try {
    return await intoEmpty(use)(store);
  } finally {
    store.close();
    rmSync(folder, { recursive: true });
  }
}

async function withExisting<Result>({ database, command }: Target, use: Use<Result>): Promise<Result> {
  // A power failure may lose the last transaction: the seeds can be loaded again.
  const store = openStore(database, { synchronous: 'NORMAL' });
  try {
    const isFilled = isKnownAny(store);
    if (command === 'SEED' && isFilled) throw alreadySeeded(database);
    const filled = { store, filled: store, digestOf: (key: string) => articleDigest(store, key) };
    const result = await (isFilled ? use(filled) : intoEmpty(use)(store));
    checkpoint(store.db);
    return result;
  } finally {
    store.close();
  }
}

/**
 * Calls `use` with the database of `target` and closes it afterwards. Creates a database that does not exist once `use` is done, a
 * temporary one for a dry run. `SEED` throws ALREADY_SEEDED when it contains articles.
 */
export async function withTarget<Result>(target: Target, use: Use<Result>): Promise<Result> {
  const { database, dryRun } = target;
  if (existsSync(database)) return withExisting(target, use);
  if (dryRun) return withTemporary(use);
  refuseUnwritable(database);
  return createDatabase(database, intoEmpty(use));
}

function alreadySeeded(database: string): DatelineError {
  const message = `${database} holds articles already. Run "dateline reseed --database ${quoteForShell(database)}" to bring it up to date.`;
  return new DatelineError('ALREADY_SEEDED', message);
}
