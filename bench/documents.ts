/** The mode `documents`: measures the cost of documents that Dateline has not seen, by giving each request names of its own. */
import { databaseOf } from './data/database.ts';
import { type Sample, takeSample } from './load/sample.ts';
import { writeBodies } from './load/wrk.ts';
import { chooseQueries, type QueryRun } from './queries/choose.ts';
import { median } from './report/statistics.ts';
import { formatNumber, printTable } from './report/table.ts';
import type { Settings } from './settings.ts';
import { startDateline } from './targets/dateline.ts';
import { bodiesOf, type Target } from './targets/target.ts';

/** More than all rounds send, so that none is sent twice. */
const DOCUMENTS = 60_000;
const WARM_UP_SECONDS = 3;

/** Ways to make a document new: another name of the operation, or aliases of its fields, which also change the SQL. */
const VARIATIONS: Readonly<Record<string, (document: string, index: number) => string>> = {
  'operation renamed': (document, index) => document.replace('query', `query Unseen${index}`),
  'fields renamed': (document, index) => document.replaceAll(/\b(id|name|title)\b(?= )/g, `$1${index}: $1`),
};

const unseen = ({ query, variables }: QueryRun, rename: (document: string, index: number) => string): string[] =>
  Array.from({ length: DOCUMENTS }, (_, index) =>
    JSON.stringify({ query: rename(query.document, index), variables: variables[index % variables.length] }),
  );

/** Splits the bodies into `count` files of equal size. */
const splitIntoFiles = (name: string, bodies: readonly string[], count: number): string[] => {
  const size = Math.floor(bodies.length / count);
  return Array.from({ length: count }, (_, index) =>
    writeBodies(`${name} ${index}`, bodies.slice(index * size, (index + 1) * size)),
  );
};

/** CPU of a request in microseconds: of known documents, then of each variation. */
async function measure(target: Target, run: QueryRun, { rounds, seconds }: Settings): Promise<number[]> {
  const { query, variables } = run;
  const known = writeBodies(`known ${query.name}`, bodiesOf(query, variables));
  const ways = Object.entries(VARIATIONS).map(([way, rename]) =>
    splitIntoFiles(`${way} ${query.name}`, unseen(run, rename), rounds + 1),
  );
  const files = [Array.from({ length: rounds + 1 }, () => known), ...ways];
  const samples = files.map((): Sample[] => []);
  for (const [first = ''] of files) await takeSample(target, first, WARM_UP_SECONDS);
  for (let round = 1; round <= rounds; round++) {
    for (const [index, parts] of files.entries()) {
      samples[index]?.push(await takeSample(target, parts[round] ?? '', seconds));
    }
  }
  return samples.map((taken) => median(taken.map(({ cpu }) => cpu)));
}

export async function documents(settings: Settings): Promise<void> {
  const database = databaseOf(settings.data, settings.articles);
  const target = await startDateline(database);
  const rows = [['CPU us a request', 'known document', ...Object.keys(VARIATIONS).flatMap((way) => [way, 'more'])]];
  for (const run of chooseQueries(database, settings.only).slice(0, 3)) {
    console.log(`${run.query.name} …`);
    const [known = Number.NaN, ...unknown] = await measure(target, run, settings);
    const others = unknown.flatMap((cpu) => [formatNumber(cpu), formatNumber(cpu - known)]);
    rows.push([run.query.name, formatNumber(known), ...others]);
  }
  await target.stop();
  printTable(rows);
}
