/** What changes while somebody looks: corrections of another tab, a server that is killed and started again, and going back. */
import type { AddressInfo } from 'node:net';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openPage, whyNoBrowser } from '../support/browser.ts';
import { annotated, dated } from './annotated.ts';
import { type Explorer, openExplorer } from './explorer.ts';

const missing = whyNoBrowser();
if (missing !== null) console.warn(`Changes meanwhile are not tested: ${missing}.`);

const SEEDS = {
  ...annotated('a', '[Tide Office|Organization] met [Ada Lovelace] and [Charles Babbage].\n', dated('2005', 'Gazette')),
  ...annotated('b', '[Carl Benz] met [Bertha Benz].\n', dated('2005', 'Gazette')),
};
const OFFICE = '/entity/organization/tide-office';
const CHARLES = '/entity/person/charles-babbage';

const heading = (page: Page, name: string): Promise<void> =>
  page.getByRole('heading', { level: 1, name, exact: true, includeHidden: true }).waitFor();

/** Opens the dialog, and asks what would change. */
async function previewRename(page: Page, to: string): Promise<Locator> {
  await page.getByRole('button', { name: 'Rename' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name to show').fill(to);
  await dialog.getByRole('button', { name: 'Show what would change' }).click();
  return dialog;
}

async function rename(page: Page, to: string): Promise<void> {
  const dialog = await previewRename(page, to);
  await dialog.getByRole('button', { name: 'Apply' }).click();
  await heading(page, to);
  await dialog.getByRole('button', { name: 'Close' }).click();
}

describe.skipIf(missing !== null)('meanwhile', () => {
  let explorer: Explorer;
  beforeAll(async () => {
    explorer = await openExplorer(SEEDS);
  });
  afterAll(() => explorer?.close());

  /** A tab beside the one that is open, with the token. */
  async function openTab(path: string): Promise<Page> {
    const { page } = await openPage(explorer.browser);
    await page.addInitScript((token) => sessionStorage.setItem('dateline.token', token), explorer.token);
    await page.goto(explorer.server.url + path);
    return page;
  }

  test('of two tabs that rename one entity, the later one is told of the other and changes nothing', async () => {
    const page = await explorer.open(OFFICE, { withToken: true });
    const other = await openTab(OFFICE);
    const late = await previewRename(other, 'Tide Bureau');
    await late.getByRole('button', { name: 'Apply' }).waitFor();
    await rename(page, 'Office of Tides');
    await late.getByRole('button', { name: 'Apply' }).click();
    await late.getByRole('alert').getByText('Somebody changed this meanwhile').waitFor();
    await late.getByRole('link', { name: /^Change \d/ }).waitFor();
    await late.getByRole('button', { name: 'Look again' }).click();
    await heading(other, 'Office of Tides');
    await other.context().close();
  });

  test('who renames an entity that another tab merges meanwhile is told so, and renames nobody else', async () => {
    const page = await explorer.open('/entity/person/bertha-benz', { withToken: true });
    const dialog = await previewRename(page, 'Bertha Ringer');
    await dialog.getByRole('button', { name: 'Apply' }).waitFor();
    const merge = `mutation { mergeEntities(input: { survivor: "Entity:person/carl-benz", merged: ["Entity:person/bertha-benz"] }) { __typename } }`;
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${explorer.token}` };
    const merged = await fetch(`${explorer.server.url}/graphql`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ query: merge }),
    });
    expect(await merged.json()).toMatchObject({ data: { mergeEntities: { __typename: 'MergeEntitiesPayload' } } });
    await dialog.getByRole('button', { name: 'Apply' }).click();
    await dialog.getByRole('alert').getByText('Somebody changed this meanwhile').waitFor();
    await dialog.getByRole('button', { name: 'Look again' }).click();
    await heading(page, 'Carl Benz');
  });

  test('going back and forward after a correction and after its undo shows what is true now', async () => {
    const page = await explorer.open('/?q=lovelace&in=ENTITY', { withToken: true });
    await page.getByRole('link', { name: 'Ada Lovelace' }).first().click();
    await heading(page, 'Ada Lovelace');
    await rename(page, 'Countess Lovelace');
    await page.goBack();
    await page.getByRole('link', { name: 'Countess Lovelace' }).first().waitFor();
    expect(await page.locator('main').getByRole('link', { name: 'Ada Lovelace', exact: true }).count()).toBe(0);
    await page.goForward();
    await heading(page, 'Countess Lovelace');
  });

  /** Ends the server and all its connections, as a kill does. Returns what starts it on the same port. */
  async function kill(): Promise<() => Promise<void>> {
    const { server } = explorer.server;
    const { port } = server.address() as AddressInfo;
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await closed;
    return () => new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));
  }

  test('while the server is gone a correction says so, and what was entered is sent once it is back', async () => {
    const page = await explorer.open(CHARLES, { withToken: true });
    const dialog = await previewRename(page, 'Charles B.');
    await dialog.getByRole('button', { name: 'Apply' }).waitFor();
    const start = await kill();
    await dialog.getByRole('button', { name: 'Apply' }).click();
    await dialog.getByRole('alert').getByText('The server does not answer').waitFor();
    expect(await dialog.getByLabel('Name to show').inputValue()).toBe('Charles B.');
    await start();
    await dialog.getByRole('button', { name: 'Try again' }).click();
    await heading(page, 'Charles B.');
  });
});
