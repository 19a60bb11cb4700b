/** Starts mercurius over the same SQLite file; it takes the same documents as Dateline. */
import { join } from 'node:path';
import { PACKAGE_ROOT } from '../../src/package-root.ts';
import { startProcess } from './process.ts';
import { bodiesOf, dataOf, type Target } from './target.ts';

export async function startMercurius(database: string): Promise<Target> {
  const script = join(PACKAGE_ROOT, 'bench/peers/mercurius.mjs');
  const { url, pid, stop } = await startProcess('mercurius', [process.execPath, script, database]);
  return {
    name: 'mercurius',
    url,
    processes: () => [pid],
    bodiesFor: async (query, variables) => bodiesOf(query, variables),
    readData: dataOf,
    stop,
  };
}
