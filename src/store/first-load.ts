/** The use case of a first load: fills an empty database in one transaction, which is open while articles are still being read. */
import type { ArticleRecord } from '../model.ts';
import { DatelineError } from '../problem.ts';
import type { Store } from './database/open.ts';
import { translatingErrors } from './database/sqlite-errors.ts';
import {
  addArticle,
  BULK_TABLES,
  beginReseeding,
  finishReseeding,
  isKnown,
  isStored,
  type ReseedInput,
  type ReseedReport,
  SELECT_KEYS,
} from './reseed.ts';
import { beginBulkLoad } from './write/bulk-load.ts';
import { rowId } from './write/row-ids.ts';
import type { RunFacts } from './write/runs.ts';
import { beginUnitOfWork } from './write/unit-of-work.ts';

export interface FirstLoad {
  /** Whether an article with that key was added. */
  readonly has: (key: string) => boolean;
  /** Adds an article, each key once. */
  readonly add: (record: ArticleRecord) => void;
  /** Writes everything else. The transaction stays open. */
  readonly finish: (end: FirstLoadEnd) => ReseedReport;
  readonly commit: () => void;
  readonly rollback: () => void;
}

interface FirstLoadEnd extends Pick<ReseedInput, 'gazetteer' | 'problemsOf' | 'versions'> {
  /** Keys of added articles that are to be removed again, because a later version of their seed was found. */
  readonly outdated: ReadonlySet<string>;
  /** The later versions. */
  readonly replacements: Iterable<ArticleRecord>;
}

/**
 * Begins to fill an empty database. Until `commit`, and if the process ends before, it is empty to everybody else. What is stored
 * does not depend on the order of the articles; the file is smallest if they always come in the same. Throws DATABASE_BUSY when
 * another process has the write lock, or has filled the database, and what `reseed` throws.
 */
export function beginFirstLoad(store: Store, run: RunFacts): FirstLoad {
  const translating = <R>(work: () => R): R => translatingErrors(store.path, work);
  translating(() => store.db.exec('BEGIN IMMEDIATE'));
  refuseFilled(store);
  const reseeding = beginReseeding(store, run);
  const createIndexes = beginBulkLoad(store, BULK_TABLES);
  let added = 0;
  const add = (record: ArticleRecord): void => {
    if (addArticle(reseeding, record)) added++;
  };

  const finish = ({ outdated, replacements, ...end }: FirstLoadEnd): ReseedReport => {
    createIndexes();
    if (outdated.size > 0) replace(outdated, replacements);
    return finishReseeding(store, reseeding, { ...end, counts: { added, changed: 0, removed: 0, unchanged: 0 } });
  };
  /** A unit of work removes articles before it adds any, so the removals have one of their own. */
  const replace = (outdated: ReadonlySet<string>, replacements: Iterable<ArticleRecord>): void => {
    reseeding.orphans.noteEntities(reseeding.unit.finish().insertedOrDeleted);
    const ids = [...outdated].filter((key) => isStored(store, key)).map(rowId);
    reseeding.unit = beginUnitOfWork(store, 'MANY', reseeding.collisions);
    reseeding.unit.prepareRemovals(ids);
    for (const id of ids) reseeding.unit.removeArticle(id);
    for (const key of outdated) reseeding.corrector.forget(rowId(key));
    added -= outdated.size;
    for (const record of replacements) add(record);
  };
  return {
    has: (key) => isKnown(store, key),
    add: (record) => translating(() => add(record)),
    finish: (end) => translating(() => finish(end)),
    commit: () => translating(() => store.db.exec('COMMIT')),
    rollback: () => translating(() => store.db.exec('ROLLBACK')),
  };
}

function refuseFilled(store: Store): void {
  if (store.prepare(SELECT_KEYS).get() === undefined) return;
  const message = `Another process filled ${store.path} while the seeds were being read. Run the command again.`;
  throw new DatelineError('DATABASE_BUSY', message);
}
