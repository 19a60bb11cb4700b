/** Reads the new and changed articles of a folder, in several threads, into staging: everything before the transaction. */
import { setImmediate } from 'node:timers/promises';
import type { Document } from '../model.ts';
import type { Problem } from '../problem.ts';
import { stemOf } from '../seeds/article-reader.ts';
import { isProblem } from '../seeds/problems.ts';
import { countArticles, type Listed, readDocuments, readGazetteers } from '../seeds/read.ts';
import type { SeedLocation } from '../store/write/seed-locations.ts';
import type { Staging } from '../store/write/staging.ts';
import { type Batch, inBatches } from './batch.ts';
import type { Components } from './components.ts';
import { forEachConcurrently } from './concurrency.ts';
import { createPool, type Pool } from './pool.ts';
import { createReader, type Reader } from './reader.ts';

export interface PipelineResult {
  /** Keys of the stored articles that are unchanged. */
  readonly keep: ReadonlySet<string>;
  /** Where the seeds of unchanged articles are, when their keys do not tell it. */
  readonly locations: ReadonlyMap<string, SeedLocation>;
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
    return { ...articles, reader, problems: [...problems, ...articles.problems] };
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
  const progress: Progress = { keep: new Set(), locations: new Map(), latest: new Map(), problems: [], read: 0 };
  const read = async (batch: Batch): Promise<void> => {
    // Reserves the position of the batch's problems among the others.
    const found: Problem[] = [];
    progress.problems.push(found);
    const outcomes = await pool.read(batch);
    for (const [i, { serialized, digest, problems }] of outcomes.entries()) {
      const latest = progress.latest.get(batch.documents[i]?.key ?? '');
      if (serialized && (latest ?? digest) === digest) staging.add(serialized);
      for (const problem of problems) found.push(problem);
    }
    progress.read += batch.documents.length;
    onDone(progress.keep.size + progress.read);
  };
  await forEachConcurrently(pool.maxBatches, inBatches(changedDocuments(staging, options, progress)), read);
  const { keep, locations } = progress;
  return { keep, locations, problems: progress.problems.flat() };
}

interface Progress {
  readonly keep: Set<string>;
  readonly locations: Map<string, SeedLocation>;
  /** The digests of the latest versions of articles that were superseded, by key. */
  readonly latest: Map<string, string>;
  readonly problems: (readonly Problem[])[];
  read: number;
}

/** The documents that are new or changed; the others are counted in `progress`. */
async function* changedDocuments(
  staging: Staging,
  { listed, reader, stored, onDone }: ReadOptions,
  progress: Progress,
): AsyncGenerator<Document> {
  const yieldToEvents = createYielder();
  for (const item of readDocuments(listed)) {
    if (isProblem(item)) progress.problems.push([item]);
    else if (isChanged(item, { staging, stored, reader }, progress)) yield item;
    else onDone(progress.keep.size + progress.read);
    await yieldToEvents();
  }
}

type Known = Pick<ReadOptions, 'stored' | 'reader'> & { readonly staging: Staging };

/** Whether a document has to be read; one that is unchanged is counted in `progress`. */
function isChanged(document: Document, { staging, stored, reader }: Known, progress: Progress): boolean {
  const { key, file, line } = document;
  const digest = reader.digestOf(document);
  if (document.supersedes) forget(key, digest, { staging, progress });
  if (stored.get(key) !== digest) return true;
  progress.keep.add(key);
  if (line !== null || key !== stemOf(file)) progress.locations.set(key, { file, line });
  progress.problems.push(reader.check(document));
  return false;
}

/** Takes an earlier version of an article out; one that is being read is left out when it is done. */
function forget(
  key: string,
  digest: string,
  { staging, progress }: { readonly staging: Staging; readonly progress: Progress },
): void {
  progress.latest.set(key, digest);
  progress.keep.delete(key);
  progress.locations.delete(key);
  staging.remove(key);
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
