/** The runs that loaded a knowledge base, and their problems. */
import { type Connection, connect, type PageArgs } from './connection.ts';
import { idOf } from './ids.ts';
import type { Base, Run } from './model.ts';
import type { ReadTable } from './tables.ts';

interface RunArgs extends PageArgs {
  readonly commands?: readonly string[] | null;
}

interface ProblemArgs extends PageArgs {
  readonly severities?: readonly string[] | null;
}

/** The time to the second. */
const toSecond = (time: string): string => `${time.slice(0, 19)}Z`;

export const loadRuns = (read: ReadTable): Run[] => {
  const problems = read('run_problems');
  return read('runs').map((row) => ({
    __typename: 'Run',
    number: row.id,
    command: row.command,
    createdBy: row.created_by,
    startedAt: toSecond(row.started_at),
    finishedAt: toSecond(row.finished_at),
    extractor: row.extractor,
    extractorVersion: row.extractor_version,
    datelineVersion: row.dateline_version,
    databaseVersion: row.database_version,
    articlesAdded: row.articles_added,
    articlesChanged: row.articles_changed,
    articlesRemoved: row.articles_removed,
    articlesUnchanged: row.articles_unchanged,
    problemCount: row.problems,
    errorCount: row.errors,
    found: problems.filter(({ run_id }) => run_id === row.id),
  }));
};

export function runBy({ runs }: Base, number: number): Run | null {
  return runs.find((run) => run.number === number) ?? null;
}

export function lastRunOf({ runs }: Base): Run | null {
  return [...runs].sort((one, other) => other.number - one.number)[0] ?? null;
}

export function runList({ runs }: Base, { commands, ...args }: RunArgs): Connection {
  return connect({
    items: () => runs.filter(({ command }) => commands?.includes(command) ?? true),
    order: () => ({ name: 'NUMBER', directions: ['DESC'], key: ({ number }) => [number] }),
    args,
    edge: (node) => ({ node }),
  });
}

export const RUN_FIELDS = {
  id: idOf,
  problems: ({ found }: Run, { severities, ...args }: ProblemArgs) =>
    connect({
      items: () => found.filter(({ severity }) => severities?.includes(severity) ?? true),
      order: () => ({ name: 'NUMBER', directions: ['ASC'], key: ({ number }) => [number] }),
      args,
      edge: (node) => ({ node }),
    }),
};
