/** mercurius over the same SQLite file, with documents and answers like Dateline's. */
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
    ask: async (question, variables) => bodiesOf(question, variables),
    read: dataOf,
    stop,
  };
}
