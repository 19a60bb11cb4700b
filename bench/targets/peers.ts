/** Starts the peers, the GraphQL servers that Dateline is compared with, as far as this machine can run them. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE_ROOT } from '../../src/package-root.ts';
import { findBinaries } from '../postgres/binaries.ts';
import { startPostgraphile } from './postgraphile.ts';
import { startProcess } from './process.ts';
import { bodiesOf, dataOf, type Target } from './target.ts';

const FOLDER = join(PACKAGE_ROOT, 'bench/peers');

/** Installs the packages of the peers once. Prints why and returns false if that fails. */
function install(): boolean {
  if (existsSync(join(FOLDER, 'node_modules/mercurius'))) return true;
  console.log('Installing the peers into bench/peers, once …');
  const { status } = spawnSync('npm', ['ci', '--prefix', FOLDER, '--ignore-scripts', '--no-audit', '--no-fund'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) console.log('The peers cannot be installed; measuring without them.');
  return status === 0;
}

/** mercurius over the same SQLite file; it takes the same documents as Dateline. */
async function startMercurius(database: string): Promise<Target> {
  const { url, pid, stop } = await startProcess('mercurius', [
    process.execPath,
    join(FOLDER, 'mercurius.mjs'),
    database,
  ]);
  return {
    name: 'mercurius',
    url,
    processes: () => [pid],
    bodiesFor: async (query, variables) => bodiesOf(query, variables),
    readData: dataOf,
    stop,
  };
}

async function startOverPostgres(database: string): Promise<Target[]> {
  const binaries = findBinaries();
  if (binaries !== null) return [await startPostgraphile(binaries, database)];
  console.log('PostgreSQL is not installed; measuring without PostGraphile. On Debian: apt-get install postgresql.');
  return [];
}

export async function startPeers(database: string): Promise<Target[]> {
  if (!install()) return [];
  return [await startMercurius(database), ...(await startOverPostgres(database))];
}
