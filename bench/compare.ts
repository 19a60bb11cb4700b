/** The mode `compare`: measures the floor, Dateline and the peers with every query, in turn. */

import { databaseOf } from './data/database.ts';
import { type Sample, takeSample } from './load/sample.ts';
import { writeBodies } from './load/wrk.ts';
import { chooseQueries, type QueryRun } from './queries/choose.ts';
import { compareSamples, HEADING, type Samples } from './report/comparison.ts';
import { printTable } from './report/table.ts';
import { expectSameBytes, expectSameData } from './same-answers.ts';
import type { Settings } from './settings.ts';
import { startDateline } from './targets/dateline.ts';
import { startFloor } from './targets/floor.ts';
import { startPeers } from './targets/peers.ts';
import type { Target } from './targets/target.ts';

const WARM_UP_SECONDS = 3;
/** Answers of each server that are compared with those of the floor. */
const COMPARED = 200;

interface ServerRun {
  readonly target: Target;
  readonly bodies: readonly string[];
  readonly file: string;
}

/** The requests of a server for a query; null if it does not offer the query. */
async function serverRunOf(target: Target, { query, variables }: QueryRun): Promise<ServerRun | null> {
  const bodies = await target.bodiesFor(query, variables);
  return bodies && { target, bodies, file: writeBodies(`${target.name} ${query.name}`, bodies) };
}

async function checkAnswers(runs: readonly (ServerRun | null)[]): Promise<void> {
  const [floor, dateline, ...peers] = runs.map((run) => run && { ...run, bodies: run.bodies.slice(0, COMPARED) });
  if (!floor || !dateline) return;
  await expectSameBytes(floor, dateline);
  for (const peer of peers) if (peer) await expectSameData(floor, peer);
}

async function measure(targets: readonly Target[], run: QueryRun, { rounds, seconds }: Settings): Promise<Samples> {
  const runs = await Promise.all(targets.map((target) => serverRunOf(target, run)));
  await checkAnswers(runs);
  const offered = runs.filter((one) => one !== null);
  for (const { target, file } of offered) await takeSample(target, file, WARM_UP_SECONDS);
  const samples = new Map<string, Sample[] | null>(targets.map(({ name }, index) => [name, runs[index] ? [] : null]));
  for (let round = 0; round < rounds; round++) {
    for (const { target, file } of offered) samples.get(target.name)?.push(await takeSample(target, file, seconds));
  }
  return samples;
}

export async function compare(settings: Settings): Promise<void> {
  const database = databaseOf(settings.data, settings.articles);
  const runs = chooseQueries(database, settings.only);
  const dateline = await startDateline(database);
  const targets = [await startFloor(dateline, runs, database), dateline, ...(await startPeers(database))];
  const rows: string[][] = [];
  for (const run of runs) {
    console.log(`${run.query.name} …`);
    rows.push(...compareSamples(run.query.name, await measure(targets, run, settings)));
  }
  for (const target of targets) await target.stop();
  printTable([HEADING, ...rows]);
}
