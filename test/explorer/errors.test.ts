/** What the explorer says when there is nothing to show: no articles, a server that is gone, a limit that is reached. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { whyNoBrowser } from '../support/browser.ts';
import { expectNoAxeErrors } from './axe.ts';
import { type Explorer, openExplorer, PATIENT_LIMITS } from './explorer.ts';

const missing = whyNoBrowser();
if (missing !== null) console.warn(`The messages of the explorer are not tested: ${missing}.`);

describe.skipIf(missing !== null)('messages', () => {
  let explorer: Explorer;
  beforeAll(async () => {
    explorer = await openExplorer('none');
  });
  afterAll(() => explorer?.close());

  test('without articles: how to load a folder', async () => {
    const page = await explorer.open('/');
    await page.getByRole('heading', { name: 'There are no articles yet' }).waitFor();
    expect(await page.locator('pre').textContent()).toContain('npx dateline seed --from FOLDER');
    await expectNoAxeErrors(page);
    expect(explorer.complaints()).toEqual([]);
  });

  test('over a limit: what the server says of it, and it can be tried again', async () => {
    const limited = await openExplorer('none', { limits: { ...PATIENT_LIMITS, maxCost: 1 } });
    try {
      const page = await limited.open('/');
      await page.getByRole('alert').first().waitFor();
      expect(await page.getByRole('alert').first().textContent()).toMatch(/^A limit of the server is reached.*cost/);
      await page.getByRole('button', { name: 'Try again' }).first().waitFor();
    } finally {
      await limited.close();
    }
  });

  test('when the server is gone: that it does not answer, and how to start it', async () => {
    const page = await explorer.open('/graph');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.route('**/graphql', (route) => route.abort('connectionrefused'));
    await page.getByRole('link', { name: 'Search' }).click();
    await page.getByText('The server does not answer').waitFor();
    expect(await page.getByRole('alert').textContent()).toContain('npm start');
    await expectNoAxeErrors(page);
  });
});
