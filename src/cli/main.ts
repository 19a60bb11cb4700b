#!/usr/bin/env node
/** Entry point of the command line: runs a command, and turns a failure into one line and an exit code. */
import { CommanderError } from 'commander';
import { DatelineError, type ErrorCode, explainSystemError } from '../problem.ts';
import { EXIT, EXIT_OF_ERROR, type ExitCode } from './exit-codes.ts';
import { createProgram } from './program.ts';
import { Interrupted } from './signals.ts';
import { allowClosedPipes, writeInfo, writeMessage, writeResult } from './terminal.ts';

interface Failure {
  readonly code: ErrorCode;
  /** One line. */
  readonly message: string;
  readonly exitCode: ExitCode;
}

function explain(thrown: unknown): Failure {
  const error = explainSystemError(thrown);
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
  if (process.argv.includes('--json')) writeResult(JSON.stringify({ error: { code, message } }));
  // Commander has printed its own errors.
  else if (!(error instanceof CommanderError)) writeMessage({ severity: 'ERROR', message });
}

/** Ends the process by the signal that interrupted it, so that a shell reports 128 and the number of the signal. */
function exitBySignal({ message, signal }: Interrupted): void {
  if (!process.argv.includes('--json')) writeInfo(message);
  process.kill(process.pid, signal);
}

function fail(error: unknown): void {
  if (error instanceof Interrupted) {
    exitBySignal(error);
    return;
  }
  // Commander throws too when it has printed help or the version.
  if (!(error instanceof CommanderError && error.exitCode === 0)) reportFailure(error);
  process.exit();
}

allowClosedPipes();
// Node would print a stack trace, with whatever the message quotes.
process.on('uncaughtException', fail);
await createProgram().parseAsync().catch(fail);
