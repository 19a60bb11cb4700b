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

/** Why a token is not accepted: it is none, it is out of date, or it allows other things. */
type Refused = 'unknown' | 'expired' | 'of another scope';

export interface OpenOptions {
  readonly theme?: 'light' | 'dark';
  readonly width?: number;
  /** Enters a token, as if somebody had done it in this tab: one that allows corrections, or one that does not. */
  readonly withToken?: boolean | Refused;
}

export interface Explorer {
  readonly server: TestServer;
  readonly browser: Browser;
  /** The secret of a token that allows corrections. */
  readonly token: string;
  /** Loads a path in a context of its own, and closes the page that was opened before. */
  readonly open: (path: string, options?: OpenOptions) => Promise<Page>;
  /**
   * Shows a path in the page that is open, as a link does: its scripts and its cache of answers stay, its view begins anew. Opens a page
   * if there is none. To load one costs many times as much.
   */
  readonly visit: (path: string, options?: OpenOptions) => Promise<Page>;
  /** The page that is open. Throws when there is none. */
  readonly page: () => Page;
  /** What all pages recorded until now: requests to other hosts, errors, warnings, violations of the policy. Must stay empty. */
  readonly complaints: () => readonly string[];
  /** Makes the database say what the seeds say with these files in place of those of the same paths. */
  readonly reseed: (seeds: Readonly<Record<string, string>>) => Promise<void>;
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

function createTokens(database: string): Record<'correct' | Refused, string> {
  const store = openStore(database);
  const createdAt = '2020-01-01T00:00:00Z';
  const tokens = {
    correct: createToken(store, { name: 'tester', scopes: ['correct'], createdAt, expiresAt: null }),
    expired: createToken(store, { name: 'old', scopes: ['correct'], createdAt, expiresAt: '2020-01-02T00:00:00Z' }),
    'of another scope': createToken(store, { name: 'loader', scopes: ['ingest'], createdAt, expiresAt: null }),
    unknown: 'wrong',
  };
  store.close();
  return tokens;
}

/** How a page looks; without transitions, so that colours are at once what they will be. */
async function setLook(page: Page, { theme = 'light', width = 1280 }: OpenOptions): Promise<void> {
  await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
  await page.setViewportSize({ width, height: 800 });
}

/** Runs in the page. Null: none. */
const setToken = (secret: string | null): void => {
  if (secret === null) sessionStorage.removeItem('dateline.token');
  else sessionStorage.setItem('dateline.token', secret);
};

/** A view of no path: what is shown after it begins anew. */
const NOWHERE = '/nowhere';

async function goTo(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => history.pushState(null, '', to), path);
}

export async function openExplorer(seeds: Seeds, options: Partial<ServerOptions> = {}): Promise<Explorer> {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-explorer-'));
  const database = join(folder, 'a.sqlite');
  await seed(database, folder, seeds);
  const tokens = createTokens(database);
  const tokenOf = (given: OpenOptions['withToken']) => (given ? tokens[given === true ? 'correct' : given] : null);
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
  const open: Explorer['open'] = async (path, { withToken = false, ...look } = {}) => {
    await opened.at(-1)?.page.context().close();
    const watched = await openPage(browser);
    opened.push(watched);
    const { page } = watched;
    await setLook(page, look);
    await page.addInitScript(setToken, tokenOf(withToken));
    await page.goto(server.url + path);
    return page;
  };
  return {
    server,
    browser,
    token: tokens.correct,
    open,
    async visit(path, { withToken = false, ...look } = {}) {
      const page = opened.at(-1)?.page;
      if (page === undefined) return open(path, { withToken, ...look });
      await setLook(page, look);
      await goTo(page, NOWHERE);
      await page.getByRole('heading', { name: 'There is no such page' }).waitFor();
      await page.evaluate(setToken, tokenOf(withToken));
      await goTo(page, path);
      return page;
    },
    page() {
      const page = opened.at(-1)?.page;
      if (page === undefined) throw new Error('No page is open.');
      return page;
    },
    async reseed(files) {
      const from = join(folder, 'seeds');
      addTo(from, files);
      await ingest({ command: 'RESEED', database, from, dryRun: false }, shippedComponents());
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
