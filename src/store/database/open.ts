/** Opens a knowledge base: one connection, and the statements prepared on it. */
import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { LRUCache } from 'lru-cache';
import { DatelineError } from '../../problem.ts';
import { fold } from '../../text/fold.ts';
import type { Sketch } from '../sql/sketch.ts';
import { checkpointAt } from './checkpoint.ts';
import { defineAnswerFunctions } from './sql-functions.ts';
import { translatingErrors } from './sqlite-errors.ts';
import { listMigrations, readVersion, refuseForeign, refuseNewer } from './version.ts';
import { refuseUnwritable } from './writable.ts';

/** How long a connection waits for another's lock, in milliseconds, before DATABASE_BUSY. */
export const WAIT_MS = 10_000;

/** Statements kept prepared on one connection; the least recently used goes first. */
const STATEMENTS_KEPT = 512;

/** Page cache of a connection in KiB. Reading asks for little, writing touches every index of every table. */
const READER_CACHE_KIB = 64 * 1024;
const WRITER_CACHE_KIB = 256 * 1024;

/** An open knowledge base. All access is synchronous. */
export interface Store {
  readonly path: string;
  readonly db: Database.Database;
  /** The statement of that SQL, prepared the first time it is asked for. Use it up before preparing it again: it has one cursor. */
  readonly prepare: (sql: string) => Database.Statement<unknown[], unknown>;
  readonly close: () => void;
  /** Notes down what readers would read; then nothing is really open. */
  readonly sketch?: Sketch;
}

export interface StoreOptions {
  /** Refuse every write; what a server and an audit open. Default false. */
  readonly readonly?: boolean;
  /**
   * Whether a commit waits until it is on the disk. `FULL`, the default, does: a correction that was acknowledged outlives a
   * power cut. `NORMAL` leaves that to the next checkpoint: a power cut may undo the last commits, never part of one. That will
   * do for a reseed, which the seeds can repeat, and saves its log a flush.
   */
  readonly synchronous?: 'FULL' | 'NORMAL';
  /** How long to wait for another's lock, in milliseconds. Default `WAIT_MS`. */
  readonly wait?: number;
  /** Called with every SQL text as it runs, parameters filled in. */
  readonly onStatement?: (sql: string) => void;
}

const refuseOutdated = (path: string, version: number, latest: number): void => {
  if (version === latest) return;
  throw new DatelineError(
    'DATABASE_OUTDATED',
    `${path} has version ${version}, this Dateline needs ${latest}. Run "dateline migrate --database ${path}" first.`,
  );
};

const connect = (path: string, options: StoreOptions): Database.Database => {
  const readonly = options.readonly ?? false;
  if (!readonly) refuseForeign(path, listMigrations().length);
  const db = new Database(path, {
    readonly,
    fileMustExist: true,
    timeout: options.wait ?? WAIT_MS,
    ...(options.onStatement && { verbose: (sql?: unknown) => options.onStatement?.(String(sql)) }),
  });
  try {
    const version = readVersion(db);
    const latest = listMigrations().length;
    refuseNewer(path, version, latest);
    refuseOutdated(path, version, latest);
    db.pragma('foreign_keys = ON');
    // An index made for one statement hides that a lasting one is missing, and costs a read of the whole table.
    db.pragma('automatic_index = OFF');
    db.pragma(`synchronous = ${options.synchronous ?? 'FULL'}`);
    // A page that cannot be what it says it is fails when it is read, not when it has led astray.
    db.pragma('cell_size_check = ON');
    // A temporary file for every grouping and sorting costs a millisecond of page faults; readers have little to put there.
    if (readonly) db.pragma('temp_store = MEMORY');
    db.pragma(`cache_size = -${readonly ? READER_CACHE_KIB : WRITER_CACHE_KIB}`);
    // For conditions on columns of which no folded one is kept; nothing stored depends on it.
    db.function('fold', { deterministic: true }, (text: unknown) => (typeof text === 'string' ? fold(text) : null));
    defineAnswerFunctions(db);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
};

/**
 * Opens the database at `path`, which must exist and be of the version this package knows. What is looked at is cheap whatever
 * the size: the header, whose the file is, its version, and that it is as long as it says. Throws NOT_FOUND, DATABASE_OUTDATED, DATABASE_NEWER, DATABASE_NOT_OURS, DATABASE_CORRUPT, DATABASE_BUSY or DATABASE_UNWRITABLE.
 */
export function openStore(path: string, options: StoreOptions = {}): Store {
  if (!existsSync(path)) {
    throw new DatelineError('NOT_FOUND', `There is no database at ${path}. Run "dateline seed --database ${path}".`);
  }
  if (!options.readonly) refuseUnwritable(path);
  const db = translatingErrors(path, () => connect(path, options));
  const statements = new LRUCache<string, Database.Statement<unknown[], unknown>>({ max: STATEMENTS_KEPT });
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
  return { path, db, prepare, close };
}
