/** Creates the problems that readers and parsers report, and limits their number per file. */
import { type Problem, type ProblemCode, shortened } from '../problem.ts';
import { MAX_PROBLEMS } from './limits.ts';

/** A position in a seed file. `line` counts from 1; null means the whole file. */
export interface SourceLocation {
  readonly file: string;
  readonly line: number | null;
}

export type Finding = readonly [code: ProblemCode, message: string];

/** A problem whose data is left out. */
export function error(location: SourceLocation, finding: Finding): Problem {
  return report('ERROR', location, finding);
}

/** A problem whose data is loaded nevertheless. */
export function warning(location: SourceLocation, finding: Finding): Problem {
  return report('WARNING', location, finding);
}

function report(severity: Problem['severity'], { file, line }: SourceLocation, [code, message]: Finding): Problem {
  return { code, severity, file, line, message };
}

/** What an error says, in short, for a message. */
export function shortReason(cause: unknown): string {
  const [reason = ''] = (cause instanceof Error ? cause.message : String(cause)).split('\n');
  return shortened(reason, 100);
}

/** What an unexpected error is for the data that it concerns: a defect of ours, which must not take other data with it. */
export function failure(cause: unknown): Finding {
  return ['FAILED', `Reading it failed (${shortReason(cause)}); split or shorten it, and report the error.`];
}

/** What `work` returns; a problem at `location` when it throws. */
export function contained<T extends object>(location: SourceLocation, work: () => T): T | Problem {
  try {
    return work();
  } catch (cause) {
    return error(location, failure(cause));
  }
}

/** Quotes a piece of data for a message: on one line, well-formed, at most 40 characters. */
export function quote(text: string): string {
  return JSON.stringify(shortened(text, 40));
}

export function isProblem(item: object): item is Problem {
  return 'severity' in item;
}

/** Separates what was read from the problems. */
export function partition<T extends object>(
  items: Iterable<T | Problem>,
): { readonly sound: T[]; readonly problems: Problem[] } {
  const sound: T[] = [];
  const problems: Problem[] = [];
  for (const item of items) {
    if (isProblem(item)) problems.push(item);
    else sound.push(item);
  }
  return { sound, problems };
}

/** Counts the problems of one file, of which the first `MAX_PROBLEMS` are passed on. */
function createLimit(file: string) {
  let [count, isDataLost] = [0, false];
  return {
    passes: (item: object): boolean => {
      if (!isProblem(item) || ++count <= MAX_PROBLEMS) return true;
      isDataLost ||= item.severity === 'ERROR';
      return false;
    },
    /** A problem that counts those that were not passed on. */
    rest: (): Problem[] => {
      if (count <= MAX_PROBLEMS) return [];
      const message = `The file has ${count - MAX_PROBLEMS} more problems; correct the first ones and run the command again.`;
      return [(isDataLost ? error : warning)({ file, line: null }, ['SYNTAX', message])];
    },
  };
}

/** As `partition`, of items that are read one after the other. */
export async function partitionAll<T extends object>(items: AsyncIterable<T | Problem>) {
  const all: (T | Problem)[] = [];
  for await (const item of items) all.push(item);
  return partition<T>(all);
}

/** Passes everything from one file on, but at most `MAX_PROBLEMS` problems, and then one that counts the rest. */
export function* limitProblems<T extends object>(file: string, items: Iterable<T | Problem>): Generator<T | Problem> {
  const limit = createLimit(file);
  for (const item of items) if (limit.passes(item)) yield item;
  yield* limit.rest();
}

/** As `limitProblems`, of items that are read one after the other. */
export async function* limitProblemsOf<T extends object>(
  file: string,
  items: AsyncIterable<T | Problem>,
): AsyncGenerator<T | Problem> {
  const limit = createLimit(file);
  for await (const item of items) if (limit.passes(item)) yield item;
  yield* limit.rest();
}
