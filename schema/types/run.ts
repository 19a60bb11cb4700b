/** A run of a command that loads or removes articles, and its problems. */
import { allRuns, problemsOf, type RunRow, runByNumber } from '../../src/store/read/runs.ts';
import { type Bound, bind, type Sql, sql } from '../../src/store/sql/expression.ts';
import { concat } from '../../src/store/sql/operators.ts';
import type { RunCommand as Commands } from '../../src/store/sql/tables/runs.ts';
import { builder } from '../builder.ts';
import { RunConnection, RunProblemConnection } from '../connections/runs.ts';
import { runNumber } from '../global-id.ts';
import { globalId, ID } from '../ids.ts';
import { Node, Run, RunProblem } from '../refs.ts';

const RunCommand = builder.enumType('RunCommand', {
  description: 'What a run did.',
  values: {
    SEED: { description: 'It loaded an empty knowledge base.' },
    RESEED: { description: 'It made the knowledge base say what the seeds say.' },
    INGEST: { description: 'It added articles, and updated those that were there; others stayed.' },
    REMOVE: { description: 'It removed articles by their keys.' },
  } satisfies Record<Commands, { readonly description: string }>,
});

export const Severity = builder.enumType('Severity', {
  description: 'How much a problem cost.',
  values: {
    ERROR: { description: 'Something was left out.' },
    WARNING: { description: 'Everything was loaded nevertheless.' },
  },
});

RunProblem.implement({
  description: 'A defect of a file or record, or of a correction, that a run found.',
  fields: (t) => ({
    code: t.column('code', { description: 'What sort of defect it is, such as SYNTAX or MISSING_FIELD.' }),
    severity: t.column('severity', { type: Severity, description: 'Whether something was left out.' }),
    file: t.column('file', {
      description: 'The path of the file in its folder; "." for the knowledge base itself, a key for a removal.',
    }),
    line: t.column('line', { description: 'The line, from 1; null when it concerns the whole file.' }),
    message: t.column('message', { description: 'What is wrong, and what to do.' }),
  }),
});

/** A moment of a run, which may be kept to the millisecond, to the second. */
const toSecond = (time: Sql<string>): Sql<string> => sql`substr(${time}, 1, 19) || 'Z'`;

Run.implement({
  description:
    'One change of the whole knowledge base: readers see what was before it or what is after it, never a mixture; of an INGEST of many articles, what is between its parts of 5,000 too. Of a run that failed only the parts are listed that it had committed.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.sql({
      type: 'ID',
      description: ID,
      sql: (run: RunRow) => globalId('Run', concat<string | number>(run.id)),
    }),
    number: t.column('id', { description: 'Its place among all runs, from 1.' }),
    command: t.column('command', { type: RunCommand, description: 'What it did.' }),
    createdBy: t.column('created_by', {
      description: 'Who ran it: a user of the machine, or the name of a token; null when it is not known.',
    }),
    startedAt: t.sql({
      type: 'DateTime',
      description: 'When it began.',
      sql: (run: RunRow) => toSecond(run.started_at),
    }),
    finishedAt: t.sql({
      type: 'DateTime',
      description: 'When it ended.',
      sql: (run: RunRow) => toSecond(run.finished_at),
    }),
    extractor: t.column('extractor', { description: 'What read the texts; null when it read none.' }),
    extractorVersion: t.column('extractor_version', { description: 'Its version; null when it read no text.' }),
    datelineVersion: t.column('dateline_version', {
      description: 'Version of the program; null for runs before it was kept.',
    }),
    databaseVersion: t.column('database_version', {
      description: 'Version of the tables: the number of the last migration; null for runs before it was kept.',
    }),
    articlesAdded: t.column('articles_added', { description: 'Articles that are new.' }),
    articlesChanged: t.column('articles_changed', {
      description: 'Articles that were there and are different now.',
    }),
    articlesRemoved: t.column('articles_removed', { description: 'Articles that are gone.' }),
    articlesUnchanged: t.column('articles_unchanged', {
      description: 'Articles that it found as they were; of an INGEST only those that it was given.',
    }),
    problemCount: t.column('problems', { description: 'Problems that it reported.' }),
    errorCount: t.column('errors', {
      description: 'Those problems for which something was left out; 0 for runs before they were counted.',
    }),
    problems: t.list({
      type: RunProblemConnection,
      args: {
        severities: t.arg({ type: [Severity], description: 'Only problems of these severities. Default: all.' }),
      },
      description: 'Its problems, in order of file and line: the first 1,000, and none for runs before they were kept.',
      list: ({ id }: RunRow, { severities }) => problemsOf(id, severities),
    }),
  }),
});

/** BAD_USER_INPUT for what is not the key of a run. */
export const runById = (key: Bound<string>) => runByNumber(key.map(runNumber));

builder.queryFields((t) => ({
  run: t.one({
    type: Run,
    nullable: true,
    args: { number: t.arg.int({ required: true, description: 'Its place among all runs.' }) },
    description: 'The run with this number; null when there is none.',
    from: (_root, { number }) => runByNumber(bind(number)),
  }),
  runs: t.list({
    type: RunConnection,
    args: { commands: t.arg({ type: [RunCommand], description: 'Only runs of these commands. Default: all.' }) },
    description: 'The runs that made the knowledge base what it is, latest first.',
    list: (_root, args) => allRuns(args),
  }),
}));
