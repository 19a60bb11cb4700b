/** Knowledge bases in real files for tests of the store. */
import { copyFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { ArticleRecord, EntityRecord } from '../../src/model.ts';
import { dump } from '../../src/store/check/dump.ts';
import { migrate } from '../../src/store/database/migrate.ts';
import { openStore, type Store, type StoreOptions } from '../../src/store/database/open.ts';
import { listMigrations } from '../../src/store/database/version.ts';
import { type ReseedReport, reseed } from '../../src/store/reseed.ts';
import { articleDigests } from '../../src/store/write/stored-articles.ts';
import { folderOf } from '../support/folder.ts';

/** Path of a new, empty knowledge base. */
export function newBase(): string {
  const path = join(folderOf({}), 'base.sqlite');
  migrate(path);
  return path;
}

/** A folder with the migrations up to `version`. */
export function migrationsUpTo(version: number): string {
  const folder = folderOf({});
  for (const { file } of listMigrations().slice(0, version)) copyFileSync(file, join(folder, basename(file)));
  return folder;
}

/** Path of a new, empty knowledge base of an older version. */
export function olderBase(version: number): string {
  const path = join(folderOf({}), 'base.sqlite');
  migrate(path, migrationsUpTo(version));
  return path;
}

/** A connection that closes when the test ends. */
export function open(path: string, options?: StoreOptions): Store {
  const store = openStore(path, options);
  onTestFinished(() => store.close());
  return store;
}

export interface Seeds {
  readonly articles: readonly ArticleRecord[];
  readonly known?: readonly EntityRecord[];
}

/** Reseeds as `ingest` does: articles that are stored with the same digest are kept. */
export function reseedTo(store: Store, { articles, known = [] }: Seeds): ReseedReport {
  const stored = articleDigests(store);
  const kept = articles.filter(({ key, digest }) => stored.get(key) === digest);
  const keep = new Set<string>(kept.map(({ key }) => key));
  return reseed(store, {
    articles: articles.filter(({ key }) => !keep.has(key)),
    keep,
    known,
    run: {
      command: 'RESEED',
      startedAt: '2020-01-01T00:00:00Z',
      extractor: 'tester',
      extractorVersion: '1',
      problems: 0,
    },
  });
}

/** A new knowledge base, seeded. */
export function seeded(seeds: Seeds): Store {
  const store = open(newBase());
  reseedTo(store, seeds);
  return store;
}

/** The logical dump. */
export function dumpOf(store: Store): string[] {
  return [...dump(store)];
}
