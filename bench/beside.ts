/** The mode `beside`: how long an ordinary client waits beside dear queries, corrections, reseeds, backups and write-backs. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { PACKAGE_ROOT } from '../src/package-root.ts';
import { databaseOf } from './data/database.ts';
import { type Client, openClient } from './load/client.ts';
import { TEMPORARY_FOLDER } from './load/temporary-folder.ts';
import { DEAR } from './queries/dear.ts';
import { formatNumber, printTable } from './report/table.ts';
import type { Settings } from './settings.ts';
import { createSecret } from './soak/corrections.ts';
import { startProcess } from './targets/process.ts';

const ARTICLES = 5000;
const MAIN = join(PACKAGE_ROOT, 'dist/src/cli/main.js');
const RESEED = join(PACKAGE_ROOT, 'dist/bench/reseed.js');

const TRIVIAL = '{ articles(first: 1) { nodes { id title } } }';
/** What an ordinary client asks in turn; the last takes some milliseconds. */
const ORDINARY = [
  TRIVIAL,
  '{ entities(first: 20) { nodes { name mentions(first: 10) { nodes { surface } } } } }',
  '{ articles(first: 1) { facets { entities(first: 5) { count } } } }',
];

const EVERY_MS = 20;
const GOOD_MS = 1000;

/** Repeats until it is stopped; resolves to how often. */
function repeat(work: () => Promise<unknown>): () => Promise<number> {
  let [count, stopped] = [0, false];
  const run = async (): Promise<number> => {
    while (!stopped) {
      await work();
      count++;
    }
    return count;
  };
  const done = run();
  return () => {
    stopped = true;
    return done;
  };
}

/** Asks the queries in turn, until `ended`; resolves to the milliseconds of each. Infinity for one that is not answered. */
async function probe(client: Client, queries: readonly string[], ended: () => boolean): Promise<number[]> {
  const times: number[] = [];
  while (!ended()) {
    const { milliseconds, status, text } = await client.ask({ query: queries[times.length % queries.length] });
    times.push(status === 200 && !text.includes('"errors"') ? milliseconds : Number.POSITIVE_INFINITY);
    await pause(EVERY_MS);
  }
  return times;
}

function rowOf(name: string, times: readonly number[], note: string): string[] {
  const sorted = times.toSorted((one, other) => one - other);
  const at = (share: number): string =>
    formatNumber(sorted[Math.min(Math.floor(sorted.length * share), sorted.length - 1)] ?? 0);
  const good = sorted.filter((time) => time < GOOD_MS).length / sorted.length;
  return [name, String(sorted.length), at(0.5), at(0.99), at(1), `${formatNumber(good * 100)} %`, note];
}

class Bench {
  readonly rows: string[][] = [];
  readonly #url: string;
  readonly #probe: Client;

  constructor(url: string) {
    this.#url = url;
    this.#probe = openClient(url);
  }

  /** Probes while clients of other addresses repeat an operation each. */
  async besideQueries(
    name: string,
    queries: readonly string[],
    { seconds, probes }: { seconds: number; probes: readonly string[] },
  ) {
    const clients = queries.map((_, index) => openClient(this.#url, `127.0.0.${index + 2}`));
    const answers: number[] = [];
    const loads = clients.map((client, index) =>
      repeat(async () => {
        const { milliseconds, text } = await client.ask({ query: queries[index] });
        if (text.includes('TOO_COSTLY')) throw new Error(`Refused: ${text}`);
        answers.push(milliseconds);
      }),
    );
    const end = performance.now() + seconds * 1000;
    const times = await probe(this.#probe, probes, () => performance.now() > end);
    await Promise.all(loads.map((stop) => stop()));
    for (const client of clients) client.close();
    const longest = answers.length === 0 ? '' : `${answers.length} in ${formatNumber(Math.max(...answers))} ms at most`;
    this.rows.push(rowOf(name, times, longest));
  }

  async besideWork(name: string, work: () => Promise<unknown>): Promise<void> {
    let ended = false;
    const begun = performance.now();
    const [times] = await Promise.all([
      probe(this.#probe, [TRIVIAL], () => ended),
      work().finally(() => {
        ended = true;
      }),
    ]);
    this.rows.push(rowOf(name, times, `${formatNumber(performance.now() - begun)} ms`));
  }
}

const CHANGE = '{ ... on ChangePayload { change { id } } ... on MutationError { message } }';
const MERGE = `mutation ($input: MergeEntitiesInput!) { change: mergeEntities(input: $input) ${CHANGE} }`;
const UNDO = `mutation ($input: UndoChangeInput!) { change: undoChange(input: $input) ${CHANGE} }`;

/** Merges the most mentioned entities of a kind, and undoes that. */
async function mergeHubs(bench: Bench, client: Client, database: string): Promise<void> {
  const headers = { authorization: `Bearer ${createSecret(database)}` };
  const change = async (query: string, input: object): Promise<string> => {
    const { text } = await client.ask({ query, variables: { input } }, headers);
    const id: unknown = JSON.parse(text).data?.change.change?.id;
    if (typeof id !== 'string') throw new Error(`A correction failed: ${text}`);
    return id;
  };
  const { text } = await client.ask({
    query: '{ entities(first: 2, filter: { kind: { eq: PERSON } }) { nodes { id } } }',
  });
  const [survivor, merged] = JSON.parse(text).data.entities.nodes.map(({ id }: { readonly id: string }) => id);
  let made = '';
  await bench.besideWork('a merge of two hubs, its write-back', async () => {
    made = await change(MERGE, { survivor, merged: [merged] });
    await pause(2000);
  });
  await bench.besideWork('undoing it, its write-back', async () => {
    await change(UNDO, { change: made });
    await pause(2000);
  });
}

/** Runs a script of the package in a process of its own. */
async function runScript(...args: string[]): Promise<void> {
  const [code] = await once(spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] }), 'exit');
  if (code !== 0) throw new Error(`${args.join(' ')} failed.`);
}

export async function beside({ data, seconds, only }: Settings): Promise<void> {
  const database = join(TEMPORARY_FOLDER, 'beside.sqlite');
  copyFileSync(databaseOf(data, ARTICLES), database);
  const flags = ['--database', database, '--port', '0', '--max-requests-per-minute', '0', '--log-level', 'error'];
  const { url, stop } = await startProcess('Dateline', [process.execPath, MAIN, 'serve', ...flags], { pin: false });
  const bench = new Bench(url);
  await bench.besideQueries('(warming up)', Object.values(DEAR).slice(0, 4), { seconds: 3, probes: ORDINARY });
  bench.rows.length = 0;
  await bench.besideQueries('nothing', [], { seconds, probes: [TRIVIAL] });
  for (const [name, query] of Object.entries(DEAR)) {
    if (name.includes(only)) await bench.besideQueries(name, [query], { seconds, probes: [TRIVIAL] });
  }
  const four = Object.values(DEAR).slice(-4);
  await bench.besideQueries('four clients, trivial', four, { seconds: seconds * 2, probes: [TRIVIAL] });
  await bench.besideQueries('four clients, ordinary', four, { seconds: seconds * 5, probes: ORDINARY });
  await mergeHubs(bench, openClient(url, '127.0.0.9'), database);
  await bench.besideWork('reseeds of 1 to 1,000 changed articles', () => runScript(RESEED, database));
  const copy = join(TEMPORARY_FOLDER, 'backup.sqlite');
  await bench.besideWork('a backup', () => runScript(MAIN, 'backup', copy, '--force', '--database', database));
  printTable([['beside', 'asked', 'median ms', 'p99 ms', 'worst ms', 'in 1 s', 'beside it'], ...bench.rows]);
  await stop();
}
