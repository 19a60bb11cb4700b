/** Starts Dateline with a mix of all queries and measures its capacity. */
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { databaseOf } from '../data/database.ts';
import { createRandom } from '../data/random.ts';
import { TEMPORARY_FOLDER } from '../load/temporary-folder.ts';
import { sendLoad, writeBodies } from '../load/wrk.ts';
import { chooseQueries } from '../queries/choose.ts';
import { unseenDocuments } from '../queries/unseen.ts';
import type { Settings } from '../settings.ts';
import { startDateline } from '../targets/dateline.ts';
import { bodiesOf, type Target } from '../targets/target.ts';

const WARM_UP_SECONDS = 10;
const SECONDS = 10;

export interface MixedLoad {
  readonly target: Target;
  readonly database: string;
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

/** More than caches hold, so that each has been evicted when it is sent again. */
const UNSEEN = 20_000;
/** Of so many requests one has a document that is not cached. */
const UNSEEN_EVERY = 5;

function withUnseen(known: readonly string[]): string[] {
  const unseen = unseenDocuments(createRandom(6), UNSEEN).map((query) => JSON.stringify({ query }));
  let next = 0;
  return unseen.flatMap((body) => [
    ...Array.from({ length: UNSEEN_EVERY - 1 }, () => known[next++ % known.length] as string),
    body,
  ]);
}

/** Copies the database, which is kept, for a load that writes. */
function copyOf(database: string): string {
  const copy = join(TEMPORARY_FOLDER, 'copy.sqlite');
  copyFileSync(database, copy);
  return copy;
}

async function measured(database: string, bodies: readonly string[]): Promise<MixedLoad> {
  const target = await startDateline(database);
  const file = writeBodies('mix', bodies);
  await sendLoad(target.url, file, WARM_UP_SECONDS);
  // A busy machine may shed a few requests; the capacity counts the others.
  const { requests, failed, microseconds } = await sendLoad(target.url, file, SECONDS);
  const rate = ((requests - failed) / microseconds) * 1e6;
  console.log(`The capacity is ${Math.round(rate)} requests per second.`);
  return { target, database, bodies, capacity: rate };
}

/** All queries of the benchmark. */
export function startKnown({ data, articles, only }: Settings): Promise<MixedLoad> {
  const database = databaseOf(data, articles);
  return measured(database, mix(database, only));
}

/** The same with unseen documents among them, on a copy of the database. */
export function startWithUnseen({ data, articles, only }: Settings): Promise<MixedLoad> {
  const database = copyOf(databaseOf(data, articles));
  return measured(database, withUnseen(mix(database, only)));
}
