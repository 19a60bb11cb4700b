/** Has every article read that is new or changed, and puts it aside until all are there. */
import { setImmediate } from 'node:timers/promises';
import type { Document } from '../model.ts';
import type { Problem } from '../problem.ts';
import { isProblem } from '../seeds/problems.ts';
import { type Listed, readSeeds } from '../seeds/read.ts';
import type { Staging } from '../store/write/staging.ts';
import { atOnce } from './at-once.ts';
import { type Batch, inBatches } from './batches.ts';
import type { Pool } from './pool.ts';
import type { Reader } from './reader.ts';

export interface Collected {
  /** Keys of the articles that are stored as they would be read. */
  readonly keep: ReadonlySet<string>;
  /** In order of the seeds, whatever the order in which they were read. */
  readonly problems: readonly Problem[];
}

export interface Source {
  readonly listed: Listed;
  readonly reader: Reader;
  readonly pool: Pool;
  /** Digests of the stored articles by key. */
  readonly stored: ReadonlyMap<string, string>;
  /** Told how many articles are done. */
  readonly onDone: (done: number) => void;
}

/** Fills `staging` with what is not stored yet. What is wrong with a seed is told each time, stored or not. */
export async function collect(staging: Staging, source: Source): Promise<Collected> {
  const { pool, onDone } = source;
  const tally: Tally = { keep: new Set(), problems: [], read: 0 };
  const read = async (batch: Batch): Promise<void> => {
    // Its problems have their place before anybody knows them.
    const found: Problem[] = [];
    tally.problems.push(found);
    for (const outcome of await pool.read(batch)) {
      if (outcome.packed) staging.add(outcome.packed);
      found.push(...outcome.problems);
    }
    tally.read += batch.documents.length;
    onDone(tally.keep.size + tally.read);
  };
  await atOnce(pool.room, inBatches(pickNew(source, tally)), read);
  return { keep: tally.keep, problems: tally.problems.flat() };
}

interface Tally {
  readonly keep: Set<string>;
  readonly problems: (readonly Problem[])[];
  read: number;
}

/** The documents that have to be read; those that have not are counted. */
async function* pickNew({ listed, reader, stored, onDone }: Source, tally: Tally): AsyncGenerator<Document> {
  const breathe = createBreather();
  for (const item of readSeeds(listed)) {
    if (isProblem(item)) tally.problems.push([item]);
    else if (stored.get(item.key) !== reader.digestOf(item)) yield item;
    else {
      tally.keep.add(item.key);
      tally.problems.push(reader.check(item));
      onDone(tally.keep.size + tally.read);
    }
    await breathe();
  }
}

const BREATHE_EVERY_MS = 50;

/** Lets messages of threads in, but not so often that it costs. */
function createBreather(): () => Promise<void> | undefined {
  let last = performance.now();
  return () => {
    if (performance.now() - last < BREATHE_EVERY_MS) return;
    return setImmediate().then(() => {
      last = performance.now();
    });
  };
}
