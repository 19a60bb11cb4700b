/** Loads a folder of seeds into a database, so that the database contains exactly what the seeds say. */
import type { Components } from './ingest/components.ts';
import { type PipelineResult, runPipeline } from './ingest/pipeline.ts';
import { ARTICLE_SECONDS, type Reader } from './ingest/reader.ts';
import { reportConflict, reportOrphaned, sortProblems } from './ingest/report-problems.ts';
import { type Destination, type Target, withTarget } from './ingest/target.ts';
import type { ArticleRecord } from './model.ts';
import { DatelineError, type Problem } from './problem.ts';
import { listSeeds } from './seeds/folder.ts';
import { isProblem } from './seeds/problems.ts';
import type { Listed } from './seeds/read.ts';
import { findEntry } from './store/corrections/log.ts';
import type { Store } from './store/database/open.ts';
import { total } from './store/read/totals.ts';
import { type ReseedReport, reseed } from './store/reseed.ts';
import { readValue } from './store/sql/read.ts';
import { openStaging, type Staging } from './store/write/staging.ts';
import { articleDigests, foreignLanguages } from './store/write/stored-articles.ts';

export interface IngestOptions extends Target {
  /** The folder of the seeds. */
  readonly from: string;
  /** How many threads read articles. Default 1. */
  readonly threads?: number;
  /** How long reading one article may take. Default `ARTICLE_SECONDS`. */
  readonly articleSeconds?: number;
  readonly onProgress?: (progress: Progress) => void;
}

/**
 * `reading` counts the articles of the folder, `writing` the new and changed ones. `finishing` means that the transaction is
 * committed: if the process ends before, the database is unchanged.
 */
export interface Progress {
  readonly stage: 'reading' | 'writing' | 'indexing' | 'finishing';
  readonly done: number;
  /** Null when unknown. */
  readonly total: number | null;
}

export interface IngestReport {
  readonly articles: Omit<ReseedReport, 'conflicts' | 'orphaned'>;
  /** The number of entities in the database afterwards. */
  readonly entities: number;
  /** The number of accepted mentions in the database afterwards, demonyms included. */
  readonly mentions: number;
  /** How many articles in the database are in other languages than English, which the extractor that ships cannot read. */
  readonly otherLanguages: readonly { readonly language: string; readonly count: number }[];
  /** All problems of the seeds, in order of file and line. */
  readonly problems: readonly Problem[];
  readonly seconds: number;
}

/**
 * Reads and resolves all articles, and then writes them in one transaction. Articles that are unchanged since the last run are not
 * read again. Bad seeds are reported and do not affect the others. A dry run reports the same and changes nothing. Rejects with
 * BAD_USER_INPUT when there is no such folder or it contains no seed, with ALREADY_SEEDED when `SEED` finds articles, and with
 * errors of the store.
 */
export async function ingest(options: IngestOptions, components: Components): Promise<IngestReport> {
  const startedAt = performance.now();
  const listed = listAll(options.from);
  const job = { ...options, listed, components };
  const report = await withTarget(options, (destination) => ingestInto(destination, job));
  return { ...report, seconds: (performance.now() - startedAt) / 1000 };
}

/** A folder without seeds is refused, because it is more likely a mistake than a wish to empty the database. */
function listAll(folder: string): Listed {
  const listed = [...listSeeds(folder)];
  if (listed.some((item) => !isProblem(item))) return listed;
  throw new DatelineError('BAD_USER_INPUT', `There is no seed in ${folder}; name the folder that holds the seeds.`);
}

type Job = IngestOptions & { readonly listed: Listed; readonly components: Components };
type Report = Omit<IngestReport, 'seconds'>;

async function ingestInto({ stored, open }: Destination, job: Job): Promise<Report> {
  const startedAt = new Date().toISOString();
  const { listed, components, command, threads = 1, articleSeconds = ARTICLE_SECONDS, onProgress = () => {} } = job;
  const staging = openStaging();
  try {
    const onDone = (done: number, total: number) => onProgress({ stage: 'reading', done, total });
    const read = await runPipeline(staging, { listed, stored, components, threads, articleSeconds, onDone });
    onProgress({ stage: 'writing', done: 0, total: staging.size });
    const store = open();
    const write = () => writeAll(store, { ...read, stored, staging, startedAt, command, onProgress });
    if (job.dryRun) return rolledBack(store, write);
    const report = write();
    onProgress({ stage: 'finishing', done: 0, total: null });
    return report;
  } finally {
    staging.close();
  }
}

/** Runs `work` in a transaction that is rolled back, so that nobody sees what it writes. */
function rolledBack<Result>(store: Store, work: () => Result): Result {
  store.db.exec('BEGIN');
  try {
    return work();
  } finally {
    store.db.exec('ROLLBACK');
  }
}

interface WriteOptions extends PipelineResult {
  readonly reader: Reader;
  readonly stored: Destination['stored'];
  readonly staging: Staging;
  readonly startedAt: string;
  readonly command: Target['command'];
  readonly onProgress: (progress: Progress) => void;
}

function writeAll(store: Store, options: WriteOptions): Report {
  const { reader, keep, locations, problems, startedAt, command } = options;
  const { known, extractor } = reader;
  const { conflicts, orphaned, ...articles } = reseed(store, {
    articles: stagedArticles(store, options),
    keep,
    locations,
    known,
    run: {
      command,
      startedAt,
      extractor: extractor.name,
      extractorVersion: extractor.version,
      problems: problems.length,
    },
  });
  const conflictProblems = conflicts.map((conflict) => reportConflict(conflict, known));
  const orphanProblems = orphaned.flatMap((number) => {
    const entry = findEntry(store, number);
    return entry ? [reportOrphaned(entry)] : [];
  });
  return {
    articles,
    entities: readValue(store, total('ENTITY')),
    mentions: readValue(store, total('MENTION')),
    otherLanguages: foreignLanguages(store),
    problems: sortProblems([...problems, ...conflictProblems, ...orphanProblems]),
  };
}

/** The staged articles, read inside the transaction. */
function* stagedArticles(store: Store, options: WriteOptions): Generator<ArticleRecord> {
  const { staging, onProgress } = options;
  assertUnchanged(store, options);
  let done = 0;
  for (const record of staging) {
    onProgress({ stage: 'writing', done: done++, total: staging.size });
    yield record;
  }
  onProgress({ stage: 'writing', done, total: staging.size });
  onProgress({ stage: 'indexing', done: 0, total: null });
}

/** Throws DATABASE_BUSY when another process changed an article that is to be kept. Call it inside the transaction. */
function assertUnchanged(store: Store, { keep, stored }: WriteOptions): void {
  const current = articleDigests(store);
  const changed = [...keep].find((key) => current.get(key) !== stored.get(key));
  if (changed === undefined) return;
  throw new DatelineError(
    'DATABASE_BUSY',
    `Another process changed ${store.path} while the seeds were being read: ${changed} is not as it was. Run the command again.`,
  );
}
