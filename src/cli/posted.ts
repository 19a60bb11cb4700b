/** Adds articles that are sent to a server, in a thread, so that others are answered meanwhile; one request at a time in each process. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Context, createContext, createWritingContext } from '../../schema/context.ts';
import { DatelineError } from '../problem.ts';
import type { AddPosted } from '../server/posted-articles.ts';
import type { Settings } from '../settings.ts';
import { type Credentials, findCaller } from '../store/database/callers.ts';
import type { Store } from '../store/database/open.ts';
import { LoadThread } from './load-thread.ts';

type PostedSettings = Pick<Settings, 'database' | 'extractor' | 'articleSeconds' | 'readOnly'>;

/** How long the thread keeps the model for the next articles, in milliseconds: it takes tens of megabytes. */
const IDLE_MS = 60_000;

/** `store` is the one that the server reads. */
export function createPosted(
  store: Store,
  { database, extractor, articleSeconds, readOnly }: PostedSettings,
): AddPosted {
  const thread = new LoadThread(IDLE_MS);
  let isRunning = false;

  async function addFile(file: string, by: string) {
    const what = { command: 'INGEST', from: dirname(file), paths: [file], by } as const;
    return thread.run({ options: { ...what, database, articleSeconds, dryRun: false }, extractor }, () => {});
  }

  const add: AddPosted['add'] = async (by, write) => {
    if (isRunning) throw new DatelineError('OVERLOADED', BUSY);
    isRunning = true;
    let folder: string | null = null;
    try {
      folder = await mkdtemp(join(tmpdir(), 'dateline-posted-'));
      const file = join(folder, 'posted.jsonl');
      await write(file);
      return await addFile(file, by);
    } finally {
      // There is room again before the client has its answer, and can send the next articles.
      isRunning = false;
      if (folder !== null) await rm(folder, { recursive: true, force: true });
    }
  };

  return {
    authorize: (credentials) => {
      if (readOnly === 'on') throw new DatelineError('DATABASE_UNWRITABLE', ONLY_READS, { publicMessage: ONLY_READS });
      const caller = findCaller(store, credentials);
      return caller?.scopes.includes('ingest') ? caller.name : null;
    },
    add,
  };
}

/**
 * Makes the contexts of requests in the thread that answers HTTP: in them articles are added, and nothing else is changed. `store` is the one
 * that it reads.
 */
export const addingContexts =
  (store: Store, { add }: AddPosted, readOnly: Settings['readOnly']) =>
  (credentials: Credentials): Context => {
    if (readOnly === 'on') return createContext(store);
    return createWritingContext(store, {
      caller: () => findCaller(store, credentials),
      ingest: (articles, by) => add(by, (file) => writeFile(file, toLines(articles), { mode: 0o600 })),
    });
  };

const toLines = (articles: readonly object[]): string => articles.map((article) => JSON.stringify(article)).join('\n');

const BUSY = 'The server adds other articles at the moment. Try again in a while.';
const ONLY_READS = 'This server only reads. Send articles to one that was started without "--read-only on".';
