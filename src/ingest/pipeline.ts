/** Reads the new and changed articles of a folder, in several threads, into staging: everything before the transaction. */
import { setImmediate } from 'node:timers/promises';
import type { Document } from '../model.ts';
import type { Problem } from '../problem.ts';
import { isProblem } from '../seeds/problems.ts';
import { countArticles, type Listed, readDocuments, readGazetteers } from '../seeds/read.ts';
import type { Staging } from '../store/write/staging.ts';
import { type Batch, inBatches } from './batch.ts';
import type { Components } from './components.ts';
import { forEachConcurrently } from './concurrency.ts';
import { createPool, type Pool } from './pool.ts';
import { createReader, type Reader } from './reader.ts';

export interface PipelineResult {
  /** Keys of the stored articles that are unchanged. */
  readonly keep: ReadonlySet<string>;
  /** In order of the seeds, whatever the order in which they were read. */
  readonly problems: readonly Problem[];
}

interface PipelineOptions {
  readonly listed: Listed;
  /** Digests of the stored articles by key. */
  readonly stored: ReadonlyMap<string, string>;
  readonly components: Components;
  readonly threads: number;
  readonly articleSeconds: number;
  /** Called with the number of articles read so far and in total. */
  readonly onDone: (done: number, total: number) => void;
}

/** Fills `staging`. The threads have ended when the promise is settled. */
export async function runPipeline(
  staging: Staging,
  { listed, stored, components, threads, articleSeconds, onDone }: PipelineOptions,
): Promise<PipelineResult & { readonly reader: Reader }> {
  const { entities: seeded, problems } = readGazetteers(listed);
  const reader = createReader(components, seeded, articleSeconds);
  const pool = createPool({ reader, seeded, components, threads, articleSeconds });
  const total = countArticles(listed);
  const report = (done: number) => onDone(Math.min(done, total), total);
  try {
    report(0);
    const articles = await readArticles(staging, { listed, reader, pool, stored, onDone: report });
    report(total);
    return { reader, keep: articles.keep, problems: [...problems, ...articles.problems] };
  } finally {
    await pool.close();
  }
}

interface ReadOptions extends Pick<PipelineOptions, 'listed' | 'stored'> {
  readonly reader: Reader;
  readonly pool: Pool;
  /** Called with the number of articles read so far. */
  readonly onDone: (done: number) => void;
}

/** Adds the new and changed articles to `staging`. Problems of unchanged articles are reported too. */
export async function readArticles(staging: Staging, options: ReadOptions): Promise<PipelineResult> {
  const { pool, onDone } = options;
  const progress: Progress = { keep: new Set(), problems: [], read: 0 };
  const read = async (batch: Batch): Promise<void> => {
    // Reserves the position of the batch's problems among the others.
    const found: Problem[] = [];
    progress.problems.push(found);
    for (const outcome of await pool.read(batch)) {
      if (outcome.serialized) staging.add(outcome.serialized);
      for (const problem of outcome.problems) found.push(problem);
    }
    progress.read += batch.documents.length;
    onDone(progress.keep.size + progress.read);
  };
  await forEachConcurrently(pool.maxBatches, inBatches(changedDocuments(options, progress)), read);
  return { keep: progress.keep, problems: progress.problems.flat() };
}

interface Progress {
  readonly keep: Set<string>;
  readonly problems: (readonly Problem[])[];
  read: number;
}

/** The documents that are new or changed; the others are counted in `progress`. */
async function* changedDocuments(
  { listed, reader, stored, onDone }: ReadOptions,
  progress: Progress,
): AsyncGenerator<Document> {
  const yieldToEvents = createYielder();
  for (const item of readDocuments(listed)) {
    if (isProblem(item)) progress.problems.push([item]);
    else if (stored.get(item.key) !== reader.digestOf(item)) yield item;
    else {
      progress.keep.add(item.key);
      progress.problems.push(reader.check(item));
      onDone(progress.keep.size + progress.read);
    }
    await yieldToEvents();
  }
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
