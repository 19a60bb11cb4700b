/** Starts the floor, the hand-written server. It repeats the headers and extensions of Dateline's answers. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE_ROOT } from '../../src/package-root.ts';
import type { FloorPlan } from '../floor/server.ts';
import { post } from '../load/post.ts';
import { TEMPORARY_FOLDER } from '../load/temporary-folder.ts';
import type { QueryRun } from '../queries/choose.ts';
import { startProcess } from './process.ts';
import { bodiesOf, dataOf, type Target } from './target.ts';

/** Headers that Node sets itself, or that differ between answers. */
const NOT_REPEATED = ['connection', 'content-length', 'date', 'etag', 'keep-alive', 'transfer-encoding'];

async function planFrom(dateline: Target, runs: readonly QueryRun[], database: string): Promise<FloorPlan> {
  const endings: Record<string, string> = {};
  let headers: Record<string, string> = {};
  for (const { query, variables } of runs) {
    const [body = ''] = bodiesOf(query, variables);
    const answer = await post(dateline.url, body);
    headers = Object.fromEntries(Object.entries(answer.headers).filter(([name]) => !NOT_REPEATED.includes(name)));
    const data = `{"data":${JSON.stringify((JSON.parse(answer.text) as { data: unknown }).data)}`;
    endings[query.name] = answer.text.slice(data.length);
  }
  return { database, headers, endings };
}

export async function startFloor(dateline: Target, runs: readonly QueryRun[], database: string): Promise<Target> {
  const plan = join(TEMPORARY_FOLDER, 'plan.json');
  writeFileSync(plan, JSON.stringify(await planFrom(dateline, runs, database)));
  const server = join(PACKAGE_ROOT, 'dist/bench/floor/server.js');
  const { url, pid, stop } = await startProcess('The floor', [process.execPath, server, plan]);
  return {
    name: 'floor',
    url,
    processes: () => [pid],
    bodiesFor: async (query, variables) => bodiesOf(query, variables),
    readData: dataOf,
    stop,
  };
}
