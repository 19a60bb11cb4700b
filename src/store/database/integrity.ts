/** SQLite's own integrity checks: of pages, indexes, constraints and references. */
import Database, { SqliteError } from 'better-sqlite3';
import { identify } from './identify.ts';
import type { Store } from './open.ts';
import { translatingErrors } from './sqlite-errors.ts';

/** A defect of the database, as an audit reports it. */
export interface Defect {
  readonly table: string;
  /** The natural key of the row it is about; '' when it is about the whole table. */
  readonly key: string;
  /** What is wrong, to be read after table and key. */
  readonly message: string;
}

interface Violation {
  readonly table: string;
  readonly rowid: number | null;
  readonly parent: string;
}

/** Lines of one message of `integrity_check`, without headings. */
const linesOf = (message: string): string[] => message.split('\n').filter((line) => !/^(ok|\*\*\*.*)?$/.test(line));

const isCorrupt = (error: unknown): boolean => error instanceof SqliteError && error.code.startsWith('SQLITE_CORRUPT');

/** Defects of the file, which is read as a whole. Throws what SQLite throws when damage keeps it from checking at all. */
export function auditPages(db: Database.Database): Defect[] {
  const defects: Defect[] = [];
  try {
    for (const text of db.prepare<[], string>('PRAGMA integrity_check').pluck().iterate()) {
      defects.push(...linesOf(text).map((message) => ({ table: 'database', key: '', message })));
    }
  } catch (error) {
    // Full-text indexes are checked last, which fails when their own pages are damaged.
    if (!isCorrupt(error) || defects.length === 0) throw error;
  }
  return defects;
}

export function* auditReferences({ db }: Store): Generator<Defect> {
  for (const { table, rowid, parent } of db.pragma('foreign_key_check') as Violation[]) {
    yield { table, key: rowid === null ? '' : `row ${rowid}`, message: `refers to ${parent} that do not exist` };
  }
}

/** How long a probe waits for a lock, in milliseconds: the server answers nobody meanwhile. */
const PROBE_WAIT_MS = 50;

/**
 * The version of the database at `path`, read by a connection of its own, since the page cache of another may hold what the file no
 * longer does. Reads the first row of every table. Throws what opening throws.
 */
export function probe(path: string): number {
  return translatingErrors(path, () => {
    const db = new Database(path, { readonly: true, fileMustExist: true, timeout: PROBE_WAIT_MS });
    try {
      const version = identify(db);
      const tables = db.prepare(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'shadow')",
      );
      for (const name of tables.pluck().all() as string[]) db.prepare(`SELECT * FROM "${name}" LIMIT 1`).get();
      return version;
    } finally {
      db.close();
    }
  });
}
