/** Measures what a document costs Dateline that it has not seen: the same questions, with names that no other request has. */
import { databaseOf } from './data/database.ts';
import { type Sample, takeSample } from './load/sample.ts';
import { writeBodies } from './load/wrk.ts';
import { type Asking, chooseQuestions } from './questions/asking.ts';
import { median } from './report/statistics.ts';
import { figure, printTable } from './report/table.ts';
import type { Settings } from './settings.ts';
import { startDateline } from './targets/dateline.ts';
import { bodiesOf, type Target } from './targets/target.ts';

/** More than are sent in all rounds: none is sent twice. */
const DOCUMENTS = 60_000;
const WARM_UP_SECONDS = 3;

/** What makes a document another one: the name of the operation, or what its fields are called in the answer, so the statement too. */
const RENAMED: Readonly<Record<string, (document: string, index: number) => string>> = {
  'operation renamed': (document, index) => document.replace('query', `query Unseen${index}`),
  'fields renamed': (document, index) => document.replaceAll(/\b(id|name|title)\b(?= )/g, `$1${index}: $1`),
};

const unseen = ({ question, variables }: Asking, rename: (document: string, index: number) => string): string[] =>
  Array.from({ length: DOCUMENTS }, (_, index) =>
    JSON.stringify({ query: rename(question.document, index), variables: variables[index % variables.length] }),
  );

/** A part of the bodies for each of `count` runs. */
const partsOf = (name: string, bodies: readonly string[], count: number): string[] => {
  const size = Math.floor(bodies.length / count);
  return Array.from({ length: count }, (_, index) =>
    writeBodies(`${name} ${index}`, bodies.slice(index * size, (index + 1) * size)),
  );
};

/** CPU of a request in microseconds: of known documents, then of each sort of unseen ones. */
async function measure(target: Target, asking: Asking, { rounds, seconds }: Settings): Promise<number[]> {
  const { question, variables } = asking;
  const known = writeBodies(`known ${question.name}`, bodiesOf(question, variables));
  const ways = Object.entries(RENAMED).map(([way, rename]) =>
    partsOf(`${way} ${question.name}`, unseen(asking, rename), rounds + 1),
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
  const rows = [['CPU us a request', 'known document', ...Object.keys(RENAMED).flatMap((way) => [way, 'more'])]];
  for (const asking of chooseQuestions(database, settings.only).slice(0, 3)) {
    console.log(`${asking.question.name} …`);
    const [known = Number.NaN, ...unknown] = await measure(target, asking, settings);
    const others = unknown.flatMap((cpu) => [figure(cpu), figure(cpu - known)]);
    rows.push([asking.question.name, figure(known), ...others]);
  }
  await target.stop();
  printTable(rows);
}
