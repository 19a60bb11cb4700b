/** Input and output of commands: results on standard output, everything else on standard error. */
import { readFileSync } from 'node:fs';
import { styleText } from 'node:util';
import { DatelineError, type Problem } from '../problem.ts';
import { openProgress, type Progress } from './progress.ts';

export interface Terminal {
  /** Writes a line of the result. */
  readonly print: (line: string) => void;
  /** Writes a line about the work. */
  readonly info: (line: string) => void;
  /** Writes `file:line: error: message`, as compilers do. */
  readonly printProblem: (problem: Problem) => void;
  readonly progress: Progress;
}

type Colour = 'red' | 'yellow';

const writeTo =
  (stream: NodeJS.WriteStream) =>
  (line: string): void => {
    stream.write(`${line}\n`);
  };

/** Colours text for a terminal, unless NO_COLOR is set. */
export const colour = (name: Colour, text: string, stream: NodeJS.WriteStream = process.stderr): string =>
  styleText(name, text, { stream, validateStream: true });

export function formatProblem({ file, line, severity, message }: Problem): string {
  const location = line === null ? file : `${file}:${line}`;
  const label = severity === 'ERROR' ? colour('red', 'error') : colour('yellow', 'warning');
  return `${location}: ${label}: ${message}`;
}

/** The terminal of this process. With `json` it writes the result and nothing else. */
export function openTerminal(json: boolean): Terminal {
  const info = json ? () => {} : writeTo(process.stderr);
  return {
    print: writeTo(process.stdout),
    info,
    printProblem: (problem) => info(formatProblem(problem)),
    progress: json ? { report: () => {}, end: () => {} } : openProgress(process.stderr),
  };
}

/** The text of a file that an argument names; `-` is standard input. Throws BAD_USER_INPUT when it cannot be read. */
export function readInput(file: string): string {
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new DatelineError('BAD_USER_INPUT', `${file} cannot be read: ${reason}.`, { cause: error });
  }
}
