/** GraphiQL in a browser that can reach only this machine: loads, keeps its content security policy, and shows results. */
import { GraphQLInt, GraphQLObjectType, GraphQLSchema } from 'graphql';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, openPage, type WatchedPage, whyNoBrowser } from '../support/browser.ts';
import { openTestServer, type TestServer } from './test-server.ts';

const missing = whyNoBrowser();
if (missing !== null) console.warn(`GraphiQL is not tested: ${missing}.`);

const Query: GraphQLObjectType = new GraphQLObjectType({
  name: 'Query',
  description: 'Where every question begins.',
  fields: () => ({
    answer: { type: GraphQLInt, args: { plus: { type: GraphQLInt } }, resolve: (_root, { plus }) => 42 + plus },
    nested: { type: Query, resolve: () => ({}) },
  }),
});
const examples = () => [
  { query: 'query FirstExample($plus: Int) {\n  answer(plus: $plus)\n}\n', variables: '{ "plus": 1 }' },
  { query: 'query SecondExample { nested { answer(plus: 2) } }' },
];

describe.skipIf(missing !== null)('the GraphiQL page', () => {
  let server: TestServer;
  let browser: Browser;
  let watched: WatchedPage;
  beforeAll(async () => {
    server = await openTestServer(new GraphQLSchema({ query: Query }), { examples });
    browser = await openBrowser();
    watched = await openPage(browser);
    await watched.page.goto(`${server.url}/graphql`);
    await lines('query-editor').first().waitFor();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  const lines = (editor: string) => watched.page.locator(`.graphiql-${editor} .view-line`);
  const textOf = async (editor: string) => (await lines(editor).allTextContents()).join('\n').replaceAll('\u00a0', ' ');
  const button = (name: RegExp) => watched.page.getByRole('button', { name });

  test('opens with the examples in tabs named by their operations', async () => {
    const tabs = watched.page.getByRole('tab');
    await tabs.first().waitFor();
    expect(await tabs.allInnerTexts()).toEqual(['FirstExample', 'SecondExample']);
  });

  test('shows the result of an example', async () => {
    await button(/^execute/i).click();
    await expect.poll(() => textOf('response')).toContain('"answer": 43');
  });

  test('completes field names from the schema', async () => {
    await lines('query-editor').nth(1).click();
    await watched.page.keyboard.press('End');
    await watched.page.keyboard.type('\nne');
    await watched.page.locator('.suggest-widget', { hasText: 'nested' }).waitFor();
    await watched.page.keyboard.press('Enter');
    await expect.poll(() => textOf('query-editor')).toContain('nested');
  });

  test('prettifies a document', async () => {
    await watched.page.getByRole('tab', { name: 'SecondExample' }).click();
    await button(/^prettify/i).click();
    await expect.poll(() => textOf('query-editor')).toContain('\n  nested {\n    answer(plus: 2)\n  }\n}');
  });

  test('shows the documentation of the schema', async () => {
    await button(/documentation/i).click();
    await watched.page.getByRole('link', { name: 'Query' }).first().click();
    await watched.page.getByText('Where every question begins.').waitFor();
  });

  test('runs what was asked to run before the editors were loaded', async () => {
    const { page } = await openPage(browser);
    const html = await (await fetch(`${server.url}/graphql`, { headers: { accept: 'text/html' } })).text();
    let release = (): void => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    // Scripts that the page does not name are those of the editors.
    await page.route('**/*.js', async (route) => {
      const name = new URL(route.request().url()).pathname.split('/').at(-1) ?? '';
      if (!html.includes(name)) await released;
      await route.continue();
    });
    await page.goto(`${server.url}/graphql`, { waitUntil: 'commit' });
    await page.getByRole('button', { name: /^execute/i }).click();
    expect(await page.locator('.monaco-editor').count()).toBe(0);
    release();
    await page.locator('.graphiql-response .view-line', { hasText: '"answer": 43' }).waitFor({ timeout: 60_000 });
    await page.context().close();
  });

  test('opens a linked query in a tab before the examples', async () => {
    const linked = await openPage(browser);
    await linked.page.goto(`${server.url}/graphql?query=query Linked { answer(plus: 3) }`);
    const tabs = linked.page.getByRole('tab');
    await tabs.first().waitFor();
    expect(await tabs.allInnerTexts()).toEqual(['Linked', 'FirstExample', 'SecondExample']);
    expect(linked.complaints).toEqual([]);
  });

  test('shows the answer below the query on a phone, as wide as the window allows', async () => {
    const { page } = await openPage(browser);
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(`${server.url}/graphql`);
    const box = (name: string) => page.locator(`.graphiql-${name}`).boundingBox();
    const [query, answer] = [await box('editors'), await box('response')];
    expect(answer?.width).toBeGreaterThan(300);
    expect(answer?.y).toBeGreaterThanOrEqual((query?.y ?? 0) + (query?.height ?? 0));
  });

  test('sends no request to another host, violates no policy, logs no error', () => {
    expect(watched.complaints).toEqual([]);
  });
});
