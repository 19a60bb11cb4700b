/** Reads batches in threads of their own, once there are enough of them to be worth starting any. */
import Tinypool from 'tinypool';
import type { Document, EntityRecord } from '../model.ts';
import { type Outcome, readBatch } from './batch.ts';
import type { Batch } from './batches.ts';
import type { Components } from './components.ts';
import type { Reader } from './reader.ts';

export interface Pool {
  /** How many batches it is to have at once, so that no thread waits for the next one. */
  readonly room: number;
  readonly read: (batch: Batch) => Promise<readonly Outcome[]>;
  /** Ends the threads, whatever they are doing; a reading under way fails. */
  readonly close: () => Promise<void>;
}

export interface PoolOptions {
  /** Reads what is not worth a thread. */
  readonly reader: Reader;
  /** The entities of the seeds' own gazetteers, as `reader` has them. */
  readonly seeded: readonly EntityRecord[];
  /** Without a thread that reads as `reader` does everything is read here. */
  readonly parts: Pick<Components, 'choice' | 'thread'>;
  readonly threads: number;
}

/** What a thread is told before it reads. */
export type ThreadData = Pick<PoolOptions, 'seeded'> & Pick<Components, 'choice'>;

export function createPool({ reader, seeded, parts: { choice, thread }, threads }: PoolOptions): Pool {
  const workerData: ThreadData = { seeded, choice };
  let running: Tinypool | null = null;
  const inThread = async (filename: string, documents: readonly Document[]): Promise<Outcome[]> => {
    running ??= start({ filename, workerData, minThreads: threads, maxThreads: threads });
    const outcomes: Outcome[] = await running.run(documents).catch((cause) => refuse(documents, cause));
    if (outcomes[0]?.digest !== reader.digestOf(documents[0] as Document)) throw new Error(OTHER_PARTS);
    return outcomes;
  };
  return {
    room: threads * 2,
    read: async ({ documents, isFull }) =>
      thread !== null && (isFull || running) ? inThread(thread, documents) : readBatch(reader, documents),
    close: async () => running?.destroy(),
  };
}

const OTHER_PARTS = 'The threads read otherwise than the process that started them: the build is not of these sources';

function start(options: NonNullable<ConstructorParameters<typeof Tinypool>[0]>): Tinypool {
  const pool = new Tinypool(options);
  // A thread that dies without a batch fails nothing: where it matters, one that has a batch dies of the same.
  pool.on('error', () => {});
  return pool;
}

/** An error of a reading says which article it was; a thread that died cannot. */
function refuse(documents: readonly Document[], cause: unknown): never {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  if (!code.startsWith('ERR_WORKER_')) throw cause;
  const [first, last] = [documents[0]?.file, documents.at(-1)?.file];
  throw new Error(`A thread died (${code}) of reading an article between ${first} and ${last}`, { cause });
}
