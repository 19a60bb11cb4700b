/** The search of the explorer: results, facets, the histogram, suggestions, the address, and hostile text. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { whyNoBrowser } from '../support/browser.ts';
import { expectNoAxeErrorsInEitherTheme } from './axe.ts';
import { type Explorer, openExplorer } from './explorer.ts';

const missing = whyNoBrowser();
if (missing !== null) console.warn(`The search is not tested: ${missing}.`);

const LONG_WORD = 'Lovelace'.repeat(1250);
const ATTACK = '<img src=x onerror="window.struck = 1"> <script>window.struck = 2</script>';
const escapeHtml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

const articleOf = (headline: string, articleBody: string, date: string, publisher = 'The Courier') =>
  JSON.stringify({
    headline,
    articleBody: escapeHtml(articleBody),
    datePublished: date,
    publisher: { name: publisher },
  });

/** Twenty-four articles of 2005, two a month, on a bridge; then one attack. */
const seeds = Object.fromEntries([
  ...Array.from({ length: 24 }, (_, index) => {
    const month = String((index % 12) + 1).padStart(2, '0');
    const [who, where] = index % 2 === 0 ? ['Ada Lovelace', 'Paris'] : ['Charles Babbage', 'London'];
    const text = `${who} opened bridge number ${index} in ${where} on Monday. ${who} said that the bridge was safe.`;
    return [`bridge-${index}.json`, articleOf(`Bridge ${index} opens`, text, `2005-${month}-03`)];
  }),
  [
    'attack.json',
    articleOf(
      `Attack \u202e ${escapeHtml(ATTACK)}`,
      `Ada Lovelace saw ${ATTACK} and ${LONG_WORD} \u2066\u202egpj.exe near the bridge of attack in Paris on Monday.`,
      '2006-02-03',
      'The Herald',
    ),
  ],
]);

describe.skipIf(missing !== null)('the search', () => {
  let explorer: Explorer;
  const visit: Explorer['visit'] = (path, options) => explorer.visit(path, options);
  beforeAll(async () => {
    explorer = await openExplorer(seeds);
  });
  afterAll(() => explorer?.close());

  test('lists results with the words marked, and more of them on request', async () => {
    const page = await visit('/?q=bridge');
    const hits = page.locator('.hit');
    await hits.first().waitFor();
    expect(await hits.count()).toBe(20);
    expect(await page.locator('.hit mark').first().textContent()).toMatch(/^bridge$/i);
    await page.getByRole('button', { name: 'Show more' }).click();
    await expect.poll(() => hits.count()).toBe(25);
  });

  test('a facet narrows the list to as many as it says, stands in the address, and back takes it away', async () => {
    const page = await visit('/?q=bridge');
    const people = page.locator('.facet', { hasText: 'People' });
    const count = Number(await people.locator('li', { hasText: 'Charles Babbage' }).locator('.count').textContent());
    expect(count).toBe(12);
    await people.getByRole('link', { name: 'Charles Babbage' }).click();
    await expect.poll(() => page.locator('.hit').count()).toBe(count);
    expect(new URL(page.url()).searchParams.get('entity')).toMatch(/babbage/);
    await page.goBack();
    await expect.poll(() => page.locator('.hit').count()).toBe(20);
  });

  test('the bars of the histogram are the months, and brushing some narrows the list to them', async () => {
    const page = await visit('/?q=bridge&source=The+Courier');
    const plot = page.locator('.histogram-plot');
    await plot.waitFor();
    expect(await plot.locator('rect').count()).toBe(12);
    const box = await plot.boundingBox();
    if (box === null) throw new Error('The histogram is not shown.');
    const at = (bar: number) => [box.x + (box.width * (bar + 0.5)) / 12, box.y + 20] as const;
    await page.mouse.move(...at(1));
    await page.mouse.down();
    await page.mouse.move(...at(3));
    await page.mouse.up();
    await page.waitForURL(/from=2005-02&to=2005-04/);
    await expect.poll(() => page.locator('.hit').count()).toBe(6);
    await page.getByLabel('Narrowed to').getByRole('link', { name: 'Remove February 2005' }).click();
    await expect.poll(() => page.locator('.hit').count()).toBe(20);
  });

  test('the period is chosen with the keyboard too', async () => {
    const page = await visit('/?source=The+Courier');
    await page.getByRole('slider', { name: 'To' }).focus();
    await page.keyboard.press('ArrowLeft');
    await page.waitForURL(/from=2005-01&to=2005-11/);
  });

  test('suggests names as they are typed; the arrow keys choose one', async () => {
    const page = await visit('/graph');
    const box = page.getByRole('combobox');
    await box.fill('lovel');
    const option = page.getByRole('option', { name: 'Ada Lovelace' });
    await option.waitFor();
    await expectNoAxeErrorsInEitherTheme(page);
    await page.keyboard.press('ArrowDown');
    expect(await option.getAttribute('aria-selected')).toBe('true');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/entity/person/ada-lovelace');
  });

  test('lists names and mentions, in the order that is chosen', async () => {
    const page = await visit('/?q=lovelace');
    await page.getByRole('navigation', { name: 'What to list' }).getByRole('link', { name: 'Mentions' }).click();
    await page.locator('.hit .article-link').first().waitFor();
    await page.getByLabel('Order').selectOption('Earliest first');
    await expect.poll(() => page.locator('.hit time').first().textContent()).toBe('3 January 2005');
    expect(new URL(page.url()).search).toBe('?q=lovelace&in=MENTION&order=OLDEST');
  });

  test('names that sound alike are found', async () => {
    const page = await visit('/?q=Lavelace&in=ENTITY');
    await page.locator('.hit', { hasText: 'Ada Lovelace' }).waitFor();
  });

  test('hostile text stays text, and no word is wider than a phone', async () => {
    const page = await visit('/?q=attack', { width: 390 });
    const hit = page.locator('.hit').first();
    await hit.waitFor();
    expect(await hit.textContent()).toContain('<img src=x onerror="window.struck = 1">');
    expect(await page.evaluate(() => ['struck' in window, document.images.length])).toEqual([false, 0]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  });

  test('says what to try when nothing is found', async () => {
    const page = await visit('/?q=zeppelin&source=The+Courier');
    await page.getByText('Nothing has these words').waitFor();
    await page.getByRole('link', { name: /without what narrows/ }).click();
    await page.waitForURL(/\?q=zeppelin$/);
  });

  test.each(['/', '/?q=bridge&in=ARTICLE&from=2005-02', '/?q=lovelace&in=MENTION'])(
    'axe finds nothing at %s, neither in the light theme nor in the dark one',
    async (path) => {
      const page = await visit(path);
      await page.locator('.hit').first().waitFor();
      await page.locator('.facets').waitFor();
      await expectNoAxeErrorsInEitherTheme(page);
    },
  );

  test('no request to another host, no violation of the policy, no error', () => {
    expect(explorer.complaints()).toEqual([]);
  });
});
