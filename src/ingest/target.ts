/** Opens the database that seeds are to be written into. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatelineError } from '../problem.ts';
import { articleDigests } from '../store/digests.ts';
import { migrate } from '../store/migrate.ts';
import { openStore, type Store } from '../store/open.ts';

export interface Target {
  readonly database: string;
  readonly command: 'SEED' | 'RESEED';
  readonly dryRun: boolean;
}

/**
 * What `work` gives, on a connection of its own. `SEED` makes a database that is not there, for a dry run one that vanishes
 * again, and refuses with ALREADY_SEEDED one that holds articles; `RESEED` must find it.
 */
export async function withTarget<Result>(
  { database, command, dryRun }: Target,
  work: (store: Store) => Promise<Result>,
): Promise<Result> {
  const isNew = command === 'SEED' && !existsSync(database);
  if (isNew && dryRun) return withTemporary((path) => withTarget({ database: path, command, dryRun: false }, work));
  if (isNew) migrate(database);
  const store = openStore(database);
  try {
    if (command === 'SEED' && articleDigests(store).size > 0) throw alreadySeeded(database);
    return await work(store);
  } finally {
    store.close();
  }
}

async function withTemporary<Result>(work: (path: string) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-'));
  try {
    return await work(join(folder, 'rehearsal.sqlite'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function alreadySeeded(database: string): DatelineError {
  const message = `${database} holds articles already. Run "dateline reseed --database ${database}" to bring it up to date.`;
  return new DatelineError('ALREADY_SEEDED', message);
}
