/** Runs the built command line as a child process, as people and scripts do. */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { PACKAGE_ROOT } from '../../src/package-root.ts';

/** The built program. */
export const MAIN = join(PACKAGE_ROOT, 'dist', 'src', 'cli', 'main.js');

export interface CommandResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface ProcessOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Closes the pipe of its standard output at once. */
  readonly closeOutput?: boolean;
}

/** Starts a command with no environment but PATH, HOME and `env`. */
export function start(args: readonly string[], { cwd, env }: ProcessOptions): ChildProcessWithoutNullStreams {
  const { PATH = '', HOME = '' } = process.env;
  return spawn(process.execPath, [MAIN, ...args], { cwd: cwd ?? PACKAGE_ROOT, env: { PATH, HOME, ...env } });
}

/** Runs a command to its end. */
export async function dateline(args: readonly string[], options: ProcessOptions = {}): Promise<CommandResult> {
  const child = start(args, options);
  const output = { stdout: '', stderr: '' };
  if (options.closeOutput) child.stdout.destroy();
  child.stdout.setEncoding('utf8').on('data', (text) => (output.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text) => (output.stderr += text));
  const [code] = await once(child, 'close');
  return { code, ...output };
}

export interface Serving {
  readonly url: string;
  /** The JSON that it printed when it was ready. */
  readonly first: Record<string, unknown>;
  readonly child: ChildProcessWithoutNullStreams;
  /** Its standard error so far. */
  readonly stderr: () => string;
  /** Sends a signal; resolves to the exit code. */
  readonly stop: (signal?: NodeJS.Signals) => Promise<number | null>;
}

/** Starts `dateline serve --json` on a free port. Resolves when it listens; rejects with its errors if it ends before. */
export async function serve(args: readonly string[], options: ProcessOptions = {}): Promise<Serving> {
  const child = start(['serve', '--json', '--port', '0', ...args], options);
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text) => (stderr += text));
  const closed = once(child, 'close').then(([code]) => code as number | null);
  const line = await Promise.race([
    once(createInterface(child.stdout), 'line').then(([text]) => text as string),
    closed.then((code) => Promise.reject(new Error(`serve ended with ${code}: ${stderr}`))),
  ]);
  const first = JSON.parse(line) as Record<string, unknown>;
  if ('error' in first) throw new Error(`serve did not come up: ${line}`);
  const stop = (signal: NodeJS.Signals = 'SIGTERM') => {
    child.kill(signal);
    return closed;
  };
  return { url: String(first.url), first, child, stderr: () => stderr, stop };
}
