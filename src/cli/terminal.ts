/** The output of commands: results on standard output, everything else on standard error. No other file writes to either. */
import { styleText } from 'node:util';
import { escapeForTerminal } from '../escapes.ts';
import { DatelineError, type Problem } from '../problem.ts';
import { openProgress, type Progress } from './progress.ts';

export interface Terminal {
  /** Writes a line of the result. */
  readonly print: (line: string) => void;
  /** Writes a line about the work. */
  readonly info: (line: string) => void;
  readonly warn: (message: string) => void;
  /** Writes `file:line: error: message`, as compilers do. */
  readonly printProblem: (problem: Problem) => void;
  readonly progress: Progress;
}

const LABELS = { ERROR: ['red', 'error'], WARNING: ['yellow', 'warning'] } as const;

/** A coloured label for a terminal, unless NO_COLOR is set. */
function formatLabel(severity: Problem['severity'], stream: NodeJS.WriteStream): string {
  const [colour, label] = LABELS[severity];
  return styleText(colour, label, { stream, validateStream: true });
}

type Message = Pick<Problem, 'severity' | 'message'> & Partial<Problem>;

/** One line. Colours are the only escape sequences in it: its parts may quote what others wrote. */
export function formatMessage(
  { file, line, severity, message }: Message,
  stream: NodeJS.WriteStream = process.stderr,
): string {
  const location = file === undefined ? '' : `${line == null ? file : `${file}:${line}`}: `;
  return `${escapeForTerminal(location)}${formatLabel(severity, stream)}: ${escapeForTerminal(message)}`;
}

const writeTo =
  (stream: NodeJS.WriteStream) =>
  (line: string): void => {
    stream.write(`${escapeForTerminal(line)}\n`);
  };

/** Writes one line, hidden characters as escapes. */
export const writeResult = writeTo(process.stdout);
/** The same on standard error. */
export const writeInfo = writeTo(process.stderr);

/** Writes `error: message` or `warning: message`, with its location if it has one. */
export function writeMessage(message: Message): void {
  process.stderr.write(`${formatMessage(message)}\n`);
}

/** The terminal of this process. With `json` it writes the result and nothing else. */
export function openTerminal(json: boolean): Terminal {
  const silent = (): void => {};
  return {
    print: writeResult,
    info: json ? silent : writeInfo,
    warn: json ? silent : (message) => writeMessage({ severity: 'WARNING', message }),
    printProblem: json ? silent : writeMessage,
    progress: json ? { report: silent, end: silent } : openProgress(process.stderr),
  };
}

/** Ends the process quietly when a reader such as `head` closes the pipe of the results; nobody has to read standard error. */
export function allowClosedPipes(): void {
  process.stderr.on('error', () => {});
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit();
    throw new DatelineError('BAD_USER_INPUT', `Standard output cannot be written (${error.code}).`, { cause: error });
  });
}
