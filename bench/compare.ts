/** Measures the floor, Dateline and its peers on every question, in turns. */
import { checkBytes, checkData } from './check.ts';
import { databaseOf } from './data/database.ts';
import { type Sample, takeSample } from './load/sample.ts';
import { writeBodies } from './load/wrk.ts';
import { type Asking, chooseQuestions } from './questions/asking.ts';
import { compareSamples, HEADING, type Samples } from './report/comparison.ts';
import { printTable } from './report/table.ts';
import type { Settings } from './settings.ts';
import { startDateline } from './targets/dateline.ts';
import { startFloor } from './targets/floor.ts';
import { startPeers } from './targets/peers.ts';
import type { Target } from './targets/target.ts';

const WARM_UP_SECONDS = 3;

interface Turn {
  readonly target: Target;
  readonly bodies: readonly string[];
  readonly file: string;
}

/** What each server is sent; null for one that does not offer the question. */
async function turnOf(target: Target, { question, variables }: Asking): Promise<Turn | null> {
  const bodies = await target.ask(question, variables);
  return bodies && { target, bodies, file: writeBodies(`${target.name} ${question.name}`, bodies) };
}

async function check([floor, dateline, ...peers]: readonly (Turn | null)[]): Promise<void> {
  if (!floor || !dateline) return;
  await checkBytes(floor, dateline);
  for (const peer of peers) if (peer) await checkData(floor, peer);
}

async function measure(targets: readonly Target[], asking: Asking, { rounds, seconds }: Settings): Promise<Samples> {
  const turns = await Promise.all(targets.map((target) => turnOf(target, asking)));
  await check(turns);
  const offered = turns.filter((turn) => turn !== null);
  for (const { target, file } of offered) await takeSample(target, file, WARM_UP_SECONDS);
  const samples = new Map<string, Sample[] | null>(targets.map(({ name }, index) => [name, turns[index] ? [] : null]));
  for (let round = 0; round < rounds; round++) {
    for (const { target, file } of offered) samples.get(target.name)?.push(await takeSample(target, file, seconds));
  }
  return samples;
}

export async function compare(settings: Settings): Promise<void> {
  const database = databaseOf(settings.data, settings.articles);
  const asked = chooseQuestions(database, settings.only);
  const dateline = await startDateline(database);
  const targets = [await startFloor(dateline, asked, database), dateline, ...(await startPeers(database))];
  const rows: string[][] = [];
  for (const asking of asked) {
    console.log(`${asking.question.name} …`);
    rows.push(...compareSamples(asking.question.name, await measure(targets, asking, settings)));
  }
  for (const target of targets) await target.stop();
  printTable([HEADING, ...rows]);
}
