/** The comparison and the trends in a browser: bars and counts that open to as many articles as they say. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { whyNoBrowser } from '../support/browser.ts';
import { expectNoAxeErrorsInEitherTheme } from './axe.ts';
import { type Explorer, openExplorer } from './explorer.ts';

const missing = whyNoBrowser();

const GAZETTEER = `
- { kind: PERSON, key: person/mara-quill, name: Mara Quill }
- { kind: PERSON, key: person/ivo-tarn, name: Ivo Tarn }
- { kind: ORGANIZATION, key: organization/tide-office, name: Tide Office }
`;

/** Months, and whom the one article of each names. */
const ARTICLES: readonly (readonly [date: string, source: string, names: readonly string[]])[] = [
  ['2005-01-05', 'Harbour Post', ['Mara Quill', 'Tide Office']],
  ['2005-01-20', 'Harbour Post', ['Mara Quill']],
  ['2005-02-03', 'Harbour Post', ['Mara Quill', 'Ivo Tarn']],
  ['2005-03-03', 'Hill Times', ['Ivo Tarn']],
  ['2005-03-13', 'Harbour Post', ['Ivo Tarn']],
  ['2005-04-01', 'Hill Times', ['Ivo Tarn', 'Tide Office']],
];

const texts = ARTICLES.map(([date, source, names], index) => [
  `a${index}.md`,
  `---\ntitle: Report ${index}\ndate: ${date}\nsource: ${source}\n---\n${names.map((name) => `We saw ${name} there.`).join(' ')}\n`,
]);
const SEEDS = { 'gazetteer/all.yml': GAZETTEER, ...Object.fromEntries(texts) };

const BOTH = 'e=Entity%3Aperson%2Fmara-quill&e=Entity%3Aperson%2Fivo-tarn';
const PERIODS = 'from=2005-03&to=2005-04&againstFrom=2005-01&againstTo=2005-02';

describe.skipIf(missing !== null)('the comparison and the trends', () => {
  let explorer: Explorer;
  const visit: Explorer['visit'] = (path, options) => explorer.visit(path, options);
  beforeAll(async () => {
    explorer = await openExplorer(SEEDS);
  });
  afterAll(() => explorer?.close());

  test('entities are added by suggestion, and the address has them', async () => {
    const page = await visit('/compare');
    await page.getByRole('link', { name: 'Mara Quill' }).click();
    await page.getByText('Add another to compare it with.').waitFor();
    const field = page.getByRole('combobox', { name: 'Add a person' });
    await field.fill('tarn');
    await page.getByRole('option', { name: 'Ivo Tarn' }).click();
    await page.waitForURL(`**/compare?${BOTH}`);
    await page.getByRole('heading', { name: 'Articles with both' }).waitFor();
    await page.getByText('1 article', { exact: true }).waitFor();
    expect(await page.locator('.together .article-link').allTextContents()).toEqual([
      expect.stringContaining('Report 2'),
    ]);
    await page.getByRole('button', { name: 'Remove Mara Quill' }).click();
    await page.waitForURL('**/compare?e=Entity%3Aperson%2Fivo-tarn');
  });

  test('a bar opens its articles, and so does the number in the table', async () => {
    const page = await visit(`/compare?${BOTH}&interval=MONTH`);
    const bars = page.locator('.compare-bars').first();
    await bars.waitFor();
    expect(await bars.locator('title').allTextContents()).toEqual([
      'January 2005: 2 articles',
      'February 2005: 1 article',
      'March 2005: 0 articles',
      'April 2005: 0 articles',
    ]);
    await bars.click({ position: { x: 5, y: 5 } });
    const articles = page.locator('.open-bar .entity-article');
    await page.getByRole('heading', { name: 'Mara Quill, January 2005' }).waitFor();
    await articles.nth(1).waitFor();
    expect(await articles.count()).toBe(2);
    await page.getByRole('button', { name: 'Show as a table' }).click();
    const row = page.getByRole('row', { name: 'February 2005' });
    expect(await row.getByRole('cell').allTextContents()).toEqual(['1', '1']);
    await row.getByRole('button').nth(1).click();
    await page.getByRole('heading', { name: 'Ivo Tarn, February 2005' }).waitFor();
    await articles.getByText('Report 2').waitFor();
    expect(await articles.count()).toBe(1);
  });

  test('of three, articles with two of them say which', async () => {
    const page = await visit(`/compare?${BOTH}&e=Entity%3Aorganization%2Ftide-office`);
    const rows = page.locator('.together .paged-list > li');
    await rows.nth(2).waitFor();
    expect(await rows.count()).toBe(3);
    expect(await rows.first().getByRole('list', { name: 'Mentions' }).getByRole('listitem').allTextContents()).toEqual([
      'Ivo Tarn',
      'Tide Office',
    ]);
  });

  test('trends begin with two periods that fit the articles', async () => {
    const page = await visit('/trends');
    await page.getByText('March 2005 to April 2005 has').waitFor();
    const fields = await page
      .getByLabel('From', { exact: true })
      .evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value));
    expect(fields).toEqual(['2005-01', '2005-03']);
  });

  test('a trend says which way, and each count opens to as many articles', async () => {
    const page = await visit(`/trends?${PERIODS}`);
    await page
      .getByText('March 2005 to April 2005 has 3 articles, January 2005 to February 2005 has 3 articles.')
      .waitFor();
    const quill = page.locator('.trend', { hasText: 'Mara Quill' });
    await quill.getByText('falls').waitFor();
    await quill.getByText('8.32: by chance under 1 in 100').waitFor();
    await quill.getByRole('button', { name: '3 articles of Mara Quill, January 2005' }).click();
    await quill.locator('.entity-article').nth(2).waitFor();
    expect(await quill.locator('.entity-article').count()).toBe(3);
    const tarn = page.locator('.trend', { hasText: 'Ivo Tarn' });
    await tarn.getByText('rises').waitFor();
    await tarn.getByRole('button', { name: '1 article of Ivo Tarn' }).click();
    await tarn.getByText('Report 2').waitFor();
    expect(await tarn.locator('.entity-article').count()).toBe(1);
  });

  test('trends of one direction, one kind and one source', async () => {
    const page = await visit(`/trends?${PERIODS}`);
    const names = page.locator('.trend-name > a');
    await page.getByText('falls').first().waitFor();
    await page.getByRole('button', { name: 'Rising' }).click();
    await page.getByText('falls').first().waitFor({ state: 'detached' });
    await page.getByText('rises').first().waitFor();
    await page.getByRole('button', { name: 'Person' }).click();
    await page.getByText('1 entity.').waitFor();
    expect(await names.allTextContents()).toEqual(['Ivo Tarn']);
    await page.getByLabel('Source').selectOption('Harbour Post');
    await page.getByText('has 1 article, January 2005 to February 2005 has 3 articles').waitFor();
    await page.waitForURL('**direction=RISING&kind=PERSON&source=Harbour+Post');
  });

  test('a date that is none is said to be so', async () => {
    const page = await visit(`/trends?${PERIODS}`);
    await page.getByLabel('From', { exact: true }).first().fill('last year');
    await page.keyboard.press('Tab');
    await page.getByRole('alert').getByText('Write a year, a month or a day').waitFor();
  });

  test('axe finds nothing, neither in the light theme nor in the dark one', async () => {
    const page = await visit(`/compare?${BOTH}&interval=MONTH&table=1&of=Entity%3Aperson%2Fmara-quill&at=2005-01-01`);
    await page.locator('.together .article-link').first().waitFor();
    await page.locator('.open-bar .entity-article').first().waitFor();
    await expectNoAxeErrorsInEitherTheme(page);
    await visit(`/trends?${PERIODS}&of=Entity%3Aperson%2Fmara-quill&evidence=against`);
    await page.locator('.entity-article').first().waitFor();
    await expectNoAxeErrorsInEitherTheme(page);
  });

  test.each([`/compare?${BOTH}&table=1`, `/trends?${PERIODS}`])(
    '%s does not scroll sideways at 390 px',
    async (path) => {
      const page = await visit(path, { width: 390 });
      await page.locator('.paged-list').first().waitFor();
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    },
  );

  test('no request to another host, no violation of the policy, no error', () => {
    expect(explorer.complaints()).toEqual([]);
  });
});
