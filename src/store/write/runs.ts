/** Writes down each run of the writer. */
import type { Store } from '../database/open.ts';
import type { RunsTable } from '../sql/tables/articles.ts';
import { inserter } from './insert.ts';

/** What the caller knows of its run. */
export interface RunFacts {
  readonly command: RunsTable['command'];
  /** ISO 8601 UTC. */
  readonly startedAt: string;
  /** The extractor that read the articles without annotations. */
  readonly extractor: string;
  readonly extractorVersion: string;
  /** How many problems the seeds had. */
  readonly problems: number;
}

/** How many articles a run wrote, removed and left alone. */
export interface Counts {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  readonly unchanged: number;
}

const UPDATE = `
  UPDATE runs SET finished_at = ?, articles_added = ?, articles_changed = ?, articles_removed = ?, articles_unchanged = ?
  WHERE id = ?`;

/** Opens the row of a run, for articles to refer to; gives its row id. */
export function beginRun(store: Store, facts: RunFacts): number {
  const id = store.prepare('SELECT coalesce(max(id), 0) + 1 FROM runs').pluck().get() as number;
  const insert = inserter(store, 'runs');
  insert([
    {
      id,
      command: facts.command,
      started_at: facts.startedAt,
      finished_at: '',
      extractor: facts.extractor,
      extractor_version: facts.extractorVersion,
      articles_added: 0,
      articles_changed: 0,
      articles_removed: 0,
      articles_unchanged: 0,
      problems: facts.problems,
    },
  ]);
  return id;
}

/** Closes the row of a run. */
export function endRun(store: Store, id: number, { added, changed, removed, unchanged }: Counts): void {
  store.prepare(UPDATE).run(new Date().toISOString(), added, changed, removed, unchanged, id);
}
