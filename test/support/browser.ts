/** A headless Chromium that is watched: every request that leaves this machine and every complaint of a page is kept. */
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

/** Why the tests in a browser cannot run here; null when they can. Where CI is true they must. */
export function whyNoBrowser(): string | null {
  if (existsSync(CHROMIUM) || process.env.CI === 'true') return null;
  return `no browser at ${CHROMIUM}: "apt-get install chromium" would let these tests run`;
}

export const openBrowser = (): Promise<Browser> => chromium.launch({ executablePath: CHROMIUM, args: FLAGS });

export interface WatchedPage {
  readonly page: Page;
  /** Requests to other hosts, which are not let through, and errors and warnings of the page, violations of its policy included. */
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
  page.on('requestfailed', (request) => complaints.push(`failed: ${request.url()} ${request.failure()?.errorText}`));
  await context.route(
    ({ protocol, hostname }) => protocol !== 'data:' && hostname !== '127.0.0.1',
    (route) => {
      complaints.push(`left this machine: ${route.request().url()}`);
      return route.abort();
    },
  );
  return { page, complaints };
}
