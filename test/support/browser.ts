/** Opens pages in a headless Chromium and records their errors and every request to another host. */
import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';

const CHROMIUM = '/usr/bin/chromium';
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Why browser tests cannot run here; null if they can. With CI=true they run in any case. */
export function whyNoBrowser(): string | null {
  if (existsSync(CHROMIUM) || process.env.CI === 'true') return null;
  return `no browser at ${CHROMIUM}: "apt-get install chromium" would let these tests run`;
}

export const openBrowser = (): Promise<Browser> => chromium.launch({ executablePath: CHROMIUM, args: FLAGS });

export interface WatchedPage {
  readonly page: Page;
  /** Requests to other hosts, which are blocked, and the page's errors and warnings, violations of its CSP included. */
  readonly complaints: readonly string[];
}

export async function openPage(browser: Browser): Promise<WatchedPage> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`));
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText;
    // The page itself cancels what it no longer needs.
    if (reason !== 'net::ERR_ABORTED') complaints.push(`failed: ${request.url()} ${reason}`);
  });
  await context.route(
    ({ protocol, hostname }) => protocol !== 'data:' && hostname !== '127.0.0.1',
    (route) => {
      complaints.push(`left this machine: ${route.request().url()}`);
      return route.abort();
    },
  );
  return { page, complaints };
}
