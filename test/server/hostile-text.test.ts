/** Articles whose text is an attack (XSS), stored by the extractor and shown by GraphiQL in a browser: text stays text. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createContext } from '../../schema/context.ts';
import { schema } from '../../schema/index.ts';
import { shippedComponents } from '../../src/ingest/components.ts';
import { ingest } from '../../src/ingest.ts';
import { openStore, type Store } from '../../src/store/database/open.ts';
import { openBrowser, openPage, type WatchedPage, whyNoBrowser } from '../support/browser.ts';
import { addTo } from '../support/folder.ts';
import { openTestServer, post, type TestServer } from './test-server.ts';

const OVERRIDE = '\u202e';
const attacks = [
  '<script>window.struck = 1</script>',
  '<img src=x onerror="window.struck = 2">',
  '<svg/onload=window.struck=3>',
  '</script><script>window.struck = 4</script>',
  '<a href="javascript:window.struck=5">click</a>',
  '"><iframe srcdoc="<script>parent.struck=6</script>"></iframe>',
  `${OVERRIDE}gpj.exe\u2066 \u200f\u2069`,
  '{{constructor.constructor("window.struck=7")()}}',
  '\u2028window.struck=8\u2029',
];
/** Mark-up is removed from seeds; character references give text that looks like it. */
const escapeHtml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const title = `Ada Lovelace ${attacks[0]} ${OVERRIDE}`;
const article = {
  headline: escapeHtml(title),
  articleBody: escapeHtml(
    `Ada Lovelace said on Monday that ${attacks.join(' and ')} was seen in Paris by Charles Babbage.`,
  ),
};

let folder: string;
let store: Store;
let server: TestServer;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dateline-hostile-'));
  addTo(folder, { 'seeds/attack.json': JSON.stringify(article) });
  const database = join(folder, 'a.sqlite');
  await ingest({ command: 'SEED', database, from: join(folder, 'seeds'), dryRun: false }, shippedComponents());
  store = openStore(database, { readonly: true });
  const examples = () => [
    {
      query: `query Attacked { articles { nodes { title text } } } # ${attacks.join(' ').replaceAll(/[\u2028\u2029]/g, '')}`,
    },
  ];
  server = await openTestServer(schema, { createContext, store, examples });
});
afterAll(async () => {
  await server?.close();
  store?.close();
  rmSync(folder, { recursive: true, force: true });
});

test('the response contains the text as JSON that no browser renders', async () => {
  const { body, headers } = await post(server.url, { query: '{ articles { nodes { title text } } }' });
  const [{ text }] = body.data.articles.nodes;
  for (const attack of attacks.slice(0, 7)) expect(text).toContain(attack);
  expect(headers.get('content-type')).toMatch(/^application\/json/);
  expect(headers.get('x-content-type-options')).toBe('nosniff');
});

const missing = whyNoBrowser();
if (missing !== null) console.warn(`Hostile text is not tested in a browser: ${missing}.`);

describe.skipIf(missing !== null)('in GraphiQL', () => {
  let browser: Browser;
  let watched: WatchedPage;
  beforeAll(async () => {
    browser = await openBrowser();
    watched = await openPage(browser);
    await watched.page.goto(`${server.url}/graphql`);
    await watched.page.locator('.graphiql-query-editor .view-line').first().waitFor();
    await watched.page.getByRole('button', { name: /^execute/i }).click();
    await watched.page.locator('.graphiql-response .view-line', { hasText: 'Lovelace' }).first().waitFor();
  });
  afterAll(() => browser?.close());

  const shown = async () =>
    (await watched.page.locator('.graphiql-response .view-line').allTextContents()).join('').replaceAll('\u00a0', ' ');

  test('the text is shown unchanged', async () => {
    // The pane wraps long lines, and indents the rest.
    const text = (await shown()).replaceAll(/\s/g, '');
    for (const attack of attacks.slice(0, 5)) {
      expect(text).toContain(JSON.stringify(attack).slice(1, -1).replaceAll(/\s/g, ''));
    }
  });

  test('no script ran, and no element was created', async () => {
    await watched.page.waitForTimeout(500);
    expect(await watched.page.evaluate('window.struck')).toBeUndefined();
    expect(await watched.page.locator('iframe, img[onerror], svg[onload], a[href^="javascript:"]').count()).toBe(0);
    const scripts = await watched.page
      .locator('script:not([src])')
      .evaluateAll((all) => all.map((one) => one.getAttribute('type')));
    expect(scripts).toEqual(['application/json']);
  });

  test('bidirectional control characters are shown by their code point', async () => {
    expect(await shown()).toContain('[U+202E]');
    expect(await shown()).not.toContain(OVERRIDE);
  });

  test('the page logged no error and sent no request to another host', () => {
    expect(watched.complaints).toEqual([]);
  });
});
