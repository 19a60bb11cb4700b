/** Loads articles into a database: all of a folder of seeds, so that it contains exactly what they say, or more beside the others. */
import type { Components } from './ingest/components.ts';
import { createFirstLoadSink } from './ingest/first-load.ts';
import { listedGazetteer, storedGazetteer } from './ingest/gazetteer.ts';
import { runPipeline, type Sink } from './ingest/pipeline.ts';
import { openReadSoFar, type ReadSoFar } from './ingest/read-so-far.ts';
import { ARTICLE_SECONDS, createReader, type Reader } from './ingest/reader.ts';
import { type IngestReport, problemsOfRun, type Report, summarize } from './ingest/report.ts';
import { type Destination, type Target, withTarget } from './ingest/target.ts';
import { createPartsSink, PART_ARTICLES, together } from './ingest/write-parts.ts';
import { rolledBack, writeStaged } from './ingest/write-staged.ts';
import { DatelineError } from './problem.ts';
import { listSeeds } from './seeds/folder.ts';
import { listPaths } from './seeds/paths.ts';
import { isProblem } from './seeds/problems.ts';
import type { Listed } from './seeds/read.ts';
import type { ReseedReport, SeedGazetteer } from './store/reseed.ts';
import { collectProblems, type RunProblems } from './store/write/run-problems.ts';
import { createRunProgress, type RunProgress } from './store/write/run-progress.ts';
import type { RunFacts } from './store/write/runs.ts';
import type { SeedVersion } from './store/write/seed-versions.ts';
import { openStaging, type Staging } from './store/write/staging.ts';

export interface IngestOptions extends Target {
  /** The folder of the seeds. */
  readonly from: string;
  /** The files and folders that INGEST reads; those in `from` are named by their paths in it. */
  readonly paths?: readonly string[];
  /** Who runs it: a user of the machine or the name of a token. */
  readonly by?: string | null;
  /** How many threads read articles. Default 1. */
  readonly threads?: number;
  /** How long reading one article may take. Default `ARTICLE_SECONDS`. */
  readonly articleSeconds?: number;
  readonly onProgress?: (progress: Progress) => void;
  /** After how many new and changed articles an INGEST into a database that holds some commits. Default `PART_ARTICLES`. */
  readonly partArticles?: number;
}

/**
 * `reading` counts the articles of the files, `writing` the new and changed ones; into an empty database they are written as they are
 * read, and `writing` follows with all of them. `finishing` means that the transaction is committed: if the process ends before, the
 * database is unchanged, but for the parts of an INGEST that were committed.
 */
export interface Progress {
  readonly stage: 'reading' | 'writing' | 'indexing' | 'finishing';
  readonly done: number;
  /** Null when unknown. */
  readonly total: number | null;
}

/**
 * Reads and resolves articles, and writes them in one transaction: into an empty database while others are read, otherwise when
 * all are. SEED and RESEED remove all articles that the seeds no longer hold; INGEST removes none. Articles that are unchanged since the
 * last run are not read again. An INGEST of many articles commits part after part, so that it goes on where it was ended. Bad seeds are reported and do not affect the others. A dry run reports the same and changes nothing.
 * Rejects with BAD_USER_INPUT when there is no such folder or file or it contains no seed, with ALREADY_SEEDED when `SEED` finds
 * articles, and with errors of the store.
 */
export async function ingest(options: IngestOptions, components: Components): Promise<IngestReport> {
  const startedAt = performance.now();
  const { from, paths, command } = options;
  const listings = command === 'INGEST' ? listPaths(paths ?? [], from) : [[...listSeeds(from)]];
  refuseNone(listings, (command === 'INGEST' && paths?.join(', ')) || from);
  const job = { ...options, listings, components };
  const report = await withTarget(options, (destination) => ingestInto(destination, job));
  return { ...report, ...(options.dryRun && { run: null }), seconds: (performance.now() - startedAt) / 1000 };
}

/** A folder without seeds is refused, because it is more likely a mistake than a wish to empty the database. */
function refuseNone(listings: readonly Listed[], where: string): void {
  if (listings.some((listed) => listed.some((item) => !isProblem(item)))) return;
  throw new DatelineError('BAD_USER_INPUT', `There is no seed in ${where}; name the folder that holds the seeds.`);
}

type Job = IngestOptions & { readonly listings: readonly Listed[]; readonly components: Components };

async function ingestInto(destination: Destination, job: Job): Promise<Report> {
  const { listings, components, articleSeconds = ARTICLE_SECONDS, threads = 1 } = job;
  const { filled, digestOf: storedDigest } = destination;
  const isAddition = filled !== null && job.command === 'INGEST';
  const { seeded, problems } = isAddition ? storedGazetteer(filled, listings) : listedGazetteer(listings);
  const reader = createReader(components, seeded, articleSeconds);
  const [staging, readSoFar] = [openStaging(), openReadSoFar(isAddition ? filled : null)];
  const told = filled && !job.dryRun ? createRunProgress(filled) : null;
  const step: Step = {
    ...destination,
    reader,
    run: { ...factsOf(job, reader), ...(told && { number: told.number }) },
    begun: told?.begun ?? (() => {}),
    partArticles: isAddition && !job.dryRun ? (job.partArticles ?? PART_ARTICLES) : Number.POSITIVE_INFINITY,
    gazetteer: isAddition ? null : { seeded, known: reader.known },
    isAddition,
    staging,
    readSoFar,
    onProgress: telling(told, job.onProgress ?? (() => {})),
  };
  const readInto = async (sink: Sink): Promise<RunProblems> => {
    const onDone = (done: number, total: number) => step.onProgress({ stage: 'reading', done, total });
    const found = collectProblems();
    found.add(problems);
    const options = { listings, storedDigest, reader, readSoFar, seeded, components, threads, articleSeconds, onDone };
    await runPipeline(sink, { ...options, found });
    return found;
  };
  try {
    const load = filled ? loadBeside : loadFirst;
    const report = await load(step, readInto, job.dryRun);
    if (!job.dryRun) step.onProgress({ stage: 'finishing', done: 0, total: null });
    return report;
  } finally {
    told?.end();
    staging.close();
    readSoFar.close();
  }
}

/** Tells subscribers too, in the stages that they see. */
const telling =
  (told: RunProgress | null, onProgress: (progress: Progress) => void) =>
  (progress: Progress): void => {
    const { stage, done, total } = progress;
    if (stage !== 'finishing') told?.tell({ stage: STAGES[stage], done, total });
    onProgress(progress);
  };

const STAGES = { reading: 'READING', writing: 'WRITING', indexing: 'INDEXING' } as const;

const factsOf = ({ command, by }: Job, { extractor }: Reader): RunFacts => ({
  command,
  by: by ?? null,
  startedAt: new Date().toISOString(),
  extractor: extractor.name,
  extractorVersion: extractor.version,
});

interface Step extends Destination {
  readonly reader: Reader;
  readonly run: RunFacts;
  /** Null when the stored one stays. */
  readonly gazetteer: SeedGazetteer | null;
  /** Whether articles that are not read stay. */
  readonly isAddition: boolean;
  readonly staging: Staging;
  readonly readSoFar: ReadSoFar;
  /** To be called with the number of the run when a part of it is committed. */
  readonly begun: (number: number) => void;
  readonly partArticles: number;
  readonly onProgress: (progress: Progress) => void;
}

/** What tells the articles that were read from versions and copies that come later; a reseed learns it anew of those that are kept. */
function* versionsOf({ readSoFar, reader, isAddition }: Step, keys?: Iterable<string>): Generator<SeedVersion> {
  for (const { key, url, digest, at, content, isKept } of readSoFar.counting(keys)) {
    const changedAt = url === null ? null : at;
    const storedDigest = reader.digestOf({ digest });
    yield { key: key as SeedVersion['key'], storedDigest, changedAt, content, isKept: isAddition && isKept };
  }
}

/** Keys of the articles that no part has. */
const keysOf = ({ staging, readSoFar }: Step): string[] => [...staging.keys(), ...readSoFar.kept.keys()];

type ReadInto = (sink: Sink) => Promise<RunProblems>;

/** Fills an empty database while articles are read. */
async function loadFirst(step: Step, readInto: ReadInto, dryRun: boolean): Promise<Report> {
  const { reader, gazetteer, onProgress, store } = step;
  const sink = createFirstLoadSink(step);
  const problems = await readInto(sink);
  onProgress({ stage: 'writing', done: sink.size, total: sink.size });
  onProgress({ stage: 'indexing', done: 0, total: null });
  const end = {
    gazetteer,
    versions: versionsOf(step),
    problemsOf: problemsOfRun(store, problems, reader.known),
    dryRun,
  };
  return sink.finish(end, summarize);
}

/** Reads all articles and then writes those that are new or changed; many that are added are written in parts meanwhile. */
async function loadBeside(step: Step, readInto: ReadInto, dryRun: boolean): Promise<Report> {
  const { staging, reader, isAddition, onProgress, store } = step;
  const parts: ReseedReport[] = [];
  const onPart = (part: ReseedReport): void => {
    step.begun(part.run);
    parts.push(part);
  };
  const ofKeys = (keys: Iterable<string>) => versionsOf(step, keys);
  const problems = await readInto(createPartsSink({ ...step, size: step.partArticles, versionsOf: ofKeys, onPart }));
  const onWritten = (done: number) => onProgress({ stage: 'writing', done, total: staging.size });
  const onIndexing = () => onProgress({ stage: 'indexing', done: 0, total: null });
  onWritten(0);
  const { run, gazetteer } = step;
  const { kept } = step.readSoFar;
  const problemsOfAll = problemsOfRun(store, problems, reader.known);
  const problemsOf: typeof problemsOfAll = (last) => problemsOfAll(together(parts, last));
  const scope = isAddition ? staging.keys() : null;
  const versions = versionsOf(step, parts.length > 0 ? keysOf(step) : undefined);
  const staged = { staging, kept, scope, versions, gazetteer, run, problemsOf, onWritten, onIndexing };
  const write = () => {
    const last = writeStaged(store, staged);
    return summarize(store, { ...last, ...together(parts, last) });
  };
  return dryRun ? rolledBack(store, write) : write();
}
