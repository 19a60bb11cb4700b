/** A server with subscriptions on a small knowledge base, and a connection of another writer, as reseeds and commands have. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createContext } from '../../../schema/context.ts';
import { createExecutor } from '../../../schema/execute.ts';
import { schema } from '../../../schema/index.ts';
import type { ArticleRecord } from '../../../src/model.ts';
import type { ServerOptions } from '../../../src/server/options.ts';
import { applyChange } from '../../../src/store/corrections/apply-change.ts';
import { migrate } from '../../../src/store/database/migrate.ts';
import { openStore, type Store } from '../../../src/store/database/open.ts';
import { reseedTo } from '../../store/base.ts';
import { openTestServer, type TestServer } from '../test-server.ts';

export interface LiveServer extends TestServer {
  /** Of another process, as it were. */
  readonly writer: Store;
  readonly reseed: (...articles: readonly ArticleRecord[]) => void;
  /** Makes a change of a person; gives its number. */
  readonly change: (request: object) => number;
}

const OPTIONS = { by: 'ada', reason: null, preview: false, ifUnchangedSince: null, at: '2020-01-01T00:00:00Z' };

export async function openLiveServer(
  articles: readonly ArticleRecord[],
  options: Partial<ServerOptions> = {},
): Promise<LiveServer> {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-live-'));
  const path = join(folder, 'base.sqlite');
  migrate(path);
  const writer = openStore(path);
  const store = openStore(path, { readonly: true });
  const reseed: LiveServer['reseed'] = (...records) => void reseedTo(writer, { articles: records });
  reseed(...articles);
  const { execute, prepare, events } = createExecutor(store, { quickMs: Number.POSITIVE_INFINITY });
  const server = await openTestServer(schema, { createContext, store, execute, prepare, events, ...options });
  return {
    ...server,
    writer,
    reseed,
    change: (request) => applyChange(writer, request as never, OPTIONS).number as number,
    close: async () => {
      await server.close();
      writer.close();
      store.close();
      rmSync(folder, { recursive: true });
    },
  };
}
