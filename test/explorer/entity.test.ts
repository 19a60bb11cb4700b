/** The view of one entity in a browser: its timeline, its neighbours down to their sentences, what it says, its map, its names. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { whyNoBrowser } from '../support/browser.ts';
import { expectNoAxeErrorsInEitherTheme } from './axe.ts';
import { type Explorer, openExplorer } from './explorer.ts';

const missing = whyNoBrowser();

/** Has a name of 10,000 letters with characters that change the direction of what follows. */
const HOSTILE = `Zed\u202e<b>${'x'.repeat(10_000)}`;

const GAZETTEER = `
- kind: PERSON
  key: person/mara-quill
  name: Mara Quill
  aliases: [Mara Quill-Okoye]
  formerKeys: [person/m-quill]
  identifiers: { wikidata: Q7259, viaf: "javascript:alert(1)" }
- kind: PERSON
  key: person/zed
  name: ${JSON.stringify(HOSTILE)}
- kind: ORGANIZATION
  key: organization/tide-office
  name: Tide Office
`;

const article = (title: string, date: string, text: string): string =>
  `---\ntitle: ${title}\ndate: ${date}\nsource: Harbour Post\n---\n${text}\n`;

const SEEDS = {
  'gazetteer/all.yml': GAZETTEER,
  'one.md': article(
    'One',
    '2005-03-02',
    'Mara Quill of the Tide Office visited Bishkek. "The tide turns," Mara Quill told the Tide Office.',
  ),
  'two.md': article('Two', '2005-03-09', 'Mara Quill saw Kyrgyzstan. The Tide Office said nothing.'),
  'three.md': article('Three', '2005-06-01', 'Mara Quill joined the Tide Office in Moscow. Director Mara Quill left.'),
  'four.md': article('Four', '2006', 'Mara Quill rested.'),
};

const QUILL = '/entity/person/mara-quill';

describe.skipIf(missing !== null)('the view of an entity', () => {
  let explorer: Explorer;
  const visit: Explorer['visit'] = (path, options) => explorer.visit(path, options);
  const textOf = async (key: string): Promise<string> => {
    const query = `{ article(key: ${JSON.stringify(key)}) { text } }`;
    const [headers, body] = [{ 'content-type': 'application/json' }, JSON.stringify({ query })];
    const response = await fetch(`${explorer.server.url}/graphql`, { method: 'POST', headers, body });
    return ((await response.json()) as { data: { article: { text: string } } }).data.article.text;
  };
  beforeAll(async () => {
    explorer = await openExplorer(SEEDS);
  });
  afterAll(() => explorer?.close());

  test('shows who it is, with identifiers as links where they are such', async () => {
    const page = await visit(QUILL);
    await page.getByRole('heading', { level: 1, name: 'Mara Quill' }).waitFor();
    await page.getByText('6 mentions in 4 articles, 2 March 2005 to').waitFor();
    const link = page.getByRole('link', { name: 'Q7259' });
    expect(await link.getAttribute('href')).toBe('https://www.wikidata.org/wiki/Q7259');
    expect(await link.getAttribute('rel')).toBe('noopener noreferrer');
    await page.getByText('javascript:alert(1)').waitFor();
    expect(await page.locator('a[href^="javascript"]').count()).toBe(0);
    await page.getByText('full name, from the seed gazetteer/all.yml').first().waitFor();
  });

  test('opens from a link, and by a key that it had before', async () => {
    const page = await explorer.open('/entity/person/m-quill?tab=neighbours');
    await page.getByText('You asked for person/m-quill, which is this entity now.').waitFor();
    await page.getByText('1 former id leads here').waitFor();
    await page.getByRole('link', { name: 'Tide Office' }).click();
    await page.getByRole('heading', { level: 1, name: 'Tide Office' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/entity/organization/tide-office');
  });

  test('says so when there is no such entity', async () => {
    const page = await visit('/entity/person/nobody');
    await page.getByRole('heading', { name: 'There is no such entity' }).waitFor();
  });

  test('a bar of the timeline gives exactly as many articles, the address keeps it, and back returns', async () => {
    const page = await visit(`${QUILL}?interval=MONTH`);
    await page.getByText('4 articles, 1 of them without a date').waitFor();
    const plot = page.getByRole('figure', { name: 'Articles over time' }).locator('svg');
    const title = await plot.locator('rect').first().locator('title').textContent();
    expect(title).toBe('March 2005: 2');
    await plot.click({ position: { x: 5, y: 5 } });
    await page.waitForURL('**from=2005-03&to=2005-03');
    await page.getByText('2 articles', { exact: true }).waitFor();
    expect(await page.locator('.entity-article').allTextContents()).toEqual([
      expect.stringContaining('One'),
      expect.stringContaining('Two'),
    ]);
    await page.goBack();
    await page.getByText('4 articles, 1 of them without a date').waitFor();
  });

  test('compared along time, as many are in no bar as the bars leave out', async () => {
    const page = await visit('/compare?e=Entity%3Aperson%2Fmara-quill&interval=MONTH&table=1&from=2005');
    await page.getByText('4 articles, 1 in no bar').waitFor();
    await page.getByText('In no bar are articles without a date').waitFor();
    const counts = await page.locator('.compare-table td').allTextContents();
    expect(counts).toEqual(['2', '1', '1']);
    await page.getByText('No date, or less exact').waitFor();
  });

  test('a neighbour opens down to as many sentences as it says, and each leads to its words', async () => {
    const page = await visit(`${QUILL}?tab=neighbours`);
    const row = page.locator('.neighbour', { has: page.getByRole('link', { name: 'Tide Office' }) });
    await row.getByRole('button', { name: '3 sentences with Tide Office' }).click();
    const sentences = row.locator('.sentence-link');
    await sentences.nth(2).waitFor();
    expect(await sentences.count()).toBe(3);
    expect(await sentences.first().locator('mark').allTextContents()).toEqual(['Mara Quill', 'Tide Office']);
    await sentences.first().click();
    await page.waitForURL('**/article/three?at=*');
    const [start, end] = new URL(page.url()).searchParams.get('at')?.split('-').map(Number) ?? [];
    expect((await textOf('three')).slice(start, end)).toBe('Mara Quill joined the Tide Office in Moscow.');
  });

  test('neighbours are of the kinds, the window and the period that are chosen', async () => {
    const page = await visit(`${QUILL}?tab=neighbours&window=ARTICLE`);
    await page.getByText('4 neighbours').waitFor();
    await page.getByRole('button', { name: 'Place', exact: true }).click();
    await page.getByText('3 neighbours').waitFor();
    await page.getByRole('button', { name: 'In one sentence' }).click();
    await visit(`${page.url().slice(explorer.server.url.length)}&from=2005-03&to=2005-03`);
    await page.getByText('2 neighbours').waitFor();
  });

  test('what it says is filtered by whom it is said to', async () => {
    const page = await visit(`${QUILL}?tab=says`);
    await page.getByText('1 statement', { exact: true }).waitFor();
    await page.getByRole('combobox', { name: 'To whom' }).fill('tide');
    await page.getByRole('option', { name: 'Tide Office' }).waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL('**addressee=organization*');
    await page.getByText('1 statement', { exact: true }).waitFor();
    await visit(`${QUILL}?tab=says&addressee=person%2Fzed`);
    await page.getByText('No article of this period has it say so.').waitFor();
  });

  test('a role stands with its sentence', async () => {
    const page = await visit(`${QUILL}?tab=roles`);
    const role = page.locator('.role');
    await role.getByText('Director', { exact: true }).first().waitFor();
    expect(await role.locator('mark').allTextContents()).toEqual(['Director']);
  });

  test('the map has a dot and a row for each place, and a place itself is on its map', async () => {
    const page = await visit(`${QUILL}?tab=map`);
    await page.locator('.world-map circle').nth(2).waitFor();
    expect(await page.locator('.world-map circle').count()).toBe(3);
    expect(await page.locator('.places-list > li').count()).toBe(3);
    await page.locator('.world-map circle', { hasText: 'Moscow' }).click();
    await page.locator('.neighbour', { hasText: 'Moscow' }).getByRole('link', { name: 'Three' }).waitFor();
    await visit('/entity/place/bishkek-kg?tab=map');
    await page.locator('.world-map circle.itself').waitFor();
  });

  test('its name is put right where it is seen, the change is listed, and undone', async () => {
    const page = await visit('/entity/organization/tide-office?tab=changes', { withToken: true });
    await page.getByText('Nobody has changed anything about it.').waitFor();
    await page.getByRole('button', { name: 'Rename' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name to show').fill('Office of Tides');
    await dialog.getByRole('button', { name: 'Show what would change' }).click();
    await dialog.getByRole('button', { name: 'Apply' }).click();
    await page.getByRole('heading', { level: 1, name: 'Office of Tides', includeHidden: true }).waitFor();
    await dialog.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('heading', { level: 1, name: 'Tide Office', includeHidden: true }).waitFor();
    await dialog.getByRole('button', { name: 'Close' }).click();
    await page.getByText('renamed, taken back').waitFor();
  });

  test.each(['unknown', 'expired', 'of another scope'] as const)(
    'a token that is %s is refused, and what to do is said',
    async (withToken) => {
      const page = await visit('/entity/organization/tide-office', { withToken });
      await page.getByRole('button', { name: 'Rename' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Name to show').fill('Office of Tides');
      await dialog.getByRole('button', { name: 'Show what would change' }).click();
      await dialog.getByRole('alert').getByText('The token is not accepted').waitFor();
      expect(await dialog.getByRole('alert').textContent()).toContain('dateline token create');
    },
  );

  test('a name of 10,000 letters is text and does not widen the page', async () => {
    const page = await visit('/entity/person/zed', { width: 390 });
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(HOSTILE);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  });

  test('at 390 px no part of the view scrolls sideways', async () => {
    const page = await visit(QUILL, { width: 390 });
    const parts = page.getByRole('navigation', { name: 'About this entity' }).getByRole('link');
    await parts.first().waitFor();
    for (const part of await parts.all()) {
      await part.click();
      await page.waitForLoadState('networkidle');
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    }
  });

  test('axe finds nothing, neither in the light theme nor in the dark one', async () => {
    const page = await visit(`${QUILL}?tab=map`);
    await page.locator('.world-map').waitFor();
    await expectNoAxeErrorsInEitherTheme(page);
    await visit(`${QUILL}?tab=neighbours&with=Entity%3Aorganization%2Ftide-office`);
    await page.locator('.sentence-link').first().waitFor();
    await expectNoAxeErrorsInEitherTheme(page);
    await visit(`${QUILL}?tab=says`);
    await page.locator('.statement').first().waitFor();
    await expectNoAxeErrorsInEitherTheme(page);
  });

  test('no request to another host, no violation of the policy, no error', () => {
    // What Chromium says of tokens that are refused.
    const refused = /status of 401|status of 403/;
    expect(explorer.complaints().filter((each) => !refused.test(each))).toEqual([]);
  });
});
