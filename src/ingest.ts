/** The use case: reads a folder of seeds and makes a database say what they say. */
import type { OrphanReason } from './corrections/define.ts';
import type { Components } from './ingest/components.ts';
import { type Gathered, gather } from './ingest/gather.ts';
import { type Destination, type Target, withTarget } from './ingest/target.ts';
import type { ArticleRecord, EntityRecord } from './model.ts';
import { DatelineError, type Problem } from './problem.ts';
import { listSeeds } from './seeds/folder.ts';
import { isProblem, warning } from './seeds/problems.ts';
import type { Listed } from './seeds/read.ts';
import { type ChangeRow, findChanges } from './store/corrections/changes.ts';
import { dryRun } from './store/database/dry-run.ts';
import type { Store } from './store/database/open.ts';
import { readStatistics } from './store/read/statistics.ts';
import { type ReseedReport, reseed } from './store/reseed.ts';
import { articleDigests } from './store/write/digests.ts';
import { openStaging, type Staging } from './store/write/staging.ts';

export interface IngestOptions extends Target {
  /** The folder of the seeds. */
  readonly from: string;
  /** How many threads read articles where there are many of them. Default 1. */
  readonly threads?: number;
  readonly onProgress?: (progress: Progress) => void;
}

/**
 * Reading counts the articles of the folder, as far as they can be counted beforehand; writing those that are new or changed.
 * Finishing is told when they have been written for good: dying before it leaves the database as it was.
 */
export interface Progress {
  readonly stage: 'reading' | 'writing' | 'indexing' | 'finishing';
  readonly done: number;
  /** Null while nobody knows. */
  readonly total: number | null;
}

export interface IngestReport {
  readonly articles: Omit<ReseedReport, 'conflicts' | 'orphaned'>;
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
 * everything as it is. Rejects with BAD_USER_INPUT when the folder is none or holds no seed, ALREADY_SEEDED when `SEED` finds
 * articles, NOT_FOUND when `RESEED` finds no database, and what the store throws.
 */
export async function ingest(options: IngestOptions, parts: Components): Promise<IngestReport> {
  const began = performance.now();
  const listed = listAll(options.from);
  const report = await withTarget(options, (destination) => ingestInto(destination, listed, { ...options, parts }));
  return { ...report, seconds: (performance.now() - began) / 1000 };
}

/** A folder without a single seed is rather a wrong name than a wish to empty the database. */
function listAll(folder: string): Listed {
  const listed = [...listSeeds(folder)];
  if (listed.some((item) => !isProblem(item))) return listed;
  throw new DatelineError('BAD_USER_INPUT', `There is no seed in ${folder}; name the folder that holds the seeds.`);
}

type Job = Omit<IngestOptions, 'from' | 'database'> & { readonly parts: Components };
type Report = Omit<IngestReport, 'seconds'>;

async function ingestInto({ stored, open }: Destination, listed: Listed, job: Job): Promise<Report> {
  const startedAt = new Date().toISOString();
  const staging = openStaging();
  try {
    const { parts, threads = 1, onProgress = () => {} } = job;
    const onDone = (done: number, total: number) => onProgress({ stage: 'reading', done, total });
    const gathered = await gather(staging, { listed, stored, parts, threads, onDone });
    onProgress({ stage: 'writing', done: 0, total: staging.size });
    const store = open();
    const write = () => writeAll(store, { ...gathered, stored, staging, startedAt, ...job });
    if (job.dryRun) return dryRun(store, write);
    const report = write();
    onProgress({ stage: 'finishing', done: 0, total: null });
    return report;
  } finally {
    staging.close();
  }
}

type Writing = Gathered &
  Pick<Job, 'command' | 'onProgress'> &
  Pick<Destination, 'stored'> & { readonly staging: Staging; readonly startedAt: string };

/** To be asked within the transaction: what is kept has to be what the seeds were compared with. */
function refuseChanged(store: Store, { keep, stored }: Pick<Writing, 'keep' | 'stored'>): void {
  const now = articleDigests(store);
  const changed = [...keep].find((key) => now.get(key) !== stored.get(key));
  if (changed === undefined) return;
  throw new DatelineError(
    'DATABASE_BUSY',
    `Another process changed ${store.path} while the seeds were being read: ${changed} is not what it was. Run the command again.`,
  );
}

function* checked(store: Store, writing: Writing): Generator<ArticleRecord> {
  refuseChanged(store, writing);
  yield* counted(writing.staging, writing.onProgress ?? (() => {}));
}

function writeAll(store: Store, writing: Writing): Report {
  const { reader, keep, problems, startedAt, command } = writing;
  const { known, extractor } = reader;
  const { conflicts, orphaned, ...articles } = reseed(store, {
    articles: checked(store, writing),
    keep,
    known,
    run: {
      command,
      startedAt,
      extractor: extractor.name,
      extractorVersion: extractor.version,
      problems: problems.length,
    },
  });
  const { entities, mentions } = readStatistics(store);
  return {
    articles,
    entities,
    mentions,
    problems: inOrder([
      ...problems,
      ...conflicts.map((one) => tell(one, known)),
      ...findChanges(store, orphaned).flatMap((change) => (change ? [tellOrphaned(change)] : [])),
    ]),
  };
}

function* counted(staging: Staging, onProgress: (progress: Progress) => void): Generator<ArticleRecord> {
  let done = 0;
  for (const record of staging) {
    onProgress({ stage: 'writing', done: done++, total: staging.size });
    yield record;
  }
  onProgress({ stage: 'writing', done, total: staging.size });
  onProgress({ stage: 'indexing', done: 0, total: null });
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

const WHY: Readonly<Record<OrphanReason, string>> = {
  ARTICLE_GONE: 'its article is gone',
  TEXT_GONE: 'its words are gone from the text',
  PLACE_AMBIGUOUS: 'its words stand in several places now',
  MENTION_GONE: 'there is no mention at its words any more',
  PLACE_TAKEN: 'there is another mention at its words now',
  NOT_ONE_SENTENCE: 'its words stand in more than one sentence now',
  MENTION_NAMES_ENTITY: 'its mention names an entity now',
  ENTITY_GONE: 'its entity is gone',
};

function tellOrphaned({ number, type, orphanReason }: ChangeRow): Problem {
  const why = WHY[orphanReason ?? 'TEXT_GONE'];
  const message = `Change ${number} (${type}) does nothing any more: ${why}. Undo it, or let it be: it holds again when it can.`;
  return warning({ file: '.', line: null }, ['CORRECTION_ORPHANED', message]);
}

function inOrder(problems: readonly Problem[]): Problem[] {
  return [...problems].sort(
    (a, b) => Buffer.compare(Buffer.from(a.file), Buffer.from(b.file)) || (a.line ?? 0) - (b.line ?? 0),
  );
}
