/** Buffers extracted articles in a temporary file until all are there: memory stays flat, and the transaction short. */
import Database, { SqliteError } from 'better-sqlite3';
import type { ArticleRecord } from '../../model.ts';
import { DatelineError } from '../../problem.ts';
import { deserializeArticle, type SerializedArticle } from './article-json.ts';
import { rowId } from './row-ids.ts';

/** Buffered article records. Iterates in order of row id, in which they are written fastest. */
export interface Staging extends Iterable<ArticleRecord> {
  readonly size: number;
  /** Gives false, and keeps the first, when there is an article with that key already. */
  readonly add: (article: SerializedArticle) => boolean;
  readonly close: () => void;
}

/** Translates errors of the temporary file, which would otherwise be blamed on the database. */
function inTemporaryFile<R>(work: () => R): R {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof SqliteError)) throw error;
    const message = `Articles that were read find no room in temporary files (${error.code}). Free some, or name a folder that has it in the variable SQLITE_TMPDIR.`;
    throw new DatelineError('DATABASE_UNWRITABLE', message, { cause: error });
  }
}

/** Opens an empty buffer, which vanishes with the process. Adding to it throws DATABASE_UNWRITABLE when the disk is full. */
export function openStaging(): Staging {
  const db = new Database('');
  db.pragma('journal_mode = OFF');
  db.pragma('synchronous = OFF');
  db.exec('CREATE TABLE records (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, record TEXT NOT NULL) STRICT');
  db.exec('BEGIN');
  const insert = db.prepare('INSERT INTO records VALUES (?, ?, ?) ON CONFLICT (key) DO NOTHING');
  const select = db.prepare<[], string>('SELECT record FROM records ORDER BY id').pluck();
  let size = 0;
  return {
    get size() {
      return size;
    },
    add: ({ key, json }) => {
      const added = inTemporaryFile(() => insert.run(rowId(key), key, json).changes);
      size += added;
      return added === 1;
    },
    *[Symbol.iterator]() {
      for (const record of select.iterate()) yield deserializeArticle(record);
    },
    close: () => db.close(),
  };
}
