/** Records each seeding and reseeding in `runs`. */
import type { Store } from '../database/open.ts';
import type { RunsTable } from '../sql/tables/articles.ts';
import { inserter } from './insert.ts';

/** The columns of a run that are known when it begins. */
export interface RunFacts {
  readonly command: RunsTable['command'];
  /** ISO 8601 UTC. */
  readonly startedAt: string;
  /** The extractor of the articles without annotations. */
  readonly extractor: string;
  readonly extractorVersion: string;
  /** How many problems the seeds had. */
  readonly problems: number;
}

/** How many articles a run wrote, removed and kept. */
export interface ArticleCounts {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  readonly unchanged: number;
}

const UPDATE = `
  UPDATE runs SET finished_at = ?, articles_added = ?, articles_changed = ?, articles_removed = ?, articles_unchanged = ?
  WHERE id = ?`;

/** Inserts the row of a run, which articles refer to, and returns its id. */
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

/** Sets the number of problems of a run that began before all were known. */
export function setProblems(store: Store, id: number, problems: number): void {
  store.prepare('UPDATE runs SET problems = ? WHERE id = ?').run(problems, id);
}

/** Completes the row of a run. */
export function endRun(store: Store, id: number, { added, changed, removed, unchanged }: ArticleCounts): void {
  store.prepare(UPDATE).run(new Date().toISOString(), added, changed, removed, unchanged, id);
}
