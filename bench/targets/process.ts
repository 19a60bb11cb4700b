/** Starts servers as child processes, pinned to one core. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';

/** The servers have one core, the load generator the other. With one core, or without taskset, they share. */
export const CORES = { server: 0, load: 1 } as const;
const START_MS = 60_000;
const STOP_MS = 5000;

export const canPin = availableParallelism() > 1 && spawnSync('taskset', ['--version']).status === 0;

/** Wraps a command so that it runs on one core. */
export function pinned(core: number, command: readonly string[]): [string, string[]] {
  const [program = '', ...args] = command;
  return canPin ? ['taskset', ['-c', String(core), program, ...args]] : [program, args];
}

interface Started {
  /** The URL that it printed. */
  readonly url: string;
  readonly pid: number;
  readonly stop: () => Promise<void>;
}

/** Resolves to the first URL that the process prints; rejects if it ends before, or prints none within a minute. */
function readUrl(child: ChildProcess, name: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    const timeout = setTimeout(() => reject(new Error(`${name} did not start within a minute.\n${printed}`)), START_MS);
    const read = (chunk: Buffer): void => {
      printed += chunk;
      const address = /answers at ([^\s;]+)/.exec(printed)?.[1];
      if (address === undefined) return;
      clearTimeout(timeout);
      resolve(address);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', (chunk: Buffer) => (printed += chunk));
    child.on('exit', (code) => reject(new Error(`${name} ended with ${code}.\n${printed}`)));
  });
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const forced = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
  await ended;
  clearTimeout(forced);
}

/** Starts a server that prints `answers at URL`. taskset replaces itself by the program, so its process id is the server's. */
export async function startProcess(
  name: string,
  command: readonly string[],
  { pin = true }: { readonly pin?: boolean } = {},
): Promise<Started> {
  const [first = '', ...rest] = command;
  const [program, args] = pin ? pinned(CORES.server, command) : [first, rest];
  const env = { ...process.env, NODE_ENV: 'production', GRAPHILE_ENV: 'production' };
  const child = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  process.once('exit', () => child.kill('SIGKILL'));
  const url = await readUrl(child, name);
  return { url, pid: child.pid as number, stop: () => stop(child) };
}
