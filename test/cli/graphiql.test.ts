/** End to end: the built server seeds itself from the shipped seeds, and GraphiQL shows the result of every example. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { exampleDocuments } from '../../schema/examples.ts';
import { openBrowser, openPage, whyNoBrowser } from '../support/browser.ts';
import { serve } from '../support/cli.ts';
import { folderOf } from '../support/folder.ts';

const missing = whyNoBrowser();
if (missing !== null) console.warn(`GraphiQL is not tested over the shipped seeds: ${missing}.`);

/** For a moment after a tab is opened GraphiQL still names the operation of the one before. */
const SETTLED_MS = 1500;

const unspaced = (text: string): string => text.replaceAll(/\s/g, '');

test.skipIf(missing !== null)('GraphiQL answers every example, without a request to another host', async () => {
  const server = await serve(['--database', join(folderOf({}), 'a.sqlite')]);
  const browser = await openBrowser();
  try {
    const { page, complaints } = await openPage(browser);
    await page.goto(server.url);
    await page.locator('.graphiql-query-editor .view-line').first().waitFor();
    // The editor renders only lines in view, and wraps long ones.
    const shown = async () =>
      unspaced((await page.locator('.graphiql-response .view-line').allTextContents()).join(''));
    const tabs = page.getByRole('tab');
    expect(await tabs.count()).toBe(exampleDocuments.length);
    for (let index = 0; index < exampleDocuments.length; index++) {
      const [, name = ''] = /\bquery (\w+)/.exec(exampleDocuments[index]?.query ?? '') ?? [];
      expect(await tabs.nth(index).textContent()).toContain(name);
      await tabs.nth(index).click();
      await expect.poll(() => page.locator('.graphiql-query-editor').textContent()).toContain(name);
      await page.waitForTimeout(SETTLED_MS);
      const [response] = await Promise.all([
        page.waitForResponse((one) => one.request().method() === 'POST'),
        page.getByRole('button', { name: /^execute/i }).click(),
      ]);
      const answer = await response.json();
      expect([name, answer.errors, Object.keys(answer)]).toEqual([name, undefined, ['data', 'extensions']]);
      expect(Object.values(answer.data), name).not.toContain(null);
      const begins = unspaced(JSON.stringify(answer)).slice(0, 100);
      await expect.poll(shown).toContain(begins);
    }
    expect(complaints).toEqual([]);
  } finally {
    await browser.close();
    await server.stop();
  }
});
