/** The use case: reads a folder of seeds and makes a database say what they say. */
import { collect } from './ingest/collect.ts';
import type { Parts } from './ingest/parts.ts';
import { createReader } from './ingest/reader.ts';
import { type Target, withTarget } from './ingest/target.ts';
import type { ArticleRecord, EntityRecord } from './model.ts';
import { DatelineError, type Problem } from './problem.ts';
import { listSeeds } from './seeds/folder.ts';
import { type Listed, readGazetteer } from './seeds/read.ts';
import { isProblem, warning } from './seeds/report.ts';
import { articleDigests } from './store/digests.ts';
import type { Store } from './store/open.ts';
import { rehearse } from './store/rehearse.ts';
import { type ReseedReport, reseed } from './store/reseed.ts';
import { openStaging, type Staging } from './store/staging.ts';
import { readStatistics } from './store/statistics.ts';

export interface IngestOptions extends Target {
  /** The folder of the seeds. */
  readonly from: string;
  readonly onProgress?: (progress: Progress) => void;
}

/** Reading counts the files of the folder, writing the articles that are new or changed. */
export interface Progress {
  readonly stage: 'reading' | 'writing';
  readonly done: number;
  readonly total: number;
}

export interface IngestReport {
  readonly articles: Omit<ReseedReport, 'conflicts'>;
  /** How many the database holds afterwards; mentions are the accepted ones, demonyms included. */
  readonly entities: number;
  readonly mentions: number;
  /** Everything that is wrong with the seeds, in order of file and line. */
  readonly problems: readonly Problem[];
  readonly seconds: number;
}

/**
 * Reads, extracts, resolves, and only then writes, in one transaction. Articles whose seed and whose reading are those of
 * the stored one are not read again. Bad seeds are in the report and stop nothing. A dry run reports the same and leaves
 * everything as it is. Throws BAD_USER_INPUT when the folder is none or holds no seed, ALREADY_SEEDED when `SEED` finds
 * articles, NOT_FOUND when `RESEED` finds no database, and what the store throws.
 */
export function ingest(options: IngestOptions, parts: Parts): IngestReport {
  const began = performance.now();
  const listed = listAll(options.from);
  const report = withTarget(options, (store) => ingestInto(store, listed, { ...options, parts }));
  return { ...report, seconds: (performance.now() - began) / 1000 };
}

/** A folder without a single seed is rather a wrong name than a wish to empty the database. */
function listAll(folder: string): Listed {
  const listed = [...listSeeds(folder)];
  if (listed.some((item) => !isProblem(item))) return listed;
  throw new DatelineError('BAD_USER_INPUT', `There is no seed in ${folder}; name the folder that holds the seeds.`);
}

type Job = Pick<IngestOptions, 'command' | 'dryRun' | 'onProgress'> & { readonly parts: Parts };

function ingestInto(store: Store, listed: Listed, job: Job): Omit<IngestReport, 'seconds'> {
  const startedAt = new Date().toISOString();
  const onProgress = job.onProgress ?? (() => {});
  const gazetteer = readGazetteer(listed);
  const reader = createReader(job.parts, gazetteer.entities);
  const onFile = (done: number) => onProgress({ stage: 'reading', done, total: listed.length });
  const staging = openStaging();
  try {
    const { keep, problems } = collect(staging, { listed, reader, stored: articleDigests(store), onFile });
    const found = [...gazetteer.problems, ...problems];
    const { name: extractor, version: extractorVersion } = reader.extractor;
    const run = { command: job.command, startedAt, extractor, extractorVersion, problems: found.length };
    const write = () => {
      const { conflicts, ...articles } = reseed(store, {
        articles: counted(staging, onProgress),
        keep,
        known: reader.known,
        run,
      });
      const { entities, mentions } = readStatistics(store);
      return {
        articles,
        entities,
        mentions,
        problems: inOrder([...found, ...conflicts.map((one) => tell(one, reader.known))]),
      };
    };
    return job.dryRun ? rehearse(store, write) : write();
  } finally {
    staging.close();
  }
}

function* counted(staging: Staging, onProgress: (progress: Progress) => void): Generator<ArticleRecord> {
  let done = 0;
  for (const record of staging) {
    onProgress({ stage: 'writing', done: done++, total: staging.size });
    yield record;
  }
  onProgress({ stage: 'writing', done, total: staging.size });
}

function tell(
  { scheme, value, kept, refused }: ReseedReport['conflicts'][number],
  known: readonly EntityRecord[],
): Problem {
  const what = scheme === '' ? `The former key ${value}` : `The identifier ${scheme}:${value}`;
  const message = `${what} stays with ${kept}, and ${refused.join(', ')} cannot have it too; take it from one of them.`;
  const file = refused
    .map((key) => known.find((record) => record.key === key)?.aliases[0]?.assertedBy.name)
    .find(Boolean);
  return warning({ file: file ?? '.', line: null }, ['DUPLICATE_KEY', message]);
}

function inOrder(problems: readonly Problem[]): Problem[] {
  return [...problems].sort(
    (a, b) => Buffer.compare(Buffer.from(a.file), Buffer.from(b.file)) || (a.line ?? 0) - (b.line ?? 0),
  );
}
