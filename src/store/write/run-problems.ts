/** The problems of a run: all are counted, and the first are kept, so that neither memory nor an answer grows with bad files. */
import type { Problem } from '../../problem.ts';
import type { Store } from '../database/open.ts';
import { inserter } from './insert.ts';

/** So many problems of a run are kept and shown. */
export const MOST_PROBLEMS = 1000;

export interface RunProblems {
  /** The first `MOST_PROBLEMS`. */
  readonly problems: readonly Problem[];
  readonly problemCount: number;
  /** How many of all problems are errors. */
  readonly errorCount: number;
}

export interface ProblemCollector extends RunProblems {
  readonly add: (found: Iterable<Problem>) => void;
}

/** Collects problems in the order in which they are added, after those of `before`. */
export function collectProblems(
  before: RunProblems = { problems: [], problemCount: 0, errorCount: 0 },
): ProblemCollector {
  const problems = [...before.problems];
  let { problemCount, errorCount } = before;
  return {
    problems,
    get problemCount() {
      return problemCount;
    },
    get errorCount() {
      return errorCount;
    },
    add: (found) => {
      for (const problem of found) {
        problemCount++;
        if (problem.severity === 'ERROR') errorCount++;
        if (problems.length < MOST_PROBLEMS) problems.push(problem);
      }
    },
  };
}

/** Stores the problems of a run, once all are known. To be called in the transaction of the run. */
export function recordProblems(store: Store, id: number, { problems, problemCount, errorCount }: RunProblems): void {
  store.prepare('UPDATE runs SET problems = ?, errors = ? WHERE id = ?').run(problemCount, errorCount, id);
  const insert = inserter(store, 'run_problems');
  const rows = problems.map(({ code, severity, file, line, message }, index) => {
    return { run_id: id, number: index + 1, code, severity, file, line, message };
  });
  if (rows.length > 0) insert(rows);
}
