/** Starts Dateline with a mix of all queries and measures its capacity. */
import { databaseOf } from '../data/database.ts';
import { sendLoad, writeBodies } from '../load/wrk.ts';
import { chooseQueries } from '../queries/choose.ts';
import type { Settings } from '../settings.ts';
import { startDateline } from '../targets/dateline.ts';
import { bodiesOf, type Target } from '../targets/target.ts';

const WARM_UP_SECONDS = 10;
const SECONDS = 10;

export interface MixedLoad {
  readonly target: Target;
  readonly bodies: readonly string[];
  /** Answers per second under closed-loop load from 16 connections. */
  readonly capacity: number;
}

/** The bodies of all queries, interleaved. */
function mix(database: string, only: string): string[] {
  const perQuery = chooseQueries(database, only).map(({ query, variables }) => bodiesOf(query, variables));
  const longest = Math.max(...perQuery.map(({ length }) => length));
  return Array.from({ length: longest }, (_, round) =>
    perQuery.map((bodies) => bodies[round % bodies.length] as string),
  ).flat();
}

export async function startMixed({ data, articles, only }: Settings): Promise<MixedLoad> {
  const database = databaseOf(data, articles);
  const [target, bodies] = [await startDateline(database), mix(database, only)];
  const file = writeBodies('mix', bodies);
  await sendLoad(target.url, file, WARM_UP_SECONDS);
  // A busy machine may shed a few requests; the capacity counts the others.
  const { requests, failed, microseconds } = await sendLoad(target.url, file, SECONDS);
  const rate = ((requests - failed) / microseconds) * 1e6;
  console.log(`The capacity is ${Math.round(rate)} requests per second.`);
  return { target, bodies, capacity: rate };
}
