/** Reads batches in worker threads, which start once there is a full batch. */
import { setFlagsFromString } from 'node:v8';
import Tinypool from 'tinypool';
import type { Document, EntityRecord } from '../model.ts';
import { error, type Finding } from '../seeds/problems.ts';
import { type Batch, type Outcome, readBatch } from './batch.ts';
import type { Components } from './components.ts';
import type { Reader } from './reader.ts';

export interface Pool {
  /** How many batches to read ahead of the one that is taken next, so that no thread waits for another that takes longer. */
  readonly maxBatches: number;
  readonly read: (batch: Batch) => Promise<readonly Outcome[]>;
  /** Ends the threads at once; reads in progress reject. */
  readonly close: () => Promise<void>;
}

interface PoolOptions {
  /** Reads batches that are too small for a thread. */
  readonly reader: Reader;
  /** The entities of the seeds' gazetteers, the same as those of `reader`. */
  readonly seeded: readonly EntityRecord[];
  /** Without a `thread` module, `reader` reads everything. */
  readonly components: Pick<Components, 'extractorName' | 'thread'>;
  readonly threads: number;
  readonly articleSeconds: number;
}

/** The data that a thread is started with. */
export type ThreadData = Pick<PoolOptions, 'seeded' | 'articleSeconds'> & Pick<Components, 'extractorName'>;

export function createPool({ reader, seeded, components, threads, articleSeconds }: PoolOptions): Pool {
  const { extractorName, thread } = components;
  const workerData: ThreadData = { seeded, extractorName, articleSeconds };
  let running: Tinypool | null = null;
  const readInThread = async (filename: string, documents: readonly Document[]): Promise<Outcome[]> => {
    running ??= start({ filename, workerData, minThreads: threads, maxThreads: threads });
    const outcomes = await runTask(running, documents);
    if (outcomes === null) return readAlone(filename, documents);
    if (outcomes[0]?.digest !== reader.digestOf(documents[0] as Document)) throw new Error(OTHER_BUILD);
    return outcomes;
  };
  /** Reads the documents that a thread died of one by one, so that only the cause is left out. */
  const readAlone = async (filename: string, documents: readonly Document[]): Promise<Outcome[]> => {
    const [only, another] = documents;
    if (only && !another) return [{ serialized: null, digest: reader.digestOf(only), problems: [error(only, DIED)] }];
    const outcomes: Outcome[] = [];
    for (const document of documents) outcomes.push(...(await readInThread(filename, [document])));
    return outcomes;
  };
  return {
    maxBatches: threads * 3,
    read: async ({ documents, isFull }) =>
      thread !== null && (isFull || running) ? readInThread(thread, documents) : readBatch(reader, documents),
    close: async () => running?.destroy(),
  };
}

const DIED: Finding = ['FAILED', 'Reading it ended the thread, for want of memory; split it.'];
const OTHER_BUILD = 'The threads read otherwise than the process that started them: the build is not of these sources';

/**
 * By how many percent V8 lets a heap grow after a full collection before the next one. By itself it lets small heaps grow to several
 * times their size, which each thread would do: see `HeapGrowingPercent` in V8's flag-definitions.h.
 */
const HEAP_GROWTH = 40;

/** The space for new objects of a thread; V8 takes twice as much by itself. */
const YOUNG_MEGABYTES = 24;

/**
 * How much of a function V8 runs, in bytes of its code, before it optimizes the function: 15 times the default. A load calls
 * thousands of functions in each thread, and optimizing those that are called rarely took a fifth of the CPU of its first minute.
 */
const RUN_BEFORE_OPTIMIZING = 1_000_000;

function start(options: NonNullable<ConstructorParameters<typeof Tinypool>[0]>): Tinypool {
  setFlagsFromString(`--heap-growing-percent=${HEAP_GROWTH}`);
  setFlagsFromString(`--interrupt-budget=${RUN_BEFORE_OPTIMIZING}`);
  const pool = new Tinypool({ ...options, resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEGABYTES } });
  // The death of an idle thread is ignored: if its cause persists, a thread with a batch dies of it, and that read rejects.
  pool.on('error', () => {});
  return pool;
}

/** The outcomes of reading documents in a thread; null when the thread died. */
async function runTask(pool: Tinypool, documents: readonly Document[]): Promise<Outcome[] | null> {
  try {
    return await pool.run(documents);
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    if (code.startsWith('ERR_WORKER_')) return null;
    throw cause;
  }
}
