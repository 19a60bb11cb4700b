/** Opens a knowledge base: one connection, and a cache of the statements prepared on it. */
import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { LRUCache } from 'lru-cache';
import { DatelineError } from '../../problem.ts';
import { fold } from '../../text/fold.ts';
import { Budget, MAX_ANSWER_BYTES } from './budget.ts';
import { checkpointAt } from './checkpoint.ts';
import { identify, refuseForeign } from './identify.ts';
import { definePackedIds } from './packed-ids.ts';
import { definePostingBlock } from './postings/collect.ts';
import { refuseIrregular, refuseLinked } from './regular-file.ts';
import { defineAnswerFunctions } from './sql-functions.ts';
import { translatingErrors } from './sqlite-errors.ts';
import { defineTokenCount } from './token-counts.ts';
import { listMigrations } from './version.ts';
import { refuseUnwritable } from './writable.ts';

/** Busy timeout: how long a connection waits for a lock, in milliseconds, before DATABASE_BUSY. */
export const WAIT_MS = 10_000;

/** Cached prepared statements of a connection in bytes; the least recently used goes first. */
const STATEMENT_CACHE_BYTES = 4 * 1024 ** 2;
/** A statement takes about so many bytes, and so many for each character of its SQL; measured. */
const STATEMENT_BYTES = 2048;
const BYTES_PER_CHARACTER = 12;

/** Page cache of a connection in megabytes. A reader touches few pages, a writer that loads articles every index of every table. */
export const READER_CACHE_MEGABYTES = 64;
const WRITER_CACHE_MEGABYTES = 256;
const KIB_PER_MEGABYTE = 1024;

/** An open knowledge base. All access is synchronous. */
export interface Store {
  readonly path: string;
  readonly db: Database.Database;
  /** Prepares a statement, or gives the cached one. It has one cursor: finish iterating before preparing the same SQL again. */
  readonly prepare: (sql: string) => Database.Statement<unknown[], unknown>;
  /** What the operation that is being answered may still take. */
  readonly budget: Budget;
  readonly close: () => void;
}

export interface StoreOptions {
  /** Refuses every write. Default false. */
  readonly readonly?: boolean;
  /**
   * Durability of commits. With `FULL`, the default, each is flushed to the disk, so that an acknowledged correction survives a
   * power cut. With `NORMAL` a power cut may undo the last commits as a whole: enough for a reseed, which can be repeated.
   */
  readonly synchronous?: 'FULL' | 'NORMAL';
  /** Busy timeout in milliseconds. Default `WAIT_MS`. */
  readonly wait?: number;
  /** The most bytes of an answer. Default `MAX_ANSWER_BYTES`. */
  readonly maxAnswerBytes?: number;
  /** The most megabytes of pages that the connection keeps. Default 64, and 256 for one that writes. */
  readonly cacheMegabytes?: number;
  /** Called with every statement as it runs, parameters filled in. */
  readonly onStatement?: (sql: string) => void;
}

const refuseOutdated = (path: string, version: number, latest: number): void => {
  if (version === latest) return;
  throw new DatelineError(
    'DATABASE_OUTDATED',
    `${path} has version ${version}, this Dateline needs ${latest}. Run "dateline migrate --database ${path}" first.`,
  );
};

const connect = (path: string, options: StoreOptions, budget: Budget): Database.Database => {
  const readonly = options.readonly ?? false;
  const latest = listMigrations().length;
  if (!readonly) refuseForeign(path, latest);
  const db = new Database(path, {
    readonly,
    fileMustExist: true,
    timeout: options.wait ?? WAIT_MS,
    ...(options.onStatement && { verbose: (sql?: unknown) => options.onStatement?.(String(sql)) }),
  });
  try {
    refuseOutdated(path, identify(db, latest), latest);
    db.pragma('foreign_keys = ON');
    // An automatic index hides that an index is missing, and reads the whole table.
    db.pragma('automatic_index = OFF');
    db.pragma(`synchronous = ${options.synchronous ?? 'FULL'}`);
    // A temporary file for each sort takes a millisecond of page faults; readers sort little.
    if (readonly) db.pragma('temp_store = MEMORY');
    const { cacheMegabytes = readonly ? READER_CACHE_MEGABYTES : WRITER_CACHE_MEGABYTES } = options;
    db.pragma(`cache_size = -${cacheMegabytes * KIB_PER_MEGABYTE}`);
    // For conditions on columns without a folded copy; nothing stored depends on it.
    db.function('fold', { deterministic: true }, (text: unknown) => (typeof text === 'string' ? fold(text) : null));
    defineTokenCount(db);
    definePackedIds(db);
    definePostingBlock(db);
    defineAnswerFunctions(db, budget);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
};

/**
 * Opens the database at `path`, which must exist and be of the current version. Checks the header, the application id, the version,
 * the schema and the length of the file, whatever its size in constant time. Throws NOT_FOUND, DATABASE_OUTDATED, DATABASE_NEWER,
 * DATABASE_NOT_OURS, DATABASE_CORRUPT, DATABASE_BUSY or DATABASE_UNWRITABLE.
 */
export function openStore(path: string, options: StoreOptions = {}): Store {
  if (!existsSync(path)) {
    const message = `There is no database at ${path}. Run "dateline seed --database ${path}".`;
    throw new DatelineError('NOT_FOUND', message, { publicMessage: 'There is no database.' });
  }
  refuseIrregular(path);
  if (!options.readonly) {
    refuseLinked(path);
    refuseUnwritable(path);
  }
  const budget = new Budget(options.maxAnswerBytes ?? MAX_ANSWER_BYTES);
  const db = translatingErrors(path, () => connect(path, options, budget));
  const statements = new LRUCache<string, Database.Statement<unknown[], unknown>>({
    maxSize: STATEMENT_CACHE_BYTES,
    sizeCalculation: (_statement, sql) => STATEMENT_BYTES + sql.length * BYTES_PER_CHARACTER,
  });
  const prepare = (sql: string): Database.Statement<unknown[], unknown> => {
    const kept = statements.get(sql);
    if (kept) return kept;
    const statement = db.prepare<unknown[], unknown>(sql);
    statements.set(sql, statement);
    return statement;
  };
  const close = (): void => {
    db.close();
    if (options.readonly) checkpointAt(path);
  };
  return { path, db, prepare, budget, close };
}
