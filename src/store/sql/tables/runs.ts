/** What loaded the knowledge base: the runs of commands, their problems, and the gazetteers of the seeds. */
import type { Problem, ProblemCode } from '../../../problem.ts';
import { int, nullable, type Stored, table, text } from '../table.ts';

/** What a run did: filled a database, made it equal to its seeds, added or updated articles, or removed some. */
export const RUN_COMMANDS = ['SEED', 'RESEED', 'INGEST', 'REMOVE'] as const;
export type RunCommand = (typeof RUN_COMMANDS)[number];

export const runs = table('runs', {
  id: int(),
  command: text<RunCommand>(),
  created_by: nullable(text()),
  started_at: text(),
  finished_at: text(),
  extractor: nullable(text()),
  extractor_version: nullable(text()),
  dateline_version: nullable(text()),
  database_version: nullable(int()),
  articles_added: int(),
  articles_changed: int(),
  articles_removed: int(),
  articles_unchanged: int(),
  problems: int(),
  errors: int(),
});
export type RunsTable = Stored<typeof runs>;

export const runProblems = table('run_problems', {
  run_id: int(),
  number: int(),
  code: text<ProblemCode>(),
  severity: text<Problem['severity']>(),
  file: text(),
  line: nullable(int()),
  message: text(),
});

/** What a run is doing that has not ended. */
export type RunStage = 'READING' | 'WRITING' | 'INDEXING';

/** How far runs are that have not ended. */
export const runProgress = table('run_progress', {
  id: int(),
  stage: text<RunStage>(),
  done: int(),
  total: nullable(int()),
  process: text(),
});

export const seedEntities = table('seed_entities', {
  key: text(),
  record: text(),
});
