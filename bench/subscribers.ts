/**
 * Measures subscribers: `node dist/bench/subscribers.js FILE [count]`, FILE being a copy of a database, since an article is changed in it. What they take
 * while nothing happens, and what it takes to send each of them one event.
 */
import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { PACKAGE_ROOT } from '../src/package-root.ts';
import { applyChange } from '../src/store/corrections/apply-change.ts';
import { openStore } from '../src/store/database/open.ts';
import { cpuOf, memoryOf } from './load/processes.ts';
import { startProcess } from './targets/process.ts';

const QUERY = 'subscription { articleIngested { eventId article { title source } } }';
/** After which memory and CPU are at rest, in milliseconds. */
const REST_MS = 3000;

/** Resolves to a stream whose head has come. */
async function subscribe(url: string): Promise<IncomingMessage> {
  const headers = { 'content-type': 'application/json', accept: 'text/event-stream' };
  const sent = request(url, { method: 'POST', headers, agent: false }).end(JSON.stringify({ query: QUERY }));
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  if (response.statusCode !== 200) throw new Error(`A subscription was answered ${response.statusCode}.`);
  return response.setEncoding('utf8');
}

async function untilEvent(stream: IncomingMessage): Promise<void> {
  for await (const chunk of stream) if (String(chunk).includes('articleIngested')) return;
}

/** Changes an article, which every subscriber is told. */
function editArticle(database: string): void {
  const store = openStore(database);
  const article = store.db.prepare('SELECT key FROM articles LIMIT 1').pluck().get() as string;
  const edit = { type: 'EDIT_ARTICLE', article, edit: { section: `Bench ${Date.now()}` } } as never;
  applyChange(store, edit, {
    by: 'bench',
    reason: null,
    preview: false,
    ifUnchangedSince: null,
    at: new Date().toISOString(),
  });
  store.close();
}

const [database, count = '1000'] = process.argv.slice(2);
if (!database) throw new Error('Usage: subscribers FILE [count]');
const most = Number(count);
const main = join(PACKAGE_ROOT, 'dist/src/cli/main.js');
const limits = [
  '--max-requests-per-minute',
  '0',
  '--max-subscriptions',
  count,
  '--max-subscriptions-per-address',
  count,
];
const command = [process.execPath, main, 'serve', '--database', database, '--port', '0', ...limits];
const { url, pid, stop } = await startProcess('Dateline', command, { pin: false });
const megabytes = (): number => memoryOf([pid]) / 1e6;
// The first one makes the server load what subscriptions need.
const streams = [await subscribe(url)];
await wait(REST_MS);
const before = megabytes();
while (streams.length < most) streams.push(await subscribe(url));
await wait(REST_MS);
const idle = megabytes();
const began = performance.now();
const cpu = cpuOf([pid]);
const told = Promise.all(streams.map(untilEvent));
editArticle(database);
await told;
const milliseconds = performance.now() - began;
const spent = (cpuOf([pid]) - cpu) / 1000;
console.log(
  `${most} subscribers: ${(idle - before).toFixed(0)} MB more than one; an event to each: ${spent.toFixed(0)} ms of CPU, ${milliseconds.toFixed(0)} ms until the last had it`,
);
await stop();
process.exit(0);
