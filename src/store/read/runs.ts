/** The runs of commands that load or remove articles, and the problems of each. */
import type { Problem } from '../../problem.ts';
import { when } from '../filter/conditions.ts';
import { type Sql, sql } from '../sql/expression.ts';
import { asc, desc } from '../sql/keyset.ts';
import { eq, isIn, tick } from '../sql/operators.ts';
import { find, from, type List, lookup, type One } from '../sql/query.ts';
import type { Row } from '../sql/table.ts';
import { type RunCommand, runProblems, runs } from '../sql/tables/runs.ts';

export type RunRow = Row<typeof runs>;
export type RunProblemRow = Row<typeof runProblems>;

interface RunQuery {
  readonly commands?: readonly RunCommand[] | null | undefined;
}

/** The run with that number, if any. */
export const runByNumber = (number: Sql<number>): One<RunRow | null> => find(from(runs, (run) => [eq(run.id, number)]));

/** The run that made the knowledge base what it is; none when nothing was ever loaded. */
export function lastRun(): One<RunRow | null> {
  const all = from(runs);
  const last = lookup(sql<number>`max(${all.row.id})`, all);
  return find(from(runs, ({ id }) => [sql`${id} = ${last}`]));
}

/** All runs, latest first. */
export function allRuns({ commands }: RunQuery): List<RunRow> {
  const rows = from(runs, (run) => [tick(run.id), ...when(commands, (among) => isIn(run.command, among))]);
  return { ...rows, order: () => ({ name: 'NUMBER', parts: [desc(rows.row.id)] }) };
}

/** The problems that are kept of a run, in the order of its report. */
export function problemsOf(run: Sql<number>, severities?: readonly Problem['severity'][] | null): List<RunProblemRow> {
  const rows = from(runProblems, (problem) => [
    tick(problem.number),
    eq(problem.run_id, run),
    ...when(severities, (among) => isIn(problem.severity, among)),
  ]);
  return { ...rows, order: () => ({ name: 'NUMBER', parts: [asc(rows.row.number)] }) };
}
