/** The mode `growth`: measures the cost of each query while the database grows a hundredfold. */
import { databaseOf } from './data/database.ts';
import { openDatabase } from './floor/database.ts';
import { answerOf, type Base, cpuOf, openBase } from './load/in-process.ts';
import { type Sample, takeSample } from './load/sample.ts';
import { requireWrk, writeBodies } from './load/wrk.ts';
import { QUERIES } from './queries/all.ts';
import { chooseQueries, type QueryRun } from './queries/choose.ts';
import { type QueryOfAYear, queriesOfAYear } from './queries/of-a-year.ts';
import { median } from './report/statistics.ts';
import { formatNumber, printTable } from './report/table.ts';
import type { Settings } from './settings.ts';
import { startDateline } from './targets/dateline.ts';
import { bodiesOf, type Target } from './targets/target.ts';

const MENTIONS_PER_ARTICLE = 20;
const WARM_UP_SECONDS = 3;
/** By how much the lengths of two answers may differ for their costs to be compared. */
const ALIKE = 0.9;

/** What a query takes in each database, from the smallest to the largest. */
interface Cost {
  readonly name: string;
  readonly cpu: readonly number[];
  /** How many articles it looks at in each, when the answer takes all of them. */
  readonly articles?: readonly number[];
  /** Characters of its answer in each, where there is one question for all of them. */
  readonly lengths?: readonly number[];
}

/** The smallest database that answers at about the same length as the largest, or the last but one. */
function firstAlike(lengths: readonly number[]): number {
  const last = lengths.at(-1) ?? 0;
  const first = lengths.findIndex((length) => Math.min(length, last) >= ALIKE * Math.max(length, last));
  return Math.min(first, lengths.length - 2);
}

/**
 * From the smallest database to the largest. What looks at every article of a year is held to its cost for each of them, from the last database but one:
 * in smaller ones what every query costs outweighs the articles.
 */
function growthOf({ cpu, articles, lengths }: Cost): number {
  if (!articles) return (cpu.at(-1) ?? 0) / (cpu[lengths ? firstAlike(lengths) : 0] ?? 0);
  const forEach = cpu.map((cost, size) => cost / (articles[size] ?? 0));
  return (forEach.at(-1) ?? 0) / (forEach.at(-2) ?? 0);
}

interface SizedServer {
  readonly target: Target;
  readonly runs: readonly QueryRun[];
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

/** Variables that are looked through for those that can be compared. */
const LOOKED_THROUGH = 2000;

/** How many characters the floor answers with for each set of variables. */
function lengthsOf({ query, variables }: QueryRun, database: string): number[] {
  const db = openDatabase(database);
  const answer = query.floor(db);
  const lengths = variables.map((each) => answer(each).length);
  db.close();
  return lengths;
}

/**
 * The same questions to all databases, those with which the smallest gives answers as long as the largest does: where it has less to show, it costs less,
 * however it is looked up.
 */
function comparable(run: QueryRun, databases: readonly string[]): QueryRun {
  const some = { ...run, variables: run.variables.slice(0, LOOKED_THROUGH) };
  const [small = [], large = []] = [databases[0], databases.at(-1)].map((database) =>
    lengthsOf(some, String(database)),
  );
  const variables = some.variables.filter((_, index) => {
    const [one, other] = [small[index] as number, large[index] as number];
    return Math.min(one, other) >= ALIKE * Math.max(one, other);
  });
  if (variables.length > 0) return { ...run, variables };
  throw new Error(`${run.query.name} has no answers of about the same length in all databases.`);
}

/** Microseconds of CPU of the ten queries, sent to servers. */
async function measureServers(databases: readonly string[], settings: Settings): Promise<Cost[]> {
  const chosen = QUERIES.filter(({ name }) => name.includes(settings.only));
  if (chosen.length === 0) return [];
  requireWrk();
  const sizes: SizedServer[] = [];
  const runs = chooseQueries(String(databases[0]), settings.only).map((run) => comparable(run, databases));
  for (const database of databases) sizes.push({ target: await startDateline(database), runs });
  const costs: Cost[] = [];
  for (const [position, { name }] of chosen.entries()) {
    console.log(`${name} …`);
    costs.push({ name, cpu: await measure(sizes, position, settings) });
  }
  for (const { target } of sizes) await target.stop();
  return costs;
}

/** Microseconds of CPU of the queries over a year, without HTTP. */
async function measureYears(databases: readonly string[], { only, rounds }: Settings): Promise<Cost[]> {
  const bases = databases.map(openBase);
  const queries = bases.map(({ store }) => queriesOfAYear(store.db));
  const costs: Cost[] = [];
  for (const [position, { name }] of (queries[0] ?? []).entries()) {
    if (!name.includes(only)) continue;
    const cpu: number[] = [];
    const lengths: number[] = [];
    const same = queries.map((each) => each[position] as QueryOfAYear);
    for (const [index, { source }] of same.entries()) {
      cpu.push((await cpuOf(bases[index] as Base, source, rounds)) * 1000);
      lengths.push((await answerOf(bases[index] as Base, source)).length);
    }
    const articles = same.flatMap((query) => query.articles ?? []);
    costs.push({ name, cpu, ...(articles.length > 0 ? { articles } : { lengths }) });
  }
  for (const { store } of bases) store.close();
  return costs;
}

/** Exits with code 1 when the cost of a query, or of each article of one that looks at a year, grows more than `most` times. */
export async function growth(settings: Settings): Promise<void> {
  const { sizes, most, data } = settings;
  const databases = sizes.map((articles) => databaseOf(data, articles));
  const costs = [...(await measureServers(databases, settings)), ...(await measureYears(databases, settings))];
  const mentions = sizes.map((articles) => `${formatNumber(articles * MENTIONS_PER_ARTICLE)} mentions`);
  const rows = costs.map((cost) => [
    cost.name,
    ...cost.cpu.map(formatNumber),
    `${growthOf(cost).toFixed(2)} x`,
    cost.articles ? 'an article' : 'all',
  ]);
  printTable([['CPU us a request', ...mentions, 'growth', 'of'], ...rows]);
  const tooMuch = costs.filter((cost) => growthOf(cost) > most).map(({ name }) => name);
  if (tooMuch.length === 0) return;
  console.error(`More than ${most} times: ${tooMuch.join(', ')}.`);
  process.exitCode = 1;
}
