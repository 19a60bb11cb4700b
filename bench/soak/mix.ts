/** A server under a mixture of all questions, and how much of it it can serve. */
import { databaseOf } from '../data/database.ts';
import { sendLoad, writeBodies } from '../load/wrk.ts';
import { chooseQuestions } from '../questions/asking.ts';
import type { Settings } from '../settings.ts';
import { startDateline } from '../targets/dateline.ts';
import { bodiesOf, type Target } from '../targets/target.ts';

const WARM_UP_SECONDS = 10;
const SECONDS = 10;

export interface Mixed {
  readonly target: Target;
  readonly bodies: readonly string[];
  /** Answers a second when it is sent as much as it takes, by 16 clients. */
  readonly capacity: number;
}

/** All bodies, one of each question after another. */
function mix(database: string, only: string): string[] {
  const asked = chooseQuestions(database, only).map(({ question, variables }) => bodiesOf(question, variables));
  const longest = Math.max(...asked.map(({ length }) => length));
  return Array.from({ length: longest }, (_, turn) =>
    asked.map((bodies) => bodies[turn % bodies.length] as string),
  ).flat();
}

export async function startMixed({ data, articles, only }: Settings): Promise<Mixed> {
  const database = databaseOf(data, articles);
  const [target, bodies] = [await startDateline(database), mix(database, only)];
  const file = writeBodies('mix', bodies);
  await sendLoad(target.url, file, WARM_UP_SECONDS);
  // Where something else keeps the machine busy for a second, some are turned away: no reason to measure nothing.
  const { requests, failed, microseconds } = await sendLoad(target.url, file, SECONDS);
  const rate = ((requests - failed) / microseconds) * 1e6;
  console.log(`It can serve ${Math.round(rate)} requests a second of the mixture.`);
  return { target, bodies, capacity: rate };
}
