/** The graph of a link with many entities, from a server that rejects some of its requests. */
import type { Page } from 'playwright-core';
import { afterEach, describe, expect, test } from 'vitest';
import { whyNoBrowser } from '../support/browser.ts';
import { annotated, dated } from './annotated.ts';
import { type Explorer, openExplorer, PATIENT_LIMITS } from './explorer.ts';

const missing = whyNoBrowser();
if (missing !== null) console.warn(`The graph of a busy server is not tested: ${missing}.`);

const NAMES = ['Ada', 'Bob', 'Cid', 'Dan', 'Eve', 'Fay', 'Gus', 'Hal', 'Ida', 'Jim', 'Kay', 'Leo'].map(
  (name) => `${name} Smith`,
);
/** A chain: each with the next. */
const SEEDS = annotated(
  'a',
  NAMES.slice(1)
    .map((name, index) => `[${NAMES[index]}] met [${name}].`)
    .join(' '),
  dated('2005', 'Gazette'),
);
const IDS = NAMES.map((name) => `Entity:person/${name.toLowerCase().replace(' ', '-')}`);
const LINK = `/graph?${new URLSearchParams(IDS.map((id) => ['around', id]))}`;

/** The most requests for surroundings that a page had in flight at once. */
function countInFlight(page: Page): () => number {
  let [now, most] = [0, 0];
  const isSurroundings = (body: string | null): boolean => body?.includes('query Surroundings') ?? false;
  page.on('request', (request) => {
    if (isSurroundings(request.postData())) most = Math.max(most, ++now);
  });
  page.on('requestfinished', (request) => {
    if (isSurroundings(request.postData())) now--;
  });
  return () => most;
}

/** Sends requests of the same client, two at a time, until the page had one rejected. */
async function keepBusy(url: string, isRejected: () => boolean): Promise<void> {
  const body = JSON.stringify({
    query: '{ articles(first: 1) { nodes { text mentions(first: 50) { nodes { id } } } } }',
  });
  const headers = { 'content-type': 'application/json' };
  const send = async (): Promise<void> => {
    while (!isRejected()) await (await fetch(`${url}/graphql`, { method: 'POST', headers, body })).text();
  };
  await Promise.all([send(), send()]);
}

describe.skipIf(missing !== null)('the graph of a busy server', () => {
  let explorer: Explorer;
  afterEach(() => explorer?.close());

  test('asks a few at a time, and again what was rejected, until all is there', async () => {
    // One request of the page at a time; others get 503.
    explorer = await openExplorer(SEEDS, { limits: { ...PATIENT_LIMITS, maxInFlight: 2 } });
    const page = await explorer.open('/queue');
    const inFlight = countInFlight(page);
    const isRejected = (): boolean => explorer.complaints().some((text) => text.includes('503'));
    await page.evaluate((to) => history.pushState(null, '', to), LINK);
    await keepBusy(explorer.server.url, isRejected);
    await page.getByText('12 entities, 11 connections').waitFor({ timeout: 60_000 });
    expect(await page.getByRole('alert').count()).toBe(0);
    expect(inFlight()).toBeLessThanOrEqual(4);
    expect(isRejected()).toBe(true);
  });

  test('what failed in the end is said, and asked again by a button', async () => {
    explorer = await openExplorer(SEEDS, {
      limits: { ...PATIENT_LIMITS, maxRequestsPerMinute: 10 },
      trustedProxies: 1,
    });
    const page = await explorer.open(LINK);
    const alert = page.getByRole('alert');
    await alert.getByRole('heading', { name: 'A limit of the server is reached' }).waitFor({ timeout: 60_000 });
    await page.getByText(/^Part of the graph is missing: \d+ of 13 requests failed\.$/).waitFor();
    await page.setExtraHTTPHeaders({ 'x-forwarded-for': '192.0.2.1' });
    await alert.getByRole('button', { name: 'Try again' }).click();
    await page.getByText('12 entities, 11 connections').waitFor({ timeout: 60_000 });
    await alert.waitFor({ state: 'detached' });
  });
});
