/** Creates and starts a PostgreSQL cluster for the benchmark, in a folder of its own, on a Unix socket only. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { childrenOf } from '../load/processes.ts';
import { CORES, pinned } from '../targets/process.ts';
import { AS_USER } from './binaries.ts';

/** Settings for one core and data that fit in memory: no parallel plans, no JIT. */
const SETTINGS = {
  listen_addresses: '',
  shared_buffers: '1GB',
  effective_cache_size: '4GB',
  work_mem: '64MB',
  maintenance_work_mem: '512MB',
  random_page_cost: '1.1',
  max_parallel_workers_per_gather: '0',
  max_parallel_maintenance_workers: '0',
  jit: 'off',
  autovacuum: 'off',
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '4GB',
} as const;

const USER = 'bench';
const START_SECONDS = 30;

export interface Cluster {
  readonly connection: string;
  /** Ids of the server and of its process for each connection. */
  readonly processes: () => readonly number[];
  /** Starts psql, which reads its standard input. */
  readonly psql: (...args: string[]) => ChildProcess;
  readonly stop: () => Promise<void>;
}

/** Creates an empty cluster in the folder and removes what was there. */
export function createCluster(binaries: string, folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { mode: 0o700 });
  if (AS_USER.uid !== undefined) chownSync(folder, AS_USER.uid, AS_USER.gid);
  const args = ['-D', join(folder, 'data'), '-U', USER, '-A', 'trust', '-E', 'UTF8', '--locale=C'];
  const { status, stderr } = spawnSync(join(binaries, 'initdb'), args, { ...AS_USER, cwd: folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(`initdb failed.\n${stderr}`);
}

async function untilReady(child: ChildProcess, isReady: () => boolean): Promise<void> {
  let printed = '';
  child.stderr?.on('data', (chunk: Buffer) => (printed += chunk));
  for (let tried = 0; tried < START_SECONDS * 10 && child.exitCode === null; tried++) {
    await pause(100);
    if (child.exitCode === null && isReady()) return;
  }
  throw new Error(`PostgreSQL did not start.\n${printed}`);
}

export async function startCluster(binaries: string, folder: string): Promise<Cluster> {
  const settings = Object.entries(SETTINGS).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const command = [join(binaries, 'postgres'), '-D', join(folder, 'data'), '-k', folder, ...settings];
  const [program, args] = pinned(CORES.server, command);
  const child = spawn(program, args, { ...AS_USER, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  process.once('exit', () => child.kill('SIGINT'));
  const probe = ['-q', '-h', folder, '-U', USER];
  await untilReady(child, () => spawnSync(join(binaries, 'pg_isready'), probe).status === 0);
  const pid = child.pid as number;
  return {
    connection: `postgres:///postgres?host=${encodeURIComponent(folder)}&user=${USER}`,
    processes: () => [pid, ...childrenOf(pid)],
    psql: (...rest) =>
      spawn(
        join(binaries, 'psql'),
        ['-q', '-v', 'ON_ERROR_STOP=1', '-h', folder, '-U', USER, '-d', 'postgres', ...rest],
        {
          stdio: ['pipe', 'ignore', 'inherit'],
        },
      ),
    stop: async () => {
      child.kill('SIGINT');
      await once(child, 'exit');
    },
  };
}
