/** The report of a command that loads or removes articles. */
import type { EntityRecord } from '../model.ts';
import { findEntry } from '../store/corrections/log.ts';
import type { Store } from '../store/database/open.ts';
import { total } from '../store/read/totals.ts';
import type { ProblemsOf, ReseedReport } from '../store/reseed.ts';
import { readValue } from '../store/sql/read.ts';
import { collectProblems, type RunProblems } from '../store/write/run-problems.ts';
import type { ArticleCounts } from '../store/write/runs.ts';
import { foreignLanguages } from '../store/write/stored-articles.ts';
import { reportCollision, reportConflict, reportOrphaned, sortProblems } from './report-problems.ts';

/** Its problems are in order of file and line. */
export interface IngestReport extends RunProblems {
  /** The number of the run; null for a dry run. */
  readonly run: number | null;
  readonly articles: ArticleCounts;
  /** The number of entities in the database afterwards. */
  readonly entities: number;
  /** The number of accepted mentions in the database afterwards, demonyms included. */
  readonly mentions: number;
  /** How many articles in the database are in other languages than English, which the extractor that ships cannot read. */
  readonly otherLanguages: readonly { readonly language: string; readonly count: number }[];
  readonly seconds: number;
}

/** The report without the time that it took. */
export type Report = Omit<IngestReport, 'seconds'>;

/** The problems of a run: those of its files, and what writing them found. */
export const problemsOfRun =
  (store: Store, found: RunProblems, known: readonly EntityRecord[]): ProblemsOf =>
  ({ conflicts, collisions, orphaned }) => {
    const entries = orphaned.flatMap((number) => findEntry(store, number) ?? []);
    const conflicting = conflicts.map((conflict) => reportConflict(conflict, known));
    const all = collectProblems(found);
    all.add([...conflicting, ...collisions.map(reportCollision), ...entries.map(reportOrphaned)]);
    const { problemCount, errorCount } = all;
    return { problems: sortProblems(all.problems), problemCount, errorCount };
  };

export function summarize(store: Store, done: ReseedReport): Report {
  const { run, added, changed, removed, unchanged, problems, problemCount, errorCount } = done;
  return {
    run,
    articles: { added, changed, removed, unchanged },
    entities: readValue(store, total('ENTITY')),
    mentions: readValue(store, total('MENTION')),
    otherLanguages: foreignLanguages(store),
    problems,
    problemCount,
    errorCount,
  };
}
