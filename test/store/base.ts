/** Knowledge bases in real files for tests of the store. */
import { copyFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { ArticleRecord, EntityRecord } from '../../src/model.ts';
import type { Problem } from '../../src/problem.ts';
import { dump } from '../../src/store/check/dump.ts';
import { migrate } from '../../src/store/database/migrate.ts';
import { openStore, type Store, type StoreOptions } from '../../src/store/database/open.ts';
import { listMigrations } from '../../src/store/database/version.ts';
import { type ReseedInput, type ReseedReport, reseed } from '../../src/store/reseed.ts';
import { collectProblems } from '../../src/store/write/run-problems.ts';
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
  /** What the run reports. */
  readonly problems?: readonly Problem[];
}

/** Reseeds as `ingest` does: articles that are stored with the same digest are kept. */
export function reseedTo(store: Store, { articles, known = [], problems = [] }: Seeds): ReseedReport {
  const problemsOf = () => {
    const found = collectProblems();
    found.add(problems);
    return found;
  };
  return write(store, articles, { gazetteer: { seeded: known, known }, scope: null, problemsOf });
}

/** Adds articles to others, or updates them. */
export function addArticles(store: Store, articles: readonly ArticleRecord[]): ReseedReport {
  return write(store, articles, { gazetteer: null, scope: articles.map(({ key }) => key) });
}

/** Removes articles. */
export function removeArticles(store: Store, keys: readonly string[]): ReseedReport {
  return write(store, [], { gazetteer: null, scope: keys });
}

function write(
  store: Store,
  articles: readonly ArticleRecord[],
  rest: Pick<ReseedInput, 'gazetteer' | 'scope' | 'problemsOf'>,
): ReseedReport {
  const stored = articleDigests(store);
  const kept = articles.filter(({ key, digest }) => stored.get(key) === digest);
  const keep = new Set<string>(kept.map(({ key }) => key));
  return reseed(store, {
    articles: articles.filter(({ key }) => !keep.has(key)),
    keep,
    ...rest,
    run: {
      command: 'RESEED',
      by: 'tester',
      startedAt: '2020-01-01T00:00:00Z',
      extractor: 'tester',
      extractorVersion: '1',
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
