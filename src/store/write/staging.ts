/** Stages extracted articles in a temporary file until all are there: this bounds memory and keeps the transaction short. */
import Database, { SqliteError } from 'better-sqlite3';
import type { ArticleRecord } from '../../model.ts';
import { DatelineError } from '../../problem.ts';
import { createArticleParser, type SerializedArticle } from './article-json.ts';
import { rowId } from './row-ids.ts';

/** The staged articles. Iterates in order of row id, which is the fastest to write. */
export interface Staging extends Iterable<ArticleRecord> {
  readonly size: number;
  /** Returns false, and keeps the first, when there is an article with that key already. */
  readonly add: (article: SerializedArticle) => boolean;
  /** Takes the article of a key out, if there is one. */
  readonly remove: (key: string) => void;
  /** The keys, in order of row id. */
  readonly keys: () => string[];
  readonly close: () => void;
}

/** Translates errors of the temporary file, which would otherwise be reported as errors of the database. */
function inTemporaryFile<R>(work: () => R): R {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof SqliteError)) throw error;
    const message = `The temporary file of extracted articles could not be written (${error.code}). Free disk space, or set SQLITE_TMPDIR to a folder that has enough.`;
    throw new DatelineError('DATABASE_UNWRITABLE', message, { cause: error });
  }
}

/** Opens an empty staging file, which is deleted with the process. `add` throws DATABASE_UNWRITABLE when the disk is full. */
export function openStaging(): Staging {
  const db = new Database('');
  db.pragma('journal_mode = OFF');
  db.pragma('synchronous = OFF');
  db.exec('CREATE TABLE records (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, record TEXT NOT NULL) STRICT');
  db.exec('BEGIN');
  // The store refuses all but the first of those with one row id.
  db.exec('CREATE TABLE collided (key TEXT PRIMARY KEY, record TEXT NOT NULL) STRICT, WITHOUT ROWID');
  const insert = db.prepare('INSERT INTO records VALUES (?, ?, ?) ON CONFLICT DO NOTHING');
  const insertCollided = db.prepare(`
    INSERT INTO collided SELECT @key, @lines WHERE NOT EXISTS (SELECT 1 FROM records WHERE key = @key) ON CONFLICT DO NOTHING`);
  const remove = db.prepare('DELETE FROM records WHERE key = ?');
  const removeCollided = db.prepare('DELETE FROM collided WHERE key = ?');
  const select = db
    .prepare<[], string>('SELECT record FROM (SELECT * FROM records ORDER BY id) UNION ALL SELECT record FROM collided')
    .pluck();
  let size = 0;
  return {
    get size() {
      return size;
    },
    add: ({ key, lines }) => {
      const added = inTemporaryFile(
        () => insert.run(rowId(key), key, lines).changes || insertCollided.run({ key, lines }).changes,
      );
      size += added;
      return added === 1;
    },
    remove: (key) => {
      size -= inTemporaryFile(() => remove.run(key).changes + removeCollided.run(key).changes);
    },
    *[Symbol.iterator]() {
      const parse = createArticleParser();
      for (const record of select.iterate()) yield parse(record);
    },
    keys: () => db.prepare<[], string>('SELECT key FROM records UNION ALL SELECT key FROM collided').pluck().all(),
    close: () => db.close(),
  };
}
