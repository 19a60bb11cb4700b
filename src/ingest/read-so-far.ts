/** Keeps what a run knows of the documents that it has read in a temporary file, so that their number takes no memory. */
import type { SeenDocument, SeenDocuments } from '../seeds/versions.ts';
import type { SeedLocation } from '../store/write/seed-locations.ts';
import { inTemporaryFile, openTemporary } from '../store/write/temporary-file.ts';

/** The stored articles that are unchanged. */
export interface KeptArticles {
  readonly size: number;
  /** `location` is where the seed is, when the key does not tell it. */
  readonly add: (key: string, digest: string, location: SeedLocation | null) => void;
  readonly remove: (key: string) => void;
  readonly keys: () => Iterable<string>;
  /** Keys with digests. */
  readonly digests: () => Iterable<readonly [string, string]>;
  /** Keys with the locations that were given. */
  readonly locations: () => Iterable<readonly [string, SeedLocation]>;
}

export interface ReadSoFar {
  readonly seen: SeenDocuments;
  readonly kept: KeptArticles;
  readonly close: () => void;
}

type Database = ReturnType<typeof openTemporary>;

const CREATE = `
  CREATE TABLE seen (key TEXT PRIMARY KEY, file TEXT, line INTEGER, url TEXT, digest TEXT, at TEXT) WITHOUT ROWID;
  CREATE TABLE contents (content TEXT PRIMARY KEY, file TEXT, line INTEGER) WITHOUT ROWID;
  CREATE TABLE kept (key TEXT PRIMARY KEY, digest TEXT, file TEXT, line INTEGER) WITHOUT ROWID`;

function seenIn(db: Database): SeenDocuments {
  const byKey = db.prepare<[string], SeenDocument>('SELECT * FROM seen WHERE key = ?');
  const byContent = db.prepare<[string], SeedLocation>('SELECT file, line FROM contents WHERE content = ?');
  const add = db.prepare('INSERT OR REPLACE INTO seen VALUES (@key, @file, @line, @url, @digest, @at)');
  const addContent = db.prepare('INSERT INTO contents VALUES (@content, @file, @line)');
  return {
    byKey: (key) => byKey.get(key),
    byContent: (content) => byContent.get(content),
    add: (document) => inTemporaryFile(() => add.run(document)),
    addContent: (content, { file, line }) => inTemporaryFile(() => addContent.run({ content, file, line })),
  };
}

function keptIn(db: Database): KeptArticles {
  const insert = db.prepare('INSERT INTO kept VALUES (?, ?, ?, ?)');
  const remove = db.prepare('DELETE FROM kept WHERE key = ?');
  let size = 0;
  const removeKey = (key: string): void => {
    size -= inTemporaryFile(() => remove.run(key).changes);
  };
  return {
    get size() {
      return size;
    },
    add: (key, digest, location) => {
      removeKey(key);
      inTemporaryFile(() => insert.run(key, digest, location?.file ?? null, location?.line ?? null));
      size++;
    },
    remove: removeKey,
    *keys() {
      yield* db.prepare<[], string>('SELECT key FROM kept').pluck().iterate();
    },
    *digests() {
      yield* db.prepare<[], [string, string]>('SELECT key, digest FROM kept').raw().iterate();
    },
    *locations() {
      const select = db.prepare<[], SeedLocation & { key: string }>(
        'SELECT key, file, line FROM kept WHERE file IS NOT NULL',
      );
      for (const { key, file, line } of select.iterate()) yield [key, { file, line }];
    },
  };
}

/** Nothing is read yet. Adding to it throws DATABASE_UNWRITABLE when the disk is full. */
export function openReadSoFar(): ReadSoFar {
  const db = openTemporary(CREATE);
  return { seen: seenIn(db), kept: keptIn(db), close: () => db.close() };
}
