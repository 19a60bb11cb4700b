/** Keeps what a run knows of the documents that it has read in a temporary file, so that their number takes no memory. */
import { deserialize, serialize } from 'node:v8';
import type { Document } from '../model.ts';
import type { SeenDocument, SeenDocuments } from '../seeds/versions.ts';
import type { Store } from '../store/database/open.ts';
import type { SeedLocation } from '../store/write/seed-locations.ts';
import { storedCopiesOf, storedVersionOf } from '../store/write/seed-versions.ts';
import { articleDigest } from '../store/write/stored-articles.ts';
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
  /** The documents that count, and whether they are kept: all, or those with these keys. */
  readonly counting: (keys?: Iterable<string>) => Iterable<CountingDocument>;
  readonly kept: KeptArticles;
  readonly close: () => void;
}

interface CountingDocument extends SeenDocument {
  readonly isKept: boolean;
}

type Database = ReturnType<typeof openTemporary>;

const CREATE = `
  CREATE TABLE seen (key TEXT PRIMARY KEY, file TEXT, line INTEGER, url TEXT, digest TEXT, at TEXT, content TEXT) WITHOUT ROWID;
  CREATE INDEX seen_by_content ON seen (content) WHERE content IS NOT NULL;
  CREATE TABLE kept (key TEXT PRIMARY KEY, digest TEXT, file TEXT, line INTEGER) WITHOUT ROWID;
  CREATE TABLE put_off (number INTEGER PRIMARY KEY, until TEXT, document BLOB);
  CREATE INDEX put_off_until ON put_off (until)`;

function seenIn(db: Database, stored: Store | null): SeenDocuments {
  const byKey = db.prepare<[string], SeenDocument>('SELECT * FROM seen WHERE key = ?');
  const byContent = db.prepare<[string], SeedLocation>('SELECT file, line FROM seen WHERE content = ?');
  const add = db.prepare('INSERT OR REPLACE INTO seen VALUES (@key, @file, @line, @url, @digest, @at, @content)');
  const storedCopy: SeenDocuments['storedCopy'] = (content, key) =>
    stored === null || articleDigest(stored, key) !== null
      ? undefined
      : storedCopiesOf(stored, content).find((version) => byKey.get(version.key) === undefined);
  return {
    byKey: (key) => byKey.get(key),
    byContent: (content) => byContent.get(content),
    storedCopy,
    storedLater: (key, at) => {
      const version = stored && storedVersionOf(stored, key);
      return version && version.changedAt !== null && version.changedAt > at ? version : undefined;
    },
    add: (document) => inTemporaryFile(() => add.run(document)),
    ...documentsPutOffIn(db),
  };
}

/** In the temporary file, since all that is read may be copies. */
function documentsPutOffIn(db: Database): Pick<SeenDocuments, 'putOff' | 'takePutOff'> {
  const insert = db.prepare('INSERT INTO put_off (until, document) VALUES (?, ?)');
  const byKey = db.prepare<[string], number>('SELECT number FROM put_off WHERE until = ? ORDER BY number').pluck();
  const next = db.prepare<[], number>('SELECT number FROM put_off ORDER BY number LIMIT 1').pluck();
  const take = db.prepare<[number], Buffer>('DELETE FROM put_off WHERE number = ? RETURNING document').pluck();
  const taken = (number: number): Document =>
    inTemporaryFile(() => deserialize(take.get(number) as Buffer) as Document);
  return {
    putOff: (document, until) => inTemporaryFile(() => insert.run(until, serialize(document))),
    *takePutOff(until) {
      if (until === null) for (let number = next.get(); number !== undefined; number = next.get()) yield taken(number);
      else for (const number of byKey.all(until)) yield taken(number);
    },
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

type CountingRow = SeenDocument & { readonly isKept: number };

function* findEach<Row>(keys: Iterable<string>, find: (key: string) => Row | undefined): Generator<Row> {
  for (const key of keys) {
    const row = find(key);
    if (row !== undefined) yield row;
  }
}

const SELECT_COUNTING = 'SELECT *, key IN (SELECT key FROM kept) AS isKept FROM seen';

/**
 * Nothing is read yet. `stored` has the articles that stay beside those that are read; null when none do. Adding to it throws
 * DATABASE_UNWRITABLE when the disk is full.
 */
export function openReadSoFar(stored: Store | null = null): ReadSoFar {
  const db = openTemporary(CREATE);
  return {
    seen: seenIn(db, stored),
    kept: keptIn(db),
    *counting(keys) {
      const some = db.prepare<[string], CountingRow>(`${SELECT_COUNTING} WHERE key = ?`);
      const rows = keys
        ? findEach(keys, (key) => some.get(key))
        : db.prepare<[], CountingRow>(SELECT_COUNTING).iterate();
      for (const row of rows) yield { ...row, isKept: row.isKept === 1 };
    },
    close: () => db.close(),
  };
}
