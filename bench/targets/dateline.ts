/** Dateline itself, with every limit on but the number of requests a minute: all of the load comes from one address. */
import { join } from 'node:path';
import { PACKAGE_ROOT } from '../../src/package-root.ts';
import { childrenOf } from '../load/processes.ts';
import { startProcess } from './process.ts';
import { bodiesOf, dataOf, type Target } from './target.ts';

export async function startDateline(database: string): Promise<Target> {
  const main = join(PACKAGE_ROOT, 'dist/src/cli/main.js');
  const flags = ['--database', database, '--port', '0', '--max-requests-per-minute', '0', '--log-level', 'error'];
  const { url, pid, stop } = await startProcess('Dateline', [process.execPath, main, 'serve', ...flags]);
  return {
    name: 'Dateline',
    url,
    processes: () => [pid, ...childrenOf(pid)],
    bodiesFor: async (query, variables) => bodiesOf(query, variables),
    readData: dataOf,
    stop,
  };
}
