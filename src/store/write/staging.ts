/** Stages extracted articles in a temporary file until all are there: this bounds memory and keeps the transaction short. */
import type { ArticleRecord } from '../../model.ts';
import { createArticleParser, type SerializedArticle } from './article-json.ts';
import { rowId } from './row-ids.ts';
import { inTemporaryFile, openTemporary } from './temporary-file.ts';

/** The staged articles. Iterates in order of row id, which is the fastest to write. */
export interface Staging extends Iterable<ArticleRecord> {
  readonly size: number;
  /** Returns false, and keeps the first, when there is an article with that key already. */
  readonly add: (article: SerializedArticle) => boolean;
  /** Takes all out. */
  readonly clear: () => void;
  /** Takes the article of a key out, if there is one. */
  readonly remove: (key: string) => void;
  /** Nothing else can be done until all were taken. */
  readonly keys: () => Iterable<string>;
  readonly close: () => void;
}

/** The store refuses all but the first of those with one row id. */
const CREATE = `
  CREATE TABLE records (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, record TEXT NOT NULL) STRICT;
  CREATE TABLE collided (key TEXT PRIMARY KEY, record TEXT NOT NULL) STRICT, WITHOUT ROWID`;

/** Opens an empty staging file, which is deleted with the process. `add` throws DATABASE_UNWRITABLE when the disk is full. */
export function openStaging(): Staging {
  const db = openTemporary(CREATE);
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
    clear: () => {
      db.exec('DELETE FROM records; DELETE FROM collided');
      size = 0;
    },
    *[Symbol.iterator]() {
      const parse = createArticleParser();
      for (const record of select.iterate()) yield parse(record);
    },
    *keys() {
      yield* db.prepare<[], string>('SELECT key FROM records UNION ALL SELECT key FROM collided').pluck().iterate();
    },
    close: () => db.close(),
  };
}
