/** What seeding and reseeding share: the work with its progress shown, and the report in words. */

import { partsWith } from '../ingest/parts.ts';
import { type IngestReport, ingest, type Progress } from '../ingest.ts';
import type { Problem } from '../problem.ts';
import type { Settings } from '../settings.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { interruptible } from './interruptible.ts';
import type { Terminal } from './terminal.ts';

export interface Loaded extends IngestReport {
  readonly command: 'SEED' | 'RESEED';
  readonly database: string;
  readonly from: string;
  readonly dryRun: boolean;
}

interface Load {
  readonly settings: Pick<Settings, 'database' | 'from' | 'threads' | 'extractor'>;
  readonly dryRun: boolean;
  readonly terminal: Terminal;
}

/** Rejects with what `ingest` rejects with, and with an `Interrupted` when it is told to stop while it reads. */
export async function load(command: Loaded['command'], { settings, dryRun, terminal }: Load): Promise<Loaded> {
  const { database, from, threads, extractor } = settings;
  const parts = await partsWith(extractor);
  try {
    const report = await interruptible(({ signal, over }) => {
      const onProgress = (step: Progress): void => {
        // Nothing is heard within the transaction. A process that dies of the signal leaves the old state all the same.
        if (step.stage === 'writing') over();
        terminal.progress.report(step);
      };
      return ingest({ command, database, from, threads, dryRun, signal, onProgress }, parts);
    });
    return { command, database, from, dryRun, ...report };
  } finally {
    terminal.progress.end();
  }
}

const DONE = { SEED: 'Seeded', RESEED: 'Reseeded' } as const;
const REHEARSED = { SEED: 'Would seed', RESEED: 'Would reseed' } as const;

const inWords = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

const countBySeverity = (problems: readonly Problem[]): string => {
  const errors = problems.filter(({ severity }) => severity === 'ERROR').length;
  return `${inWords(errors, 'error')}, ${inWords(problems.length - errors, 'warning')}`;
};

export function printLoaded(loaded: Loaded, terminal: Terminal): void {
  const { command, database, from, dryRun, articles, entities, mentions, problems, seconds } = loaded;
  const { added, changed, removed, unchanged } = articles;
  for (const problem of problems) terminal.complain(problem);
  if (problems.length > 0) terminal.say(countBySeverity(problems));
  terminal.print(`${(dryRun ? REHEARSED : DONE)[command]} ${database} from ${from} in ${seconds.toFixed(1)} s.`);
  terminal.print(`Articles: ${added} added, ${changed} changed, ${removed} removed, ${unchanged} unchanged.`);
  terminal.print(
    `${dryRun ? 'It would hold' : 'It holds'} ${inWords(mentions, 'mention')} of ${inWords(entities, 'entity', 'entities')}.`,
  );
}

export const loadedExitCode = ({ problems }: Loaded): ExitCode =>
  problems.some(({ severity }) => severity === 'ERROR') ? EXIT.SOME_SEEDS_BAD : EXIT.OK;
