/** Records each run of a command that loads or removes articles in `runs`. */
import { packageVersion } from '../../package-root.ts';
import type { Store } from '../database/open.ts';
import type { RunCommand } from '../sql/tables/runs.ts';
import { inserter } from './insert.ts';

/** What is known of a run when it begins. */
export interface RunFacts {
  readonly command: RunCommand;
  /** A user of the machine or the name of a token; null when nobody is known. */
  readonly by?: string | null;
  /** ISO 8601 UTC. */
  readonly startedAt: string;
  /** What finds names in articles without annotations; null when no article is read. */
  readonly extractor: string | null;
  readonly extractorVersion: string | null;
  /** The number of the run when a part of it was committed, or told of before; null when none was. */
  readonly number?: () => number | null;
  /** Whether it goes on after this transaction. Default: no. */
  readonly isPart?: boolean;
}

/** How many articles a run wrote, removed and kept. */
export interface ArticleCounts {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  readonly unchanged: number;
}

const UPDATE = `
  UPDATE runs SET finished_at = ?, articles_added = articles_added + ?, articles_changed = articles_changed + ?,
    articles_removed = articles_removed + ?, articles_unchanged = articles_unchanged + ?
  WHERE id = ?`;

/** A number that no run has, nor is going to have. */
const SELECT_FREE = 'SELECT 1 + coalesce(max(id), 0) FROM (SELECT id FROM runs UNION ALL SELECT id FROM run_progress)';

/** Inserts the row of a run, which articles refer to, unless a part of it was committed; returns its id. */
export function beginRun(
  store: Store,
  { command, by = null, startedAt, extractor, extractorVersion, number = () => null }: RunFacts,
): number {
  const id = number() ?? (store.prepare(SELECT_FREE).pluck().get() as number);
  if (store.prepare('SELECT 1 FROM runs WHERE id = ?').get(id) !== undefined) return id;
  const insert = inserter(store, 'runs');
  insert([
    {
      id,
      command,
      created_by: by,
      started_at: startedAt,
      finished_at: '',
      extractor,
      extractor_version: extractorVersion,
      dateline_version: packageVersion(),
      database_version: store.db.pragma('user_version', { simple: true }) as number,
      articles_added: 0,
      articles_changed: 0,
      articles_removed: 0,
      articles_unchanged: 0,
      problems: 0,
      errors: 0,
    },
  ]);
  return id;
}

/** Adds to the row of a run what was done, and completes it. */
export function endRun(store: Store, id: number, { added, changed, removed, unchanged }: ArticleCounts): void {
  store.prepare(UPDATE).run(new Date().toISOString(), added, changed, removed, unchanged, id);
}

/** A run that goes on is in progress still. */
export function endProgress(store: Store, id: number, { isPart = false }: RunFacts): void {
  if (!isPart) store.prepare('DELETE FROM run_progress WHERE id = ?').run(id);
}
