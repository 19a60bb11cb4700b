/** Readiness: whether the file that the server opened is still the database at its path, undamaged as far as is known, and current. */
import { DatelineError } from '../problem.ts';
import { probe } from '../store/database/integrity.ts';
import type { Store } from '../store/database/open.ts';
import { fileId, statOf } from '../store/database/regular-file.ts';
import { isDamage } from '../store/database/sqlite-errors.ts';

type ReadinessState =
  | { readonly status: 'ready'; readonly databaseVersion: number }
  | { readonly status: 'not ready'; readonly reason: string };

export interface Readiness {
  readonly check: () => ReadinessState;
  /** To be called with every error of an operation. Damage is remembered until the server is started again. */
  readonly note: (error: unknown) => void;
}

/** How long a probe of files that were not written since is good, in milliseconds: it takes two, and anybody may ask for it. */
const PROBE_MS = 1000;

const writtenAt = (path: string): string =>
  [path, `${path}-wal`]
    .map((file) => statOf(file))
    .map((stat) => `${stat?.mtimeNs}:${stat?.size}`)
    .join();

const notReady = (reason: string): ReadinessState => ({ status: 'not ready', reason });

/** The server must have just opened the store. */
export function createReadiness({ path }: Store): Readiness {
  const opened = fileId(path);
  let isDamaged = false;
  const note = (error: unknown): void => {
    isDamaged ||= isDamage(error);
  };
  let probed = { version: 0, written: '', at: 0 };
  const version = (): number => {
    const [written, at] = [writtenAt(path), performance.now()];
    if (written !== probed.written || at - probed.at > PROBE_MS) probed = { version: probe(path), written, at };
    return probed.version;
  };
  const check = (): ReadinessState => {
    if (isDamaged) return notReady('A query met damage in the database.');
    if (fileId(path) !== opened) return notReady('The file of the database was deleted or replaced.');
    try {
      const databaseVersion = version();
      return databaseVersion === 0
        ? notReady('The file of the database was emptied.')
        : { status: 'ready', databaseVersion };
    } catch (error) {
      return notReady(error instanceof DatelineError ? error.publicMessage : 'The database cannot be read.');
    }
  };
  return { check, note };
}
