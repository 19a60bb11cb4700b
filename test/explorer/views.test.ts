/** Every view, and what stands in place of one, by axe in both themes: on a phone and on a laptop. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { whyNoBrowser } from '../support/browser.ts';
import { annotated, dated } from './annotated.ts';
import { expectNoAxeErrorsInEitherTheme } from './axe.ts';
import { type Explorer, openExplorer } from './explorer.ts';

const missing = whyNoBrowser();
if (missing !== null) console.warn(`The views are not tested by axe: ${missing}.`);

const SEEDS = {
  ...annotated(
    'first',
    '[Ada Lovelace] met [Charles Babbage] in [London|Place]. "It works," said [Ada Lovelace].\n',
    dated('2005-03-01', 'Gazette'),
  ),
  ...annotated('second', '[Ada Lovelace] left [London|Place].\n', dated('2005-05-02', 'Courier')),
};

const ADA = 'Entity%3Aperson%2Fada-lovelace';
const CHARLES = 'Entity%3Aperson%2Fcharles-babbage';

/** Each path with a word that is there once the view is. */
const VIEWS: readonly (readonly [path: string, text: string])[] = [
  ['/', 'Latest articles'],
  ['/?q=lovelace', 'Order'],
  ['/?q=zzzz', 'Nothing'],
  ['/article/first', 'Related'],
  ['/article/none', 'There is no such article'],
  ['/entity/person/ada-lovelace', 'Names'],
  ['/entity/person/nobody', 'There is no such entity'],
  ['/graph', 'Whose graph?'],
  [`/graph?around=${ADA}&node=${ADA}`, '3 entities, 3 connections'],
  [`/graph?around=${ADA}&edge=${ADA}&edge=${CHARLES}`, '3 entities, 3 connections'],
  ['/compare', 'Compare'],
  [`/compare?e=${ADA}&e=${CHARLES}`, 'Articles with'],
  ['/trends', 'What the score says'],
  ['/queue', 'Nothing to decide'],
  ['/log', 'No changes'],
  ['/no/such/view', 'There is no such page'],
];

const shows = (page: Page, text: string): Promise<void> => page.locator('main').getByText(text).first().waitFor();

describe.skipIf(missing !== null)('every view', () => {
  let explorer: Explorer;
  beforeAll(async () => {
    explorer = await openExplorer(SEEDS);
  });
  afterAll(() => explorer?.close());

  describe.each([390, 1280])('at %s px', (width) => {
    test.each(VIEWS)('%s: axe finds nothing in either theme, and nothing is beside the page', async (path, text) => {
      const page = await explorer.visit(path, { width, withToken: true });
      await shows(page, text);
      await expectNoAxeErrorsInEitherTheme(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    });
  });

  test('an article and an entity that cannot be asked for are a message with a heading of their own', async () => {
    for (const path of ['/article/second', '/entity/place/london']) {
      const page = await explorer.open('/queue');
      await shows(page, 'Nothing to decide');
      await page.route('**/graphql', (route) => route.abort('connectionrefused'));
      await page.evaluate((to) => history.pushState(null, '', to), path);
      await page.getByRole('heading', { name: 'The server does not answer', level: 1 }).waitFor();
      await expectNoAxeErrorsInEitherTheme(page);
    }
  });
});
