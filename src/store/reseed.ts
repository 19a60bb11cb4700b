/** Makes the database say what the seeds say, in one transaction: readers see the old state or the new one. */
import type { ArticleRecord, EntityRecord } from '../model.ts';
import { DatelineError } from '../problem.ts';
import { type Corrector, createCorrector } from './corrections/corrector.ts';
import { createOrphanTracker } from './corrections/orphans.ts';
import type { Store } from './database/open.ts';
import { translatingErrors } from './database/sqlite-errors.ts';
import type { Conflict } from './write/assign-keys.ts';
import { bulkLoad } from './write/bulk-load.ts';
import { rowId } from './write/row-ids.ts';
import { beginRun, type Counts, endRun, type RunFacts } from './write/runs.ts';
import { beginUnitOfWork, type UnitOfWork } from './write/unit-of-work.ts';

export interface ReseedInput {
  /** New and changed articles, each key once, in any order; in order of row id they are written fastest. */
  readonly articles: Iterable<ArticleRecord>;
  /** Keys of the stored articles to leave as they are. Every other stored article is removed. */
  readonly keep: ReadonlySet<string>;
  /** All that the gazetteer of the seeds says. */
  readonly known: readonly EntityRecord[];
  readonly run: RunFacts;
}

export interface ReseedReport extends Counts {
  /** Identifiers and former keys that more than one entity wants, as far as this run had to settle them. */
  readonly conflicts: readonly Conflict[];
  /** Numbers of the changes that spoke of something before this run and speak of nothing now, in order. */
  readonly orphaned: readonly number[];
}

/** What writes the articles of one run. */
interface Writing {
  readonly reseeder: UnitOfWork;
  readonly corrector: Corrector;
  readonly runId: number;
}

/** The tables of most rows. An index of articles is dearer made at once, since their texts have to be read past. */
const FILLED_TABLES = ['mentions', 'article_entities', 'roles', 'statements'] as const;

type Update = ReseedInput & {
  /** Keys of the stored articles. */
  readonly stored: Set<string>;
};

const refuseLost = (store: Store, lost: string): never => {
  throw new DatelineError(
    'DATABASE_BUSY',
    `Another process changed ${store.path} while the seeds were being read: ${lost} is gone. Run the command again.`,
  );
};

/** Articles that a correction removes are known by what their seeds said alone. */
const SELECT_KEYS = 'SELECT key FROM articles UNION SELECT key FROM base_articles';

const isStored = (store: Store, key: string): boolean =>
  store.prepare('SELECT 1 FROM articles WHERE key = ?').get(key) !== undefined;

const writeArticles = (store: Store, writing: Writing, input: ReseedInput): Counts => {
  const stored = new Set(store.prepare(SELECT_KEYS).pluck().all() as string[]);
  if (stored.size > 0) return bringUpToDate(store, writing, { ...input, stored });
  return bulkLoad(store, FILLED_TABLES, () => bringUpToDate(store, writing, { ...input, stored }));
};

const bringUpToDate = (store: Store, writing: Writing, { articles, keep, stored }: Update): Counts => {
  const { reseeder, corrector, runId } = writing;
  const remove = (key: string): void => {
    if (isStored(store, key)) reseeder.removeArticle(rowId(key));
  };
  for (const key of keep) if (!stored.delete(key)) refuseLost(store, key);
  reseeder.announceRemovals([...stored].filter((key) => isStored(store, key)).map(rowId));
  let added = 0;
  let changed = 0;
  for (const record of articles) {
    if (keep.has(record.key)) throw new Error(`Article ${record.key} is both to be kept and to be written`);
    if (stored.delete(record.key)) {
      remove(record.key);
      changed++;
    } else {
      added++;
    }
    const corrected = corrector.correct(record, runId).record;
    if (corrected) reseeder.addArticle(corrected, runId);
  }
  for (const key of stored) {
    remove(key);
    corrector.forget(rowId(key));
  }
  return { added, changed, removed: stored.size, unchanged: keep.size };
};

const write = (store: Store, input: ReseedInput): ReseedReport => {
  const runId = beginRun(store, input.run);
  const reseeder = beginUnitOfWork(store, 'MANY');
  const orphans = createOrphanTracker(store);
  const corrector = createCorrector(store, orphans);
  const counts = writeArticles(store, { reseeder, corrector, runId }, input);
  reseeder.assertGazetteer(input.known);
  const { conflicts, cameOrWent } = reseeder.finish();
  orphans.noteEntities(cameOrWent);
  endRun(store, runId, counts);
  return { ...counts, conflicts, orphaned: orphans.finish() };
};

/**
 * Writes articles, the gazetteer and all that follows from them. What is stored afterwards depends on the seeds and the log of changes alone, not
 * on the order in which they came or on what was stored before; the work goes with what changed. A death half-way leaves
 * the old state. Throws DATABASE_BUSY when another process writes for longer than the store waits, or has changed what
 * `keep` speaks of, and DATABASE_UNWRITABLE; a record whose parts do not fit together is a defect of ours.
 */
export function reseed(store: Store, input: ReseedInput): ReseedReport {
  const transaction = store.db.transaction(() => write(store, input));
  return translatingErrors(store.path, () => transaction.immediate());
}
