/** Opens a consistent snapshot of a knowledge base as records: one read transaction on a connection of its own. */
import { exportLog } from '../store/corrections/import-export.ts';
import { openStore, type Store } from '../store/database/open.ts';
import { translatingErrors } from '../store/database/sqlite-errors.ts';
import type { ArticleFilter } from '../store/filter/model.ts';
import { readArticles } from './read/articles.ts';
import { readEdges } from './read/edges.ts';
import { readEntities } from './read/entities.ts';
import { readKnownEntities, readSeedArticles, readSeedEntities, readSeedVersions } from './read/seeds.ts';
import { type Selection, selectRecords } from './read/selection.ts';
import type { Records } from './records.ts';

/** Page cache of the connection: an export reads each page about once. */
const CACHE_MEGABYTES = 16;

export interface Snapshot {
  readonly records: Records;
  /** How many articles and entities are exported. */
  readonly counts: { readonly articles: number; readonly entities: number };
  readonly close: () => void;
}

/** The subjects of an UNDO are those of what it undoes, so that both are exported or none. */
const CHANGES = `c.number IN (
  SELECT s.change_number FROM change_subjects AS s WHERE
    (s.subject = 'ARTICLE' AND s.subject_id IN (SELECT id FROM temp.exported_articles))
    OR (s.subject = 'ENTITY' AND s.subject_id IN (SELECT id FROM temp.exported_entities)))`;

function countsOf(store: Store, { hasArticle, hasEntity }: Selection): Snapshot['counts'] {
  const count = (table: string, condition: string) =>
    store.db.prepare(`SELECT count(*) FROM ${table} WHERE true${condition}`).pluck().get() as number;
  return { articles: count('articles', hasArticle('id')), entities: count('entities', hasEntity('id')) };
}

const recordsOf = (store: Store, selection: Selection): Records => ({
  articles: () => readArticles(store, selection),
  entities: () => readEntities(store, selection),
  edges: () => readEdges(store, selection),
  changes: () => exportLog(store, selection.isWhole ? 'true' : CHANGES),
  seedArticles: () => readSeedArticles(store, selection),
  seedEntities: () => readSeedEntities(store, selection),
  knownEntities: () => readKnownEntities(store, selection),
  seedVersions: () => readSeedVersions(store, selection),
});

export interface SnapshotOptions {
  /** Null exports everything. */
  readonly filter: ArticleFilter | null;
  /** The most milliseconds that the choice of articles may take. Default: no limit. */
  readonly milliseconds?: number;
}

/** Throws what opening a store throws, what GraphQL answers for a filter that is too large, and TOO_SLOW. */
export function openSnapshot(database: string, { filter, milliseconds }: SnapshotOptions): Snapshot {
  const store = openStore(database, { readonly: true, cacheMegabytes: CACHE_MEGABYTES });
  try {
    return translatingErrors(database, () => {
      // What is sorted for the edges of a frequent entity goes to a file, so that memory stays flat.
      store.db.pragma('temp_store = FILE');
      store.db.exec('BEGIN');
      if (milliseconds !== undefined) store.budget.start({ milliseconds });
      const selection = selectRecords(store, filter);
      store.budget.start();
      return { records: recordsOf(store, selection), counts: countsOf(store, selection), close: store.close };
    });
  } catch (error) {
    store.close();
    throw error;
  }
}
