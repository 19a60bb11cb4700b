/** The floor, told by Dateline's first answers what to send beside the data. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE_ROOT } from '../../src/package-root.ts';
import type { FloorPlan } from '../floor/server.ts';
import { post } from '../load/post.ts';
import { TEMPORARY } from '../load/temporary.ts';
import type { Asking } from '../questions/asking.ts';
import { startProcess } from './process.ts';
import { bodiesOf, dataOf, type Target } from './target.ts';

/** Node's own, and what differs from answer to answer. */
const LEFT_OUT = ['connection', 'content-length', 'date', 'etag', 'keep-alive', 'transfer-encoding'];

async function planFrom(dateline: Target, asked: readonly Asking[], database: string): Promise<FloorPlan> {
  const endings: Record<string, string> = {};
  let headers: Record<string, string> = {};
  for (const { question, variables } of asked) {
    const [body = ''] = bodiesOf(question, variables);
    const answer = await post(dateline.url, body);
    headers = Object.fromEntries(Object.entries(answer.headers).filter(([name]) => !LEFT_OUT.includes(name)));
    const data = `{"data":${JSON.stringify((JSON.parse(answer.text) as { data: unknown }).data)}`;
    endings[question.name] = answer.text.slice(data.length);
  }
  return { database, headers, endings };
}

export async function startFloor(dateline: Target, asked: readonly Asking[], database: string): Promise<Target> {
  const plan = join(TEMPORARY, 'plan.json');
  writeFileSync(plan, JSON.stringify(await planFrom(dateline, asked, database)));
  const server = join(PACKAGE_ROOT, 'dist/bench/floor/server.js');
  const { url, pid, stop } = await startProcess('The floor', [process.execPath, server, plan]);
  return {
    name: 'floor',
    url,
    processes: () => [pid],
    ask: async (question, variables) => bodiesOf(question, variables),
    read: dataOf,
    stop,
  };
}
