/** One knowledge base for all the tests of a file that only read it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { migrate } from '../../src/store/database/migrate.ts';
import { openStore, type Store } from '../../src/store/database/open.ts';
import { reseedTo, type Seeds } from './base.ts';

/** Makes a base that says what the seeds do before the tests run, and removes it after them. Gives it while they run. */
export function shared(seeds: Seeds): () => Store {
  let folder: string;
  let store: Store;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'dateline-'));
    const path = join(folder, 'base.sqlite');
    migrate(path);
    store = openStore(path);
    reseedTo(store, seeds);
  });
  afterAll(() => {
    store.close();
    rmSync(folder, { recursive: true });
  });
  return () => store;
}
