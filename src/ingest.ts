/** Loads a folder of seeds into a database, so that the database contains exactly what the seeds say. */
import type { Components } from './ingest/components.ts';
import { createFirstLoadSink } from './ingest/first-load.ts';
import { type PipelineResult, runPipeline, type Sink } from './ingest/pipeline.ts';
import { ARTICLE_SECONDS, createReader, type Reader } from './ingest/reader.ts';
import { reportConflict, reportOrphaned, sortProblems } from './ingest/report-problems.ts';
import { type Destination, type Target, withTarget } from './ingest/target.ts';
import { rolledBack, writeStaged } from './ingest/write-staged.ts';
import { DatelineError, type Problem } from './problem.ts';
import { listSeeds } from './seeds/folder.ts';
import { isProblem } from './seeds/problems.ts';
import { type Listed, readGazetteers } from './seeds/read.ts';
import { findEntry } from './store/corrections/log.ts';
import type { Store } from './store/database/open.ts';
import { total } from './store/read/totals.ts';
import type { ReseedInput, ReseedReport } from './store/reseed.ts';
import { readValue } from './store/sql/read.ts';
import { openStaging, type Staging } from './store/write/staging.ts';
import { foreignLanguages } from './store/write/stored-articles.ts';

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
 * `reading` counts the articles of the folder, `writing` the new and changed ones; into an empty database they are written as they are
 * read, and `writing` follows with all of them. `finishing` means that the transaction is committed: if the process ends before, the
 * database is unchanged.
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
 * Reads and resolves all articles, and writes them in one transaction: into an empty database while others are read, otherwise when
 * all are. Articles that are unchanged since the last run are not read again. Bad seeds are reported and do not affect the others. A dry
 * run reports the same and changes nothing. Rejects with BAD_USER_INPUT when there is no such folder or it contains no seed, with
 * ALREADY_SEEDED when `SEED` finds articles, and with errors of the store.
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

async function ingestInto(destination: Destination, job: Job): Promise<Report> {
  const { listed, components, articleSeconds = ARTICLE_SECONDS } = job;
  const { entities: seeded, problems } = readGazetteers(listed);
  const reader = createReader(components, seeded, articleSeconds);
  const { name: extractor, version: extractorVersion } = reader.extractor;
  const run = { command: job.command, startedAt: new Date().toISOString(), extractor, extractorVersion };
  const staging = openStaging();
  const step = { ...destination, reader, run, staging, onProgress: job.onProgress ?? (() => {}) };
  const readInto = async (sink: Sink): Promise<PipelineResult> => {
    const onDone = (done: number, total: number) => step.onProgress({ stage: 'reading', done, total });
    const { threads = 1 } = job;
    const { stored } = destination;
    const read = await runPipeline(sink, {
      listed,
      stored,
      reader,
      seeded,
      components,
      threads,
      articleSeconds,
      onDone,
    });
    return { ...read, problems: [...problems, ...read.problems] };
  };
  try {
    const load = destination.stored.size === 0 ? loadFirst : reseedStored;
    const report = await load(step, readInto, job.dryRun);
    if (!job.dryRun) step.onProgress({ stage: 'finishing', done: 0, total: null });
    return report;
  } finally {
    staging.close();
  }
}

interface Step extends Destination {
  readonly reader: Reader;
  readonly run: Omit<ReseedInput['run'], 'problems'>;
  readonly staging: Staging;
  readonly onProgress: (progress: Progress) => void;
}

type ReadInto = (sink: Sink) => Promise<PipelineResult>;

/** Fills an empty database while articles are read. */
async function loadFirst(step: Step, readInto: ReadInto, dryRun: boolean): Promise<Report> {
  const { reader, onProgress } = step;
  const sink = createFirstLoadSink(step);
  const { problems } = await readInto(sink);
  onProgress({ stage: 'writing', done: sink.size, total: sink.size });
  onProgress({ stage: 'indexing', done: 0, total: null });
  const end = { known: reader.known, problems: problems.length, dryRun };
  return sink.finish(end, (store, reseeded) => summarize(store, reseeded, { reader, problems }));
}

/** Reads all articles and then writes those that are new or changed. */
async function reseedStored(step: Step, readInto: ReadInto, dryRun: boolean): Promise<Report> {
  const { staging, reader, onProgress, open } = step;
  const { keep, locations, problems } = await readInto(staging);
  const onWritten = (done: number) => onProgress({ stage: 'writing', done, total: staging.size });
  const onIndexing = () => onProgress({ stage: 'indexing', done: 0, total: null });
  onWritten(0);
  const store = open();
  const run = { ...step.run, problems: problems.length };
  const write = () => {
    const reseeded = writeStaged(store, { ...step, keep, locations, known: reader.known, run, onWritten, onIndexing });
    return summarize(store, reseeded, { reader, problems });
  };
  return dryRun ? rolledBack(store, write) : write();
}

function summarize(
  store: Store,
  { conflicts, orphaned, ...articles }: ReseedReport,
  { reader, problems }: Pick<Step, 'reader'> & Pick<PipelineResult, 'problems'>,
): Report {
  const conflictProblems = conflicts.map((conflict) => reportConflict(conflict, reader.known));
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
