/** SQLite's own integrity checks: of pages, indexes, constraints and references. */
import type Database from 'better-sqlite3';
import { SqliteError } from 'better-sqlite3';
import type { Store } from './open.ts';

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

const isDamage = (error: unknown): boolean => error instanceof SqliteError && error.code.startsWith('SQLITE_CORRUPT');

/** Defects of the file, which is read as a whole. Throws what SQLite throws when damage keeps it from checking at all. */
export function auditPages(db: Database.Database): Defect[] {
  const defects: Defect[] = [];
  try {
    for (const text of db.prepare<[], string>('PRAGMA integrity_check').pluck().iterate()) {
      defects.push(...linesOf(text).map((message) => ({ table: 'database', key: '', message })));
    }
  } catch (error) {
    // Full-text indexes are checked last, which fails when their own pages are damaged.
    if (!isDamage(error) || defects.length === 0) throw error;
  }
  return defects;
}

export function* auditReferences({ db }: Store): Generator<Defect> {
  for (const { table, rowid, parent } of db.pragma('foreign_key_check') as Violation[]) {
    yield { table, key: rowid === null ? '' : `row ${rowid}`, message: `refers to ${parent} that do not exist` };
  }
}
