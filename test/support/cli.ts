/** Runs the built command line as a process of its own, as people and scripts do. */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { PACKAGE_ROOT } from '../../src/package-root.ts';

/** The built program. */
export const MAIN = join(PACKAGE_ROOT, 'dist', 'src', 'cli', 'main.js');

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Surroundings {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Reads nothing of its standard output, as a pipe that was closed. */
  readonly closeOutput?: boolean;
}

/** Starts it without DATELINE_ variables or colours but those of `env`. */
export function start(args: readonly string[], { cwd, env }: Surroundings): ChildProcessWithoutNullStreams {
  const { PATH = '', HOME = '' } = process.env;
  return spawn(process.execPath, [MAIN, ...args], { cwd: cwd ?? PACKAGE_ROOT, env: { PATH, HOME, ...env } });
}

/** Runs it to its end. */
export async function dateline(args: readonly string[], surroundings: Surroundings = {}): Promise<Ran> {
  const child = start(args, surroundings);
  const output = { stdout: '', stderr: '' };
  if (surroundings.closeOutput) child.stdout.destroy();
  child.stdout.setEncoding('utf8').on('data', (text) => (output.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text) => (output.stderr += text));
  const [code] = await once(child, 'close');
  return { code, ...output };
}

export interface Serving {
  readonly url: string;
  /** What it printed as it came up. */
  readonly first: Record<string, unknown>;
  readonly child: ChildProcessWithoutNullStreams;
  /** Everything it has written to standard error so far. */
  readonly stderr: () => string;
  /** Tells it to stop; resolves to its exit code. */
  readonly stop: (signal?: NodeJS.Signals) => Promise<number | null>;
}

/** Starts `dateline serve --json` on a free port and resolves when it listens; rejects with its errors when it ends first. */
export async function serve(args: readonly string[], surroundings: Surroundings = {}): Promise<Serving> {
  const child = start(['serve', '--json', '--port', '0', ...args], surroundings);
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
