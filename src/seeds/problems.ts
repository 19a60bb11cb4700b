/** Makes the problems that readers and parsers report, and bounds how many one file may have. */
import { type Problem, type ProblemCode, shortened } from '../problem.ts';
import { MAX_PROBLEMS } from './limits.ts';

/** Where a thing is said. `line` is null when the whole file is meant. */
export interface Place {
  readonly file: string;
  readonly line: number | null;
}

/** What is said, and under which code. */
export type Finding = readonly [code: ProblemCode, message: string];

/** A problem whose data was left out. */
export function error(place: Place, finding: Finding): Problem {
  return report('ERROR', place, finding);
}

/** A problem whose data was loaded all the same. */
export function warning(place: Place, finding: Finding): Problem {
  return report('WARNING', place, finding);
}

function report(severity: Problem['severity'], { file, line }: Place, [code, message]: Finding): Problem {
  return { code, severity, file, line, message };
}

/** A piece of somebody's data for a message: in quotes, on one line, well-formed, and short. */
export function quote(text: string): string {
  return JSON.stringify(shortened(text, 40));
}

export function isProblem(item: object): item is Problem {
  return 'severity' in item;
}

/** Tells what was read from what is wrong. */
export function sift<T extends object>(
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

/** All that was read from one file, but of its problems the first hundred and how many more there were. */
export function* bounded<T extends object>(file: string, items: Iterable<T | Problem>): Generator<T | Problem> {
  let [count, lost] = [0, false];
  for (const item of items) {
    if (!isProblem(item)) yield item;
    else if (++count <= MAX_PROBLEMS) yield item;
    else lost ||= item.severity === 'ERROR';
  }
  if (count <= MAX_PROBLEMS) return;
  const message = `The file has ${count - MAX_PROBLEMS} more problems; mend the first ones and read it again.`;
  yield (lost ? error : warning)({ file, line: null }, ['SYNTAX', message]);
}
