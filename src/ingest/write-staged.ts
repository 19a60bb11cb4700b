/** Writes articles, once all are read, in one transaction: readers and corrections wait for no extraction. */
import type { ArticleRecord } from '../model.ts';
import { DatelineError } from '../problem.ts';
import type { Store } from '../store/database/open.ts';
import { type ReseedInput, type ReseedReport, reseed } from '../store/reseed.ts';
import type { Staging } from '../store/write/staging.ts';
import { articleDigest } from '../store/write/stored-articles.ts';
import type { KeptArticles } from './read-so-far.ts';

interface StagedWrite extends Pick<ReseedInput, 'gazetteer' | 'problemsOf' | 'run' | 'scope' | 'versions'> {
  readonly staging: Staging;
  readonly kept: KeptArticles;
  /** How many of the staged articles are written. */
  readonly onWritten: (done: number) => void;
  /** All are; what is derived from them is next. */
  readonly onIndexing: () => void;
}

/** Throws DATABASE_BUSY when another process changed an article that is to be kept, and what `reseed` throws. */
export function writeStaged(store: Store, write: StagedWrite): ReseedReport {
  const { staging: _staging, kept, onWritten: _onWritten, onIndexing: _onIndexing, ...input } = write;
  const articles = stagedArticles(store, write);
  return reseed(store, { ...input, articles, keep: kept.keys(), locations: kept.locations() });
}

/** The staged articles, read inside the transaction. */
function* stagedArticles(store: Store, write: StagedWrite): Generator<ArticleRecord> {
  assertUnchanged(store, write);
  let done = 0;
  for (const record of write.staging) {
    write.onWritten(done++);
    yield record;
  }
  write.onWritten(done);
  write.onIndexing();
}

/** Call it inside the transaction. */
function assertUnchanged(store: Store, { kept }: StagedWrite): void {
  for (const [key, digest] of kept.digests()) {
    if (articleDigest(store, key) === digest) continue;
    throw new DatelineError(
      'DATABASE_BUSY',
      `Another process changed ${store.path} while the seeds were being read: ${key} is not as it was. Run the command again.`,
    );
  }
}

/** Runs `work` in a transaction that is rolled back, so that nobody sees what it writes. */
export function rolledBack<Result>(store: Store, work: () => Result): Result {
  store.db.exec('BEGIN');
  try {
    return work();
  } finally {
    store.db.exec('ROLLBACK');
  }
}
