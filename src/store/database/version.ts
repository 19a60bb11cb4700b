/** Identifies databases by the application id and the version in their header. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import type { Identifier } from '../../model.ts';
import { PACKAGE_ROOT } from '../../package-root.ts';
import { DatelineError } from '../../problem.ts';
import { foldedCopy } from '../../text/fold.ts';
import { nameCodes } from '../../text/phonetic.ts';
import { locate } from './locations.ts';
import { definePackedIds } from './packed-ids.ts';
import { definePostingBlock } from './postings/collect.ts';

/** "Dtln" in ASCII. */
export const APPLICATION_ID = 0x44_74_6c_6e;

export interface Migration {
  /** The version that it results in. */
  readonly version: number;
  readonly file: string;
}

/** Folder of the shipped migrations. */
export const MIGRATIONS_FOLDER = join(PACKAGE_ROOT, 'migrations');

/** The migrations of a folder in order. Throws unless their numbers are 1, 2, 3 and so on. */
export function listMigrations(folder = MIGRATIONS_FOLDER): Migration[] {
  const names = readdirSync(folder)
    .filter((name) => /^\d{3}_\w+\.sql$/.test(name))
    .sort();
  return names.map((name, index) => {
    if (Number(name.slice(0, 3)) !== index + 1) throw new Error(`Migration ${name} is out of sequence in ${folder}`);
    return { version: index + 1, file: join(folder, name) };
  });
}

/** Defines the functions that migrations call: of the length of a text, which SQLite has in code points; of places, which a file locates; of sounds; of folded letters; of posting lists and packed row ids. */
export function defineMigrationFunctions(db: Database.Database): void {
  db.function('utf16_length', { deterministic: true }, (text: unknown) => String(text).length);
  db.function('locate', { deterministic: true }, (identifiers: unknown) => {
    const location = locate(JSON.parse(String(identifiers)) as Identifier[]);
    return location && JSON.stringify({ ...location, ...location.point });
  });
  definePostingBlock(db);
  definePackedIds(db);
  db.function('name_codes', { deterministic: true }, (folded: unknown) => nameCodes(String(folded)));
  db.function('folded_copy', { deterministic: true }, (text: unknown) =>
    text === null ? null : foldedCopy(String(text)),
  );
}

/** The version of a database, 0 when it is empty. Throws DATABASE_NOT_OURS for one of another program. */
export function readVersion(db: Database.Database): number {
  if (db.pragma('application_id', { simple: true }) === APPLICATION_ID) {
    return db.pragma('user_version', { simple: true }) as number;
  }
  if (db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() === 0) return 0;
  throw new DatelineError(
    'DATABASE_NOT_OURS',
    `${db.name} is a database of another program, or the -wal beside it is. It was left untouched: name another file with --database.`,
  );
}

/** Throws DATABASE_NEWER for a version beyond `latest`. */
export function refuseNewer(path: string, version: number, latest: number): void {
  if (version <= latest) return;
  throw new DatelineError(
    'DATABASE_NEWER',
    `${path} has version ${version}; this Dateline knows versions up to ${latest}. Run the newer Dateline that made it, or seed another file.`,
  );
}
