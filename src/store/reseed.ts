/** The use case of reseeding: makes the database say what the seeds say, in one transaction. */
import type { ArticleRecord, EntityRecord } from '../model.ts';
import { DatelineError } from '../problem.ts';
import { type Corrector, createCorrector } from './corrections/corrector.ts';
import { createOrphanTracker } from './corrections/orphans.ts';
import type { Store } from './database/open.ts';
import { translatingErrors } from './database/sqlite-errors.ts';
import type { Conflict } from './write/assign-keys.ts';
import { bulkLoad } from './write/bulk-load.ts';
import { rowId } from './write/row-ids.ts';
import { type ArticleCounts, beginRun, endRun, type RunFacts } from './write/runs.ts';
import { moveSeeds, type SeedLocation } from './write/seed-locations.ts';
import { beginUnitOfWork, type UnitOfWork } from './write/unit-of-work.ts';

export interface ReseedInput {
  /** New and changed articles, each key once, in any order; they are written fastest in order of row id. */
  readonly articles: Iterable<ArticleRecord>;
  /** Keys of the stored articles that have not changed. All others are removed. */
  readonly keep: ReadonlySet<string>;
  /** Where the seeds of articles that have not changed are now, as far as they may have moved. */
  readonly locations?: ReadonlyMap<string, SeedLocation>;
  /** The gazetteer of the seeds. */
  readonly known: readonly EntityRecord[];
  readonly run: RunFacts;
}

export interface ReseedReport extends ArticleCounts {
  /** Identifiers and former keys with more than one claimant, among those that this run had to assign. */
  readonly conflicts: readonly Conflict[];
  /** Numbers of the changes that this run orphaned, in order. */
  readonly orphaned: readonly number[];
}

interface Reseeding {
  readonly unit: UnitOfWork;
  readonly corrector: Corrector;
  readonly runId: number;
  /** Keys of the stored articles that are not kept; those written are taken out. */
  readonly outdated: Set<string>;
}

/** The tables that hold most rows. Not `articles`: creating its indexes means reading all texts. */
const BULK_TABLES = ['mentions', 'article_entities', 'roles', 'statements'] as const;

/** An article that a correction removes is only among the base articles. */
const SELECT_KEYS = 'SELECT key FROM articles UNION SELECT key FROM base_articles';

const isStored = (store: Store, key: string): boolean =>
  store.prepare('SELECT 1 FROM articles WHERE key = ?').get(key) !== undefined;

/** Keys of the stored articles but for those to keep. Throws DATABASE_BUSY when one of these is not stored any more. */
const findOutdated = (store: Store, keep: ReadonlySet<string>): Set<string> => {
  const keys = new Set(store.prepare(SELECT_KEYS).pluck().all() as string[]);
  for (const key of keep) {
    if (keys.delete(key)) continue;
    throw new DatelineError(
      'DATABASE_BUSY',
      `Another process changed ${store.path} while the seeds were being read: ${key} is gone. Run the command again.`,
    );
  }
  return keys;
};

const writeArticles = (store: Store, reseeding: Reseeding, { articles, keep }: ReseedInput): ArticleCounts => {
  const { unit, corrector, runId, outdated } = reseeding;
  const remove = (key: string): void => {
    if (isStored(store, key)) unit.removeArticle(rowId(key));
  };
  unit.prepareRemovals([...outdated].filter((key) => isStored(store, key)).map(rowId));
  let added = 0;
  let changed = 0;
  for (const record of articles) {
    if (keep.has(record.key)) throw new Error(`Article ${record.key} is both to be kept and to be written`);
    if (outdated.delete(record.key)) {
      remove(record.key);
      changed++;
    } else {
      added++;
    }
    const corrected = corrector.correct(record, runId).record;
    if (corrected) unit.addArticle(corrected, runId);
  }
  for (const key of outdated) {
    remove(key);
    corrector.forget(rowId(key));
  }
  return { added, changed, removed: outdated.size, unchanged: keep.size };
};

const write = (store: Store, input: ReseedInput): ReseedReport => {
  const isEmpty = store.prepare(SELECT_KEYS).get() === undefined;
  const outdated = findOutdated(store, input.keep);
  const runId = beginRun(store, input.run);
  const unit = beginUnitOfWork(store, 'MANY');
  const orphans = createOrphanTracker(store);
  const reseeding = { unit, corrector: createCorrector(store, orphans), runId, outdated };
  const writeAll = () => writeArticles(store, reseeding, input);
  const counts = isEmpty ? bulkLoad(store, BULK_TABLES, writeAll) : writeAll();
  if (input.locations) moveSeeds(store, input.locations);
  unit.assertGazetteer(input.known);
  const { conflicts, insertedOrDeleted } = unit.finish();
  orphans.noteEntities(insertedOrDeleted);
  endRun(store, runId, counts);
  return { ...counts, conflicts, orphaned: orphans.finish() };
};

/**
 * Writes articles, the gazetteer and everything derived from them. What is stored then depends on the seeds and the log of
 * changes alone, not on their order or on what was stored before; the time depends on what changed. Readers see the old state
 * or the new one, and so does who reads after a crash. Throws DATABASE_BUSY when another process holds the write lock for too
 * long or has removed an article of `keep`, DATABASE_UNWRITABLE, and a plain error when a record is invalid.
 */
export function reseed(store: Store, input: ReseedInput): ReseedReport {
  const transaction = store.db.transaction(() => write(store, input));
  return translatingErrors(store.path, () => transaction.immediate());
}
