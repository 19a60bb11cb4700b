/** The explorer as people meet it: the built page in Chromium, over a real server and a database of real seeds. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { contextsFor } from '../../schema/auth.ts';
import { createExecutor } from '../../schema/execute.ts';
import { schema } from '../../schema/index.ts';
import { shippedComponents } from '../../src/ingest/components.ts';
import { ingest } from '../../src/ingest.ts';
import type { Limits } from '../../src/limits.ts';
import { PACKAGE_ROOT } from '../../src/package-root.ts';
import type { ServerOptions } from '../../src/server/options.ts';
import { migrate } from '../../src/store/database/migrate.ts';
import { openStore } from '../../src/store/database/open.ts';
import { createToken } from '../../src/store/database/tokens.ts';
import { openWriter } from '../../src/store/database/writer.ts';
import { NO_RATE_LIMIT, openTestServer, type TestServer } from '../server/test-server.ts';
import { openBrowser, openPage, type WatchedPage } from '../support/browser.ts';
import { addTo } from '../support/folder.ts';

export interface OpenOptions {
  readonly theme?: 'light' | 'dark';
  readonly width?: number;
  /** Enters the token, as if somebody had done it in this tab. */
  readonly withToken?: boolean;
}

export interface Explorer {
  readonly server: TestServer;
  readonly browser: Browser;
  /** The secret of a token that allows corrections. */
  readonly token: string;
  /** Opens a path in a context of its own, and closes the page that was opened before. */
  readonly open: (path: string, options?: OpenOptions) => Promise<Page>;
  /** What all pages recorded until now: requests to other hosts, errors, warnings, violations of the policy. Must stay empty. */
  readonly complaints: () => readonly string[];
  readonly close: () => Promise<void>;
}

/** A busy machine may let requests wait for long. */
export const PATIENT_LIMITS: Limits = { ...NO_RATE_LIMIT, maxWaitSeconds: 60, operationSeconds: 60 };

/** Files of seeds by their paths; the shipped seeds; or none, for a database without articles. */
export type Seeds = Readonly<Record<string, string>> | 'shipped' | 'none';

async function seed(database: string, folder: string, seeds: Seeds): Promise<void> {
  migrate(database);
  if (seeds === 'none') return;
  const from = seeds === 'shipped' ? join(PACKAGE_ROOT, 'seeds') : join(folder, 'seeds');
  if (seeds !== 'shipped') addTo(from, seeds);
  await ingest({ command: 'SEED', database, from, dryRun: false }, shippedComponents());
}

function tokenFor(database: string): string {
  const store = openStore(database);
  const scopes = ['correct'] as const;
  const secret = createToken(store, {
    name: 'tester',
    scopes: [...scopes],
    createdAt: '2020-01-01T00:00:00Z',
    expiresAt: null,
  });
  store.close();
  return secret;
}

async function openAt(
  browser: Browser,
  url: string,
  { theme = 'light', width = 1280, token }: OpenOptions & { token: string | null },
) {
  const watched = await openPage(browser);
  await watched.page.emulateMedia({ colorScheme: theme });
  await watched.page.setViewportSize({ width, height: 800 });
  if (token !== null)
    await watched.page.addInitScript((secret) => sessionStorage.setItem('dateline.token', secret), token);
  await watched.page.goto(url);
  return watched;
}

export async function openExplorer(seeds: Seeds, options: Partial<ServerOptions> = {}): Promise<Explorer> {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-explorer-'));
  const database = join(folder, 'a.sqlite');
  await seed(database, folder, seeds);
  const token = tokenFor(database);
  const [store, writer] = [openStore(database, { readonly: true }), openWriter(database)];
  const { execute, prepare } = createExecutor(store);
  const server = await openTestServer(schema, {
    createContext: contextsFor(writer),
    store,
    execute,
    prepare,
    limits: PATIENT_LIMITS,
    ...options,
  });
  const browser = await openBrowser();
  const opened: WatchedPage[] = [];
  return {
    server,
    browser,
    token,
    async open(path, { withToken = false, ...rest } = {}) {
      await opened.at(-1)?.page.context().close();
      const watched = await openAt(browser, server.url + path, { ...rest, token: withToken ? token : null });
      opened.push(watched);
      return watched.page;
    },
    complaints: () => opened.flatMap(({ complaints }) => complaints),
    async close() {
      await browser.close();
      await server.close();
      writer.close();
      store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
