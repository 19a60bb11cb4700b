/** Adds articles that are posted to a server, in a thread, so that others are answered meanwhile. */

import { dirname } from 'node:path';
import { DatelineError } from '../problem.ts';
import type { AddPosted } from '../server/posted-articles.ts';
import type { Settings } from '../settings.ts';
import { timeOf } from '../store/database/clock.ts';
import type { Store } from '../store/database/open.ts';
import { findBearer } from '../store/database/tokens.ts';
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
  return {
    authorize: (authorization) => {
      if (readOnly === 'on') throw new DatelineError('DATABASE_UNWRITABLE', ONLY_READS, { publicMessage: ONLY_READS });
      const token = findBearer(store, authorization, timeOf());
      return token?.scopes.includes('ingest') ? token.name : null;
    },
    add: (file, by) => {
      const options = {
        command: 'INGEST',
        database,
        from: dirname(file),
        paths: [file],
        by,
        articleSeconds,
        dryRun: false,
      } as const;
      return thread.run({ options, extractor }, () => {});
    },
  };
}

const ONLY_READS = 'This server only reads. Send articles to one that was started without "--read-only on".';
