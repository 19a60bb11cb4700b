/** Keeps extracted articles on disk until all are there, so that memory stays flat and the transaction can be short. */
import Database, { SqliteError } from 'better-sqlite3';
import type { ArticleRecord } from '../../model.ts';
import { DatelineError } from '../../problem.ts';
import { deserializeArticle, type SerializedArticle } from './article-json.ts';
import { rowId } from './row-ids.ts';

/** Article records put aside. Iterating gives them in order of row id, whatever the order they came in. */
export interface Staging extends Iterable<ArticleRecord> {
  readonly size: number;
  /** False when an article of that key is there already; the one there stays. */
  readonly add: (packed: SerializedArticle) => boolean;
  /** Forgets everything. */
  readonly close: () => void;
}

/** What the temporary file refuses is not to be blamed on the database. */
function inTemporary<R>(work: () => R): R {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof SqliteError)) throw error;
    const message = `Articles that were read find no room in temporary files (${error.code}). Free some, or name a folder that has it in the variable SQLITE_TMPDIR.`;
    throw new DatelineError('DATABASE_UNWRITABLE', message, { cause: error });
  }
}

/** A new, empty staging place in a temporary file that vanishes with the process. Filling it throws DATABASE_UNWRITABLE. */
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
      const added = inTemporary(() => insert.run(rowId(key), key, json).changes);
      size += added;
      return added === 1;
    },
    *[Symbol.iterator]() {
      for (const record of select.iterate()) yield deserializeArticle(record);
    },
    close: () => db.close(),
  };
}
