/** Measures what a document costs Dateline that it has not seen: the same questions, each request under a name of its own. */
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

const unseen = ({ question, variables }: Asking): string[] =>
  Array.from({ length: DOCUMENTS }, (_, index) =>
    JSON.stringify({
      query: question.document.replace('query', `query Unseen${index}`),
      variables: variables[index % variables.length],
    }),
  );

/** A part of the bodies for each of `count` runs. */
const partsOf = (name: string, bodies: readonly string[], count: number): string[] => {
  const size = Math.floor(bodies.length / count);
  return Array.from({ length: count }, (_, index) =>
    writeBodies(`${name} ${index}`, bodies.slice(index * size, (index + 1) * size)),
  );
};

async function measure(target: Target, asking: Asking, { rounds, seconds }: Settings): Promise<[number, number]> {
  const { question, variables } = asking;
  const known = writeBodies(`known ${question.name}`, bodiesOf(question, variables));
  const [first = '', ...parts] = partsOf(`unseen ${question.name}`, unseen(asking), rounds + 1);
  const samples: [Sample[], Sample[]] = [[], []];
  for (const file of [known, first]) await takeSample(target, file, WARM_UP_SECONDS);
  for (const part of parts) {
    samples[0].push(await takeSample(target, known, seconds));
    samples[1].push(await takeSample(target, part, seconds));
  }
  const [one, other] = samples.map((taken) => median(taken.map(({ cpu }) => cpu)));
  return [one ?? Number.NaN, other ?? Number.NaN];
}

export async function documents(settings: Settings): Promise<void> {
  const database = databaseOf(settings.data, settings.articles);
  const target = await startDateline(database);
  const rows = [['CPU us a request', 'known document', 'unseen document', 'more']];
  for (const asking of chooseQuestions(database, settings.only).slice(0, 3)) {
    console.log(`${asking.question.name} …`);
    const [known, unknown] = await measure(target, asking, settings);
    rows.push([asking.question.name, figure(known), figure(unknown), figure(unknown - known)]);
  }
  await target.stop();
  printTable(rows);
}
