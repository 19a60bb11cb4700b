/** The report of a command that loads or removes articles. */
import type { EntityRecord } from '../model.ts';
import type { Problem } from '../problem.ts';
import { findEntry } from '../store/corrections/log.ts';
import type { Store } from '../store/database/open.ts';
import { total } from '../store/read/totals.ts';
import type { ProblemsOf, ReseedReport } from '../store/reseed.ts';
import { readValue } from '../store/sql/read.ts';
import type { ArticleCounts } from '../store/write/runs.ts';
import { foreignLanguages } from '../store/write/stored-articles.ts';
import { reportCollision, reportConflict, reportOrphaned, sortProblems } from './report-problems.ts';

export interface IngestReport {
  /** The number of the run; null for a dry run. */
  readonly run: number | null;
  readonly articles: ArticleCounts;
  /** The number of entities in the database afterwards. */
  readonly entities: number;
  /** The number of accepted mentions in the database afterwards, demonyms included. */
  readonly mentions: number;
  /** How many articles in the database are in other languages than English, which the extractor that ships cannot read. */
  readonly otherLanguages: readonly { readonly language: string; readonly count: number }[];
  /** All problems, in order of file and line. */
  readonly problems: readonly Problem[];
  readonly seconds: number;
}

/** The report without the time that it took. */
export type Report = Omit<IngestReport, 'seconds'>;

/** All problems of a run: those of its files, and what writing them found. */
export const problemsOfRun =
  (store: Store, found: readonly Problem[], known: readonly EntityRecord[]): ProblemsOf =>
  ({ conflicts, collisions, orphaned }) => {
    const entries = orphaned.flatMap((number) => findEntry(store, number) ?? []);
    const conflicting = conflicts.map((conflict) => reportConflict(conflict, known));
    return sortProblems([...found, ...conflicting, ...collisions.map(reportCollision), ...entries.map(reportOrphaned)]);
  };

export function summarize(store: Store, { run, added, changed, removed, unchanged, problems }: ReseedReport): Report {
  return {
    run,
    articles: { added, changed, removed, unchanged },
    entities: readValue(store, total('ENTITY')),
    mentions: readValue(store, total('MENTION')),
    otherLanguages: foreignLanguages(store),
    problems,
  };
}
