/** Reads batches in worker threads, which start once there is a full batch. */
import Tinypool from 'tinypool';
import type { Document, EntityRecord } from '../model.ts';
import { type Batch, type Outcome, readBatch } from './batch.ts';
import type { Components } from './components.ts';
import type { Reader } from './reader.ts';

export interface Pool {
  /** How many batches to read at once, so that no thread waits for the next one. */
  readonly maxBatches: number;
  readonly read: (batch: Batch) => Promise<readonly Outcome[]>;
  /** Ends the threads at once; reads in progress reject. */
  readonly close: () => Promise<void>;
}

export interface PoolOptions {
  /** Reads batches that are too small for a thread. */
  readonly reader: Reader;
  /** The entities of the seeds' gazetteers, the same as those of `reader`. */
  readonly seeded: readonly EntityRecord[];
  /** Without a `thread` module, `reader` reads everything. */
  readonly components: Pick<Components, 'extractorName' | 'thread'>;
  readonly threads: number;
}

/** The data that a thread is started with. */
export type ThreadData = Pick<PoolOptions, 'seeded'> & Pick<Components, 'extractorName'>;

export function createPool({ reader, seeded, components: { extractorName, thread }, threads }: PoolOptions): Pool {
  const workerData: ThreadData = { seeded, extractorName };
  let running: Tinypool | null = null;
  const readInThread = async (filename: string, documents: readonly Document[]): Promise<Outcome[]> => {
    running ??= start({ filename, workerData, minThreads: threads, maxThreads: threads });
    const outcomes: Outcome[] = await running.run(documents).catch((cause) => throwWithFile(documents, cause));
    if (outcomes[0]?.digest !== reader.digestOf(documents[0] as Document)) throw new Error(OTHER_BUILD);
    return outcomes;
  };
  return {
    maxBatches: threads * 2,
    read: async ({ documents, isFull }) =>
      thread !== null && (isFull || running) ? readInThread(thread, documents) : readBatch(reader, documents),
    close: async () => running?.destroy(),
  };
}

const OTHER_BUILD = 'The threads read otherwise than the process that started them: the build is not of these sources';

function start(options: NonNullable<ConstructorParameters<typeof Tinypool>[0]>): Tinypool {
  const pool = new Tinypool(options);
  // The death of an idle thread is ignored: if its cause persists, a thread with a batch dies of it, and that read rejects.
  pool.on('error', () => {});
  return pool;
}

/** Errors of reading name their article. The error of a dead thread cannot, so it is thrown with the first and last file. */
function throwWithFile(documents: readonly Document[], cause: unknown): never {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  if (!code.startsWith('ERR_WORKER_')) throw cause;
  const [first, last] = [documents[0]?.file, documents.at(-1)?.file];
  throw new Error(`A thread died (${code}) of reading an article between ${first} and ${last}`, { cause });
}
