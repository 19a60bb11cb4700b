/** Audits what SQLite itself can: pages, indexes, constraints, references. */
import type Database from 'better-sqlite3';
import { SqliteError } from 'better-sqlite3';
import type { Store } from './open.ts';

/** A broken promise of the database, as an audit reports it. */
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

/** Lines of one complaint; the first one of a damaged file only says of which database it speaks. */
const linesOf = (complaint: string): string[] => complaint.split('\n').filter((line) => !/^(ok|\*\*\*.*)?$/.test(line));

const isDamage = (error: unknown): boolean => error instanceof SqliteError && error.code.startsWith('SQLITE_CORRUPT');

/**
 * Reads the whole file. Where pages are damaged, all else that an audit reads may be wrong for that alone. Throws what SQLite
 * throws when it cannot even say what is damaged.
 */
export function auditPages(db: Database.Database): Defect[] {
  const defects: Defect[] = [];
  try {
    for (const complaint of db.prepare<[], string>('PRAGMA integrity_check').pluck().iterate()) {
      defects.push(...linesOf(complaint).map((message) => ({ table: 'database', key: '', message })));
    }
  } catch (error) {
    // Full-text indexes come last, and cannot be checked when their pages are among the damaged.
    if (!isDamage(error) || defects.length === 0) throw error;
  }
  return defects;
}

export function* auditReferences({ db }: Store): Generator<Defect> {
  for (const { table, rowid, parent } of db.pragma('foreign_key_check') as Violation[]) {
    yield { table, key: rowid === null ? '' : `row ${rowid}`, message: `refers to ${parent} that are not there` };
  }
}
