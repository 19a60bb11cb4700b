/** Lists of runs, and of the problems of one. */
import type { RunProblemRow, RunRow } from '../../src/store/read/runs.ts';
import type { List } from '../../src/store/sql/query.ts';
import { defineConnection } from '../connection.ts';
import { Run, RunProblem } from '../refs.ts';

export const RunConnection = defineConnection<List<RunRow>, RunRow>({
  name: 'Run',
  of: 'runs',
  edge: 'A run',
  node: Run,
});

export const RunProblemConnection = defineConnection<List<RunProblemRow>, RunProblemRow>({
  name: 'RunProblem',
  of: 'problems of a run',
  edge: 'A problem',
  node: RunProblem,
});
