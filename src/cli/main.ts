#!/usr/bin/env node
/** The command line: runs what was asked and turns what went wrong into one line and an exit code. */
import { CommanderError } from 'commander';
import { DatelineError, type ErrorCode } from '../problem.ts';
import { EXIT, EXIT_OF_ERROR, type ExitCode } from './exit-codes.ts';
import { Interrupted } from './interruptible.ts';
import { createProgram } from './program.ts';
import { colour } from './terminal.ts';

interface Failure {
  readonly code: ErrorCode;
  /** One line. */
  readonly message: string;
  readonly exitCode: ExitCode;
}

function explain(error: unknown): Failure {
  if (error instanceof DatelineError) {
    return { code: error.code, message: error.message, exitCode: EXIT_OF_ERROR[error.code] };
  }
  const [first = ''] = String(error instanceof Error ? error.message : error).split('\n');
  if (error instanceof CommanderError) {
    return { code: 'BAD_USER_INPUT', message: first.replace(/^error: /, ''), exitCode: EXIT.USAGE };
  }
  const message = `Unexpected: ${first}. Run it again with --log-level debug for the details.`;
  return { code: 'INTERNAL_SERVER_ERROR', message, exitCode: EXIT.UNEXPECTED };
}

function reportFailure(error: unknown): void {
  const { code, message, exitCode } = explain(error);
  process.exitCode = exitCode;
  if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify({ error: { code, message } })}\n`);
  // Commander has told its own errors already.
  else if (!(error instanceof CommanderError)) process.stderr.write(`${colour('red', 'error')}: ${message}\n`);
}

/** Whoever started the process sees which signal ended it; a shell tells it as 128 and the number of the signal. */
function dieOf({ message, signal }: Interrupted): void {
  if (!process.argv.includes('--json')) process.stderr.write(`${message}\n`);
  process.kill(process.pid, signal);
}

// A reader such as `head` may have seen enough.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

try {
  await createProgram().parseAsync();
} catch (error) {
  // To show help or the version, Commander throws too.
  if (error instanceof Interrupted) dieOf(error);
  else if (!(error instanceof CommanderError && error.exitCode === 0)) reportFailure(error);
}
