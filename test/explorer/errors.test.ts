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
    explorer = await openExplorer('none', { limits: { ...PATIENT_LIMITS, maxRequestsPerMinute: 12 } });
  });
  afterAll(() => explorer?.close());

  test('without articles: how to load a folder', async () => {
    const { page, complaints } = await explorer.open('/');
    await page.getByRole('heading', { name: 'There are no articles yet' }).waitFor();
    expect(await page.locator('pre').textContent()).toContain('npx dateline seed --from FOLDER');
    await expectNoAxeErrors(page);
    expect(complaints).toEqual([]);
  });

  test('over the rate limit: to wait, and it can be tried again', async () => {
    const { page } = await explorer.open('/');
    await page.getByRole('heading', { name: 'There are no articles yet' }).waitFor();
    await page.evaluate(async () => {
      const ask = () => fetch('/graphql?query={__typename}', { headers: { accept: 'application/json' } });
      while ((await ask()).status !== 429);
    });
    await page.reload();
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').textContent()).toContain('A limit of the server is reached');
    await page.getByRole('button', { name: 'Try again' }).waitFor();
  });

  test('when the server is gone: that it does not answer, and how to start it', async () => {
    const { page } = await explorer.open('/graph');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.route('**/graphql', (route) => route.abort('connectionrefused'));
    await page.getByRole('link', { name: 'Search' }).click();
    await page.getByText('The server does not answer').waitFor();
    expect(await page.getByRole('alert').textContent()).toContain('npm start');
    await expectNoAxeErrors(page);
  });
});
