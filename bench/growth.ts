/** Measures what each question costs Dateline as the database grows a hundredfold. */
import { databaseOf } from './data/database.ts';
import { type Sample, takeSample } from './load/sample.ts';
import { writeBodies } from './load/wrk.ts';
import { QUESTIONS } from './questions/all.ts';
import { type Asking, chooseQuestions } from './questions/asking.ts';
import { median } from './report/statistics.ts';
import { figure, printTable } from './report/table.ts';
import type { Settings } from './settings.ts';
import { startDateline } from './targets/dateline.ts';
import { bodiesOf, type Target } from './targets/target.ts';

const SIZES = [1000, 10_000, 100_000];
const MENTIONS_PER_ARTICLE = 20;
const WARM_UP_SECONDS = 3;

interface Sized {
  readonly target: Target;
  readonly asked: readonly Asking[];
}

async function startSized(data: string, articles: number): Promise<Sized> {
  const database = databaseOf(data, articles);
  return { target: await startDateline(database), asked: chooseQuestions(database) };
}

async function measure(sizes: readonly Sized[], question: number, { rounds, seconds }: Settings): Promise<number[]> {
  const files = sizes.map(({ asked }, index) => {
    const { question: of, variables } = asked[question] as Asking;
    return writeBodies(`${index} ${of.name}`, bodiesOf(of, variables));
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

export async function growth(settings: Settings): Promise<void> {
  const sizes: Sized[] = [];
  for (const articles of SIZES) sizes.push(await startSized(settings.data, articles));
  const mentions = SIZES.map((articles) => `${figure(articles * MENTIONS_PER_ARTICLE)} mentions`);
  const rows = [['CPU us a request', ...mentions, 'growth']];
  for (const [index, { name }] of QUESTIONS.entries()) {
    if (!name.includes(settings.only)) continue;
    console.log(`${name} …`);
    const cpu = await measure(sizes, index, settings);
    rows.push([name, ...cpu.map(figure), `${((cpu.at(-1) ?? 0) / (cpu[0] ?? 0)).toFixed(2)} x`]);
  }
  for (const { target } of sizes) await target.stop();
  printTable(rows);
}
