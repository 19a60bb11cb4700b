/** The mode `growth`: measures the cost of each query while the database grows a hundredfold. */
import { databaseOf } from './data/database.ts';
import { type Sample, takeSample } from './load/sample.ts';
import { writeBodies } from './load/wrk.ts';
import { QUERIES } from './queries/all.ts';
import { chooseQueries, type QueryRun } from './queries/choose.ts';
import { median } from './report/statistics.ts';
import { formatNumber, printTable } from './report/table.ts';
import type { Settings } from './settings.ts';
import { startDateline } from './targets/dateline.ts';
import { bodiesOf, type Target } from './targets/target.ts';

const SIZES = [1000, 10_000, 100_000];
const MENTIONS_PER_ARTICLE = 20;
const WARM_UP_SECONDS = 3;
/** From the smallest database to the largest. */
const MOST_GROWTH = 1.5;

interface SizedServer {
  readonly target: Target;
  readonly runs: readonly QueryRun[];
}

async function startSized(data: string, articles: number): Promise<SizedServer> {
  const database = databaseOf(data, articles);
  return { target: await startDateline(database), runs: chooseQueries(database) };
}

async function measure(
  sizes: readonly SizedServer[],
  position: number,
  { rounds, seconds }: Settings,
): Promise<number[]> {
  const files = sizes.map(({ runs }, index) => {
    const { query, variables } = runs[position] as QueryRun;
    return writeBodies(`${index} ${query.name}`, bodiesOf(query, variables));
  });
  const samples: Sample[][] = sizes.map(() => []);
  for (const [index, { target }] of sizes.entries()) await takeSample(target, files[index] as string, WARM_UP_SECONDS);
  for (let round = 0; round < rounds; round++) {
    for (const [index, { target }] of sizes.entries()) {
      samples[index]?.push(await takeSample(target, files[index] as string, seconds));
    }
  }
  return samples.map((taken) => median(taken.map(({ cpu }) => cpu)));
}

/** Exits with code 1 when the cost of a query grows more than `MOST_GROWTH` times. */
export async function growth(settings: Settings): Promise<void> {
  const sizes: SizedServer[] = [];
  for (const articles of SIZES) sizes.push(await startSized(settings.data, articles));
  const mentions = SIZES.map((articles) => `${formatNumber(articles * MENTIONS_PER_ARTICLE)} mentions`);
  const tooMuch: string[] = [];
  const rows = [['CPU us a request', ...mentions, 'growth']];
  for (const [index, { name }] of QUERIES.entries()) {
    if (!name.includes(settings.only)) continue;
    console.log(`${name} …`);
    const cpu = await measure(sizes, index, settings);
    const times = (cpu.at(-1) ?? 0) / (cpu[0] ?? 0);
    rows.push([name, ...cpu.map(formatNumber), `${times.toFixed(2)} x`]);
    if (times > MOST_GROWTH) tooMuch.push(name);
  }
  for (const { target } of sizes) await target.stop();
  printTable(rows);
  if (tooMuch.length === 0) return;
  console.error(`More than ${MOST_GROWTH} times: ${tooMuch.join(', ')}.`);
  process.exitCode = 1;
}
