/** Reads the new and changed articles of folders and files, in several threads, and hands them over in their order. */
import { setImmediate } from 'node:timers/promises';
import type { Document, EntityRecord } from '../model.ts';
import type { Problem } from '../problem.ts';
import { stemOf } from '../seeds/article-reader.ts';
import { isProblem } from '../seeds/problems.ts';
import { countArticles, type Listed, readDocuments } from '../seeds/read.ts';
import type { ProblemCollector } from '../store/write/run-problems.ts';
import type { Staging } from '../store/write/staging.ts';
import { type Batch, inBatches, type Outcome } from './batch.ts';
import type { Components } from './components.ts';
import { mapConcurrently } from './concurrency.ts';
import { createPool, type Pool } from './pool.ts';
import { type ProblemsInOrder, problemsInOrder } from './problems-in-order.ts';
import type { ReadSoFar } from './read-so-far.ts';
import type { Reader } from './reader.ts';

/** Takes the articles that were read. */
export type Sink = Pick<Staging, 'add' | 'remove'>;

interface PipelineOptions extends Pick<ReadOptions, 'listings' | 'storedDigest' | 'reader' | 'readSoFar' | 'found'> {
  /** The entities of the seeds' gazetteers, which `reader` knows. */
  readonly seeded: readonly EntityRecord[];
  readonly components: Components;
  readonly threads: number;
  readonly articleSeconds: number;
  /** Called with the number of articles read so far and in total. */
  readonly onDone: (done: number, total: number) => void;
}

/** Fills `sink`. The threads have ended when the promise is settled. */
export async function runPipeline(
  sink: Sink,
  { listings, storedDigest, reader, readSoFar, found, onDone, ...options }: PipelineOptions,
): Promise<void> {
  const pool = createPool({ reader, ...options });
  const total = listings.reduce((sum, listed) => sum + countArticles(listed), 0);
  const report = (done: number) => onDone(Math.min(done, total), total);
  try {
    report(0);
    await readArticles(sink, { listings, reader, pool, storedDigest, readSoFar, found, onDone: report });
    report(total);
  } finally {
    await pool.close();
  }
}

interface ReadOptions {
  readonly listings: readonly Listed[];
  /** The digest of a stored article by its key; null when it is not stored. */
  readonly storedDigest: (key: string) => string | null;
  readonly reader: Reader;
  /** Filled with what is read. */
  readonly readSoFar: ReadSoFar;
  readonly pool: Pool;
  /** Problems are added in order of the seeds, whatever the order in which they were read. */
  readonly found: Pick<ProblemCollector, 'add'>;
  /** Called with the number of articles read so far. */
  readonly onDone: (done: number) => void;
}

/** Adds the new and changed articles to `sink`. Problems of unchanged articles are reported too. */
export async function readArticles(sink: Sink, options: ReadOptions): Promise<void> {
  const { pool, onDone, readSoFar, found } = options;
  const progress: Progress = { latest: new Map(), problems: problemsInOrder(found), read: 0 };
  const batches = inBatches(changedDocuments(sink, options, progress));
  const read = async (batch: Batch): Promise<ReadBatch> => {
    const report = progress.problems.reserve();
    return { batch, report, outcomes: await pool.read(batch) };
  };
  for await (const { batch, report, outcomes } of mapConcurrently(pool.maxBatches, batches, read)) {
    for (const [i, { serialized, digest }] of outcomes.entries()) {
      const latest = progress.latest.get(batch.documents[i]?.key ?? '');
      if (serialized && (latest ?? digest) === digest) sink.add(serialized);
    }
    report(outcomes.flatMap(({ problems }) => problems));
    progress.read += batch.documents.length;
    onDone(readSoFar.kept.size + progress.read);
  }
}

interface ReadBatch {
  readonly batch: Batch;
  readonly report: (problems: readonly Problem[]) => void;
  readonly outcomes: readonly Outcome[];
}

interface Progress {
  /** The digests of the latest versions of articles that were superseded, by key. */
  readonly latest: Map<string, string>;
  readonly problems: ProblemsInOrder;
  read: number;
}

/** The documents that are new or changed; the others are counted in `progress`. */
async function* changedDocuments(
  sink: Sink,
  { listings, reader, readSoFar, storedDigest, onDone }: ReadOptions,
  progress: Progress,
): AsyncGenerator<Document> {
  const yieldToEvents = createYielder();
  for await (const item of readDocuments(listings, readSoFar.seen)) {
    if (isProblem(item)) progress.problems.add([item]);
    else if (isChanged(item, { sink, storedDigest, reader, readSoFar }, progress)) yield item;
    else onDone(readSoFar.kept.size + progress.read);
    await yieldToEvents();
  }
}

type Known = Pick<ReadOptions, 'storedDigest' | 'reader' | 'readSoFar'> & { readonly sink: Sink };

/** Whether a document has to be read; one that is unchanged is kept. */
function isChanged(document: Document, known: Known, progress: Progress): boolean {
  const { key, file, line } = document;
  const { storedDigest, reader, readSoFar } = known;
  const digest = reader.digestOf(document);
  if (document.supersedes) {
    progress.latest.set(key, digest);
    forget(key, known);
  }
  if (storedDigest(key) !== digest) return true;
  readSoFar.kept.add(key, digest, line !== null || key !== stemOf(file) ? { file, line } : null);
  const problems = reader.check(document);
  if (problems.length > 0) progress.problems.add(problems);
  return false;
}

/** Takes an earlier version of an article out; one that is being read is left out when it is done. */
function forget(key: string, { sink, readSoFar }: Pick<Known, 'sink' | 'readSoFar'>): void {
  readSoFar.kept.remove(key);
  sink.remove(key);
}

const YIELD_INTERVAL_MS = 50;

/** Yields to the event loop, so that messages of threads are handled, but at most once in an interval. */
function createYielder(): () => Promise<void> | undefined {
  let last = performance.now();
  return () => {
    if (performance.now() - last < YIELD_INTERVAL_MS) return;
    return setImmediate().then(() => {
      last = performance.now();
    });
  };
}
