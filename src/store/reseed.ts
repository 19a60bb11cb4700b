/** Makes the database say what the seeds say, in one transaction: readers see the old state or the new one. */
import type { ArticleRecord, EntityRecord } from '../model.ts';
import { DatelineError } from '../problem.ts';
import { explained } from './failure.ts';
import { rowId } from './keys.ts';
import type { Store } from './open.ts';
import { createReseeder, type Reseeder } from './reseed/reseeder.ts';
import { beginRun, type Counts, endRun, type RunFacts } from './reseed/runs.ts';
import type { Conflict } from './reseed/settle.ts';
import { withoutIndexes } from './reseed/without-indexes.ts';

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

const writeArticles = (store: Store, reseeder: Reseeder, input: ReseedInput): Counts => {
  const stored = new Set(store.prepare('SELECT key FROM articles').pluck().all() as string[]);
  if (stored.size > 0) return bringUpToDate(store, reseeder, { ...input, stored });
  return withoutIndexes(store, FILLED_TABLES, () => bringUpToDate(store, reseeder, { ...input, stored }));
};

const bringUpToDate = (store: Store, reseeder: Reseeder, { articles, keep, stored }: Update): Counts => {
  for (const key of keep) if (!stored.delete(key)) refuseLost(store, key);
  reseeder.announceRemovals([...stored].map(rowId));
  let added = 0;
  let changed = 0;
  for (const record of articles) {
    if (keep.has(record.key)) throw new Error(`Article ${record.key} is both to be kept and to be written`);
    if (stored.delete(record.key)) {
      reseeder.removeArticle(rowId(record.key));
      changed++;
    } else {
      added++;
    }
    reseeder.addArticle(record);
  }
  for (const key of stored) reseeder.removeArticle(rowId(key));
  return { added, changed, removed: stored.size, unchanged: keep.size };
};

const write = (store: Store, input: ReseedInput): ReseedReport => {
  const runId = beginRun(store, input.run);
  const reseeder = createReseeder(store, runId);
  const counts = writeArticles(store, reseeder, input);
  reseeder.stateGazetteer(input.known);
  const conflicts = reseeder.finish();
  endRun(store, runId, counts);
  return { ...counts, conflicts };
};

/**
 * Writes articles, the gazetteer and all that follows from them. What is stored afterwards depends on the seeds alone, not
 * on the order in which they came or on what was stored before; the work goes with what changed. A death half-way leaves
 * the old state. Throws DATABASE_BUSY when another process writes for longer than the store waits, or has changed what
 * `keep` speaks of, and DATABASE_UNWRITABLE; a record whose parts do not fit together is a defect of ours.
 */
export function reseed(store: Store, input: ReseedInput): ReseedReport {
  const transaction = store.db.transaction(() => write(store, input));
  return explained(store.path, () => transaction.immediate());
}
