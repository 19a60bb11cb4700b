/** The frame of the explorer in a browser: what it loads, its policy, its bytes, the keyboard, and the address bar. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { whyNoBrowser } from '../support/browser.ts';
import { expectNoAxeErrorsInEitherTheme } from './axe.ts';
import { type Explorer, openExplorer } from './explorer.ts';
import { sizeOf } from './size-of.ts';

const missing = whyNoBrowser();
if (missing !== null) console.warn(`The explorer is not tested: ${missing}.`);

/** What the first view may weigh, compressed as gzip. */
const MOST_BYTES = 150_000;

describe.skipIf(missing !== null)('the frame', () => {
  let explorer: Explorer;
  const visit: Explorer['visit'] = (path, options) => explorer.visit(path, options);
  beforeAll(async () => {
    explorer = await openExplorer('none');
  });
  afterAll(() => explorer?.close());

  test('the policy allows nothing inline and nothing from elsewhere', async () => {
    const response = await fetch(explorer.server.url, { headers: { accept: 'text/html' } });
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("style-src 'self';");
    expect(policy).not.toContain('unsafe');
    // Data of the type JSON are no script.
    const page = (await response.text()).replace('<script type="application/json"', '<data');
    expect(page).not.toMatch(/<style|<script(?![^>]* src=)|\son\w+=|https?:\/\//);
  });

  test.each([
    ['/article/2007/a%20b', 200],
    ['/entity/person/ada', 200],
    ['/graph?around=a', 200],
    ['/article/', 404],
    ['/graph/more', 404],
    ['/explorer/none.js', 404],
  ])('%s is answered with %s', async (path, status) => {
    const response = await fetch(explorer.server.url + path, { headers: { accept: 'text/html' } });
    expect([path, response.status]).toEqual([path, status]);
  });

  test('a browser at an unknown path is shown a page that says so and leads home; other clients get JSON', async () => {
    const page = await explorer.browser.newPage();
    const response = await page.goto(`${explorer.server.url}/nothing/here`);
    expect(response?.status()).toBe(404);
    await page.getByRole('heading', { name: 'There is no such page', level: 1 }).waitFor();
    await page.getByRole('link', { name: 'latest articles' }).click();
    await page.waitForURL(`${explorer.server.url}/`);
    await page.close();
    const other = await fetch(`${explorer.server.url}/nothing/here`);
    expect([other.status, other.headers.get('content-type')]).toEqual([404, 'application/json; charset=utf-8']);
  });

  test('the first view is less than 150 KB', async () => {
    const page = await explorer.open('/');
    await page.getByRole('heading', { level: 1 }).waitFor();
    const names = await page.evaluate(() =>
      performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname),
    );
    const paths = ['/', ...names.filter((name) => name.startsWith('/explorer/'))];
    const bytes = (await Promise.all(paths.map((path) => sizeOf(explorer.server.url + path)))).reduce(
      (sum, size) => sum + size,
      0,
    );
    // Asserted are the bytes alone: how long they take depends on the machine.
    const paint = await page.waitForFunction(
      () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
    );
    const firstPaint = (await paint.jsonValue()) ?? 0;
    console.info(`First view: ${bytes} bytes, first contentful paint after ${Math.round(firstPaint)} ms.`);
    expect(bytes).toBeGreaterThan(10_000);
    expect(bytes).toBeLessThan(MOST_BYTES);
  });

  test('"/" puts the focus into the search box, and a search stands in the address', async () => {
    const page = await visit('/queue');
    await page.getByRole('heading', { name: 'Queue', level: 1 }).waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('ada & bob');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/?q=ada+%26+bob');
    expect(await page.getByRole('combobox', { name: 'Search' }).inputValue()).toBe('ada & bob');
  });

  test('links are followed without loading the page anew, back returns, and the title and the focus follow', async () => {
    const page = await visit('/queue');
    await page.evaluate(() => Object.assign(window, { kept: true }));
    await page.getByRole('link', { name: 'Trends' }).click();
    await page.getByRole('heading', { name: 'Trends' }).waitFor();
    expect(await page.title()).toBe('Trends – Dateline');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
    await page.goBack();
    await page.getByRole('heading', { name: 'Queue', level: 1 }).waitFor();
    expect(await page.evaluate(() => [location.pathname, 'kept' in window])).toEqual(['/queue', true]);
  });

  test('a token is kept in this tab only, and forgotten on request', async () => {
    const page = await visit('/queue');
    await page.getByRole('button', { name: 'Read only' }).click();
    await page.getByText('dateline token create').waitFor();
    await page.getByLabel('Token', { exact: true }).fill('secret');
    await page.getByRole('button', { name: 'Use it' }).click();
    await page.getByRole('button', { name: 'May correct' }).click();
    expect(await page.evaluate(() => [localStorage.length, Object.values(sessionStorage)])).toEqual([0, ['secret']]);
    await page.getByRole('button', { name: 'Forget the token' }).click();
    await page.getByRole('button', { name: 'Read only' }).waitFor();
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
  });

  test('the theme is that of the system until another is chosen, which is kept', async () => {
    const page = await explorer.open('/queue', { theme: 'dark' });
    const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    const dark = await paper();
    await page.getByRole('button', { name: 'Dark', pressed: true }).click();
    expect(await paper()).not.toBe(dark);
    await page.reload();
    await page.getByRole('button', { name: 'Dark', pressed: false }).waitFor();
    expect(await paper()).not.toBe(dark);
  });

  test('axe finds nothing, neither in the light theme nor in the dark one', async () => {
    const page = await visit('/');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await expectNoAxeErrorsInEitherTheme(page);
  });

  test('no request to another host, no violation of the policy, no error', () => {
    expect(explorer.complaints()).toEqual([]);
  });
});
