/** The use case of loading articles: makes the database say what the seeds say, all of them or some, in one transaction. */
import type { ArticleRecord, EntityRecord } from '../model.ts';
import { type Corrector, createCorrector } from './corrections/corrector.ts';
import { createOrphanTracker, type OrphanTracker } from './corrections/orphans.ts';
import type { Store } from './database/open.ts';
import { translatingErrors } from './database/sqlite-errors.ts';
import type { Conflict } from './write/assign-keys.ts';
import { bulkLoad } from './write/bulk-load.ts';
import { findOutdated, type OutdatedArticles, type RunScope } from './write/outdated-articles.ts';
import { type Collisions, collectCollisions, type LocatedCollision } from './write/row-id-collisions.ts';
import { rowId } from './write/row-ids.ts';
import { collectProblems, type RunProblems, recordProblems } from './write/run-problems.ts';
import { type ArticleCounts, beginRun, endProgress, endRun, type RunFacts } from './write/runs.ts';
import { writeSeedEntities } from './write/seed-entities.ts';
import { moveSeeds, type SeedLocation } from './write/seed-locations.ts';
import { forgetSeedVersion, type SeedVersion, writeSeedVersions } from './write/seed-versions.ts';
import { beginUnitOfWork, type UnitOfWork } from './write/unit-of-work.ts';

export interface ReseedInput extends RunScope {
  /** New and changed articles, each key once, in any order; they are written fastest in order of row id. */
  readonly articles: Iterable<ArticleRecord>;
  /** Where the seeds of articles that have not changed are now, by key, as far as they may have moved. */
  readonly locations?: Iterable<readonly [string, SeedLocation]>;
  /** What tells versions and copies of these articles from others. Default: nothing. */
  readonly versions?: Iterable<SeedVersion>;
  /** The gazetteer of the seeds; null when it stays as it is. */
  readonly gazetteer: SeedGazetteer | null;
  readonly run: RunFacts;
  /** Default none. */
  readonly problemsOf?: ProblemsOf;
}

export interface SeedGazetteer {
  /** The entities as the seeds give them. */
  readonly seeded: readonly EntityRecord[];
  /** The same, with what the gazetteer that ships knows of them. */
  readonly known: readonly EntityRecord[];
}

/** All problems of a run, by what it did; they are recorded with it. Called in its transaction. */
export type ProblemsOf = (done: Done) => RunProblems;

/** What a run did, before its problems are known. */
export type Done = Omit<ReseedReport, keyof RunProblems>;

export interface ReseedReport extends ArticleCounts, RunProblems {
  /** The number of the run. */
  readonly run: number;
  /** Identifiers and former keys with more than one claimant, among those that this run had to assign. */
  readonly conflicts: readonly Conflict[];
  /** What was left out because something else has its row id. */
  readonly collisions: readonly LocatedCollision[];
  /** Numbers of the changes that this run orphaned, in order. */
  readonly orphaned: readonly number[];
}

/** The parts of a transaction that writes articles. */
export interface Reseeding {
  unit: UnitOfWork;
  readonly collisions: Collisions;
  readonly corrector: Corrector;
  readonly orphans: OrphanTracker;
  readonly runId: number;
  readonly run: RunFacts;
}

/** The tables with most rows, or most indexes. */
export const BULK_TABLES = ['articles', 'mentions', 'article_entities', 'roles', 'statements'] as const;

/** An article that a correction removes is only among the base articles. */
export const SELECT_KEYS = 'SELECT key FROM articles UNION SELECT key FROM base_articles';

/** Whether any article is stored, be it removed by a correction. */
export const isKnownAny = (store: Store): boolean => store.prepare(SELECT_KEYS).get() !== undefined;

export const isStored = (store: Store, key: string): boolean =>
  store.prepare('SELECT 1 FROM articles WHERE key = ?').get(key) !== undefined;

/** An article that a correction removes is only among the base articles. */
const IS_KNOWN = 'SELECT 1 FROM articles WHERE key = ? UNION ALL SELECT 1 FROM base_articles WHERE key = ?';

export const isKnown = (store: Store, key: string): boolean => store.prepare(IS_KNOWN).get(key, key) !== undefined;

/** Begins a run, and a unit of work of many articles. To be called in a transaction. */
export const beginReseeding = (store: Store, run: RunFacts): Reseeding => {
  const runId = beginRun(store, run);
  const orphans = createOrphanTracker(store);
  const collisions = collectCollisions();
  const unit = beginUnitOfWork(store, 'MANY', collisions);
  return { unit, collisions, corrector: createCorrector(store, orphans), orphans, runId, run };
};

/** Adds an article, corrected. Gives false when it collides with something, so that it is left out. */
export const addArticle = ({ unit, corrector, runId }: Reseeding, record: ArticleRecord): boolean => {
  if (!unit.hasOwnId(record)) return false;
  const corrected = corrector.correct(record, runId).record;
  if (corrected === null || unit.addArticle(corrected, runId)) return true;
  corrector.forget(rowId(record.key));
  return false;
};

interface ReseedEnd extends Pick<ReseedInput, 'gazetteer' | 'problemsOf' | 'versions'> {
  readonly counts: ArticleCounts;
}

/** Writes the gazetteer, updates everything that is derived from it and the articles, and completes the run. */
export const finishReseeding = (
  store: Store,
  { unit, collisions, orphans, runId, run }: Reseeding,
  { counts, gazetteer, versions = [], problemsOf = () => collectProblems() }: ReseedEnd,
): ReseedReport => {
  if (gazetteer) {
    writeSeedEntities(store, gazetteer.seeded);
    unit.assertGazetteer(gazetteer.known);
  }
  const { conflicts, insertedOrDeleted } = unit.finish();
  orphans.noteEntities(insertedOrDeleted);
  writeSeedVersions(store, versions);
  endRun(store, runId, counts);
  endProgress(store, runId, run);
  const done = { ...counts, run: runId, conflicts, collisions: collisions.found, orphaned: orphans.finish() };
  const { problems, problemCount, errorCount } = problemsOf(done);
  const found = { problems, problemCount, errorCount };
  recordProblems(store, runId, found);
  return { ...done, ...found };
};

/** Writes the articles, and removes those of `outdated` that are not among them. */
const writeArticles = (
  store: Store,
  reseeding: Reseeding,
  { articles, outdated }: Pick<ReseedInput, 'articles'> & { readonly outdated: OutdatedArticles },
): ArticleCounts => {
  const { unit, corrector } = reseeding;
  const remove = (key: string): void => {
    if (isStored(store, key)) unit.removeArticle(rowId(key));
  };
  unit.prepareRemovals(outdated.ids());
  let added = 0;
  let changed = 0;
  let removed = 0;
  for (const record of articles) {
    if (outdated.isKept(record.key)) throw new Error(`Article ${record.key} is both to be kept and to be written`);
    const isStoredBefore = outdated.take(record.key);
    if (isStoredBefore) remove(record.key);
    const isAdded = addArticle(reseeding, record);
    if (!isStoredBefore && isAdded) added++;
    else if (isStoredBefore && isAdded) changed++;
    else if (isStoredBefore) removed++;
  }
  for (const key of outdated.keys()) {
    remove(key);
    corrector.forget(rowId(key));
    forgetSeedVersion(store, rowId(key));
    removed++;
  }
  return { added, changed, removed, unchanged: outdated.kept };
};

const write = (store: Store, input: ReseedInput): ReseedReport => {
  const isEmpty = !isKnownAny(store);
  const outdated = findOutdated(store, input);
  const reseeding = beginReseeding(store, input.run);
  const writeAll = () => writeArticles(store, reseeding, { ...input, outdated });
  const counts = isEmpty ? bulkLoad(store, BULK_TABLES, writeAll) : writeAll();
  if (input.locations) moveSeeds(store, input.locations);
  return finishReseeding(store, reseeding, { ...input, counts });
};

/**
 * Writes articles, the gazetteer and everything derived from them. What is stored then depends on the seeds of all articles and the log of
 * changes alone, not on their order or on what was stored before; the time depends on what changed. Readers see the old state
 * or the new one, and so does who reads after a crash. Throws DATABASE_BUSY when another process holds the write lock for too
 * long or has removed an article of `keep`, DATABASE_UNWRITABLE, and a plain error when a record is invalid.
 */
export function reseed(store: Store, input: ReseedInput): ReseedReport {
  const transaction = store.db.transaction(() => write(store, input));
  return translatingErrors(store.path, () => transaction.immediate());
}
