/** Reads all that is new in a folder, in as many threads as it may take: everything that comes before the first word is written. */
import { countArticles } from '../seeds/count.ts';
import { readGazetteer } from '../seeds/read.ts';
import type { Staging } from '../store/write/staging.ts';
import type { Components } from './components.ts';
import { type Collected, collect, type Source } from './pipeline.ts';
import { createPool } from './pool.ts';
import { createReader, type Reader } from './reader.ts';

export interface Gathered extends Collected {
  readonly reader: Reader;
}

export interface Gathering extends Pick<Source, 'listed' | 'stored'> {
  readonly parts: Components;
  readonly threads: number;
  /** Told how many articles are done, and of how many. */
  readonly onDone: (done: number, total: number) => void;
}

/** Fills `staging`. The threads have ended when it resolves or rejects. */
export async function gather(staging: Staging, gathering: Gathering): Promise<Gathered> {
  const { listed, stored, parts, threads } = gathering;
  const { entities: seeded, problems } = readGazetteer(listed);
  const reader = createReader(parts, seeded);
  const pool = createPool({ reader, seeded, parts, threads });
  const total = countArticles(listed);
  const onDone = (done: number) => gathering.onDone(Math.min(done, total), total);
  try {
    onDone(0);
    const collected = await collect(staging, { listed, reader, pool, stored, onDone });
    onDone(total);
    return { reader, keep: collected.keep, problems: [...problems, ...collected.problems] };
  } finally {
    await pool.close();
  }
}
