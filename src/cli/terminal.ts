/** Where commands print: results on standard output, all else on standard error. */
import { styleText } from 'node:util';
import type { Problem } from '../problem.ts';
import { openProgress, type Progress } from './progress.ts';

export interface Terminal {
  /** A line of the result. */
  readonly print: (line: string) => void;
  /** A line about the work. */
  readonly say: (line: string) => void;
  /** `file:line: error: message`, as compilers write it. */
  readonly complain: (problem: Problem) => void;
  /** A bar on a terminal, a few plain lines elsewhere. */
  readonly progress: Progress;
}

type Colour = 'red' | 'yellow';

const write =
  (stream: NodeJS.WriteStream) =>
  (line: string): void => {
    stream.write(`${line}\n`);
  };

/** Colours what goes to a terminal, unless NO_COLOR says no. */
export const colour = (name: Colour, text: string, stream: NodeJS.WriteStream = process.stderr): string =>
  styleText(name, text, { stream, validateStream: true });

export function formatProblem({ file, line, severity, message }: Problem): string {
  const place = line === null ? file : `${file}:${line}`;
  const word = severity === 'ERROR' ? colour('red', 'error') : colour('yellow', 'warning');
  return `${place}: ${word}: ${message}`;
}

/** The terminal of this process. For scripts (`json`) nothing is said but the result. */
export function openTerminal(json: boolean): Terminal {
  const say = json ? () => {} : write(process.stderr);
  return {
    print: write(process.stdout),
    say,
    complain: (problem) => say(formatProblem(problem)),
    progress: json ? { report: () => {}, end: () => {} } : openProgress(process.stderr),
  };
}
