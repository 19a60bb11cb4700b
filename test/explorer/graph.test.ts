/** The graph view in a browser: what it draws and lists, what stands behind it, what it saves, and its address. */
import * as graphology from 'graphology';
import gexfReader from 'graphology-gexf';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { whyNoBrowser } from '../support/browser.ts';
import { annotated, dated } from './annotated.ts';
import { expectNoAxeErrors } from './axe.ts';
import { type Explorer, openExplorer } from './explorer.ts';
import { saved } from './saved.ts';

const missing = whyNoBrowser();
if (missing !== null) console.warn(`The graph is not tested: ${missing}.`);

const HOSTILE = '<script>alert(1)</script>&"\' \u202egnp';

const SEEDS = {
  ...annotated(
    'a',
    'Yesterday [Ada Lovelace] met [Charles Babbage] in [London|Place]. [Ada Lovelace] wrote to [Charles Babbage].\n\n[Mary Somerville] left.\n',
    dated('2005-03-01', 'Gazette'),
  ),
  ...annotated(
    'b',
    'Later [Ada Lovelace] thanked [Charles Babbage]. [Charles Babbage] knew [Georg Scheutz].\n',
    dated('2006', 'Courier'),
  ),
  ...annotated(
    'c',
    'There [Georg Scheutz] saw [Edvard Raphael]. Here [Edvard Raphael] praised [Mallory Evil].\n',
    dated('2007', 'Courier'),
  ),
  'gazetteer/people.json': JSON.stringify([
    { kind: 'PERSON', key: 'person/mallory', name: HOSTILE, aliases: ['Mallory Evil'] },
  ]),
};

const ADA = 'Entity:person/ada-lovelace';
const CHARLES = 'Entity:person/charles-babbage';
const EDVARD = 'Entity:person/edvard-raphael';
const MALLORY = 'Entity:person/mallory';

const path = (parameters: Readonly<Record<string, string | readonly string[]>>): string =>
  `/graph?${new URLSearchParams(Object.entries(parameters).flatMap(([name, values]) => [values].flat().map((value) => [name, value])))}`;

/** The names in the table of entities, sorted. */
const listed = async (page: Page): Promise<string[]> =>
  (
    await page
      .getByRole('region', { name: /^Entities/ })
      .getByRole('rowheader')
      .allTextContents()
  ).sort();

const status = (page: Page, text: string): Promise<void> =>
  page.getByRole('status').getByText(text, { exact: true }).waitFor();

/** Waits until the drawing is arranged and painted. */
async function painted(page: Page): Promise<void> {
  await page.locator('.graph-canvas[aria-busy="false"]').waitFor();
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
}

/** Where an entity is on the page, by the picture of it that it saves. */
async function pointOf(page: Page, id: string): Promise<{ x: number; y: number }> {
  await painted(page);
  const { bytes } = await saved(page, 'SVG');
  const [, x, y] = new RegExp(`data-id="${id}".*?cx="([\\d.]+)" cy="([\\d.]+)"`).exec(bytes.toString()) ?? [];
  const box = await page.getByRole('img', { name: /^Graph of/ }).boundingBox();
  return { x: (box?.x ?? 0) + Number(x), y: (box?.y ?? 0) + Number(y) };
}

describe.skipIf(missing !== null)('the graph', () => {
  let explorer: Explorer;
  let page: Page;
  /** One page for all tests: to load it costs many times as much as a view. */
  const visit = async (address: string): Promise<Page> => {
    await page.evaluate((to) => history.pushState(null, '', to), address);
    return page;
  };
  /** The names of a graph as the API gives it. */
  const namesOf = async (around: string): Promise<string[]> => {
    const query = `{ graph(around: ["${around}"], first: 30, window: SENTENCE) { nodes { entity { name } } } }`;
    const response = await fetch(`${explorer.server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });
    const { data } = (await response.json()) as { data: { graph: { nodes: { entity: { name: string } }[] } } };
    return data.graph.nodes.map(({ entity }) => entity.name).sort();
  };
  beforeAll(async () => {
    explorer = await openExplorer(SEEDS);
    page = await explorer.open('/graph');
    await page.emulateMedia({ reducedMotion: 'reduce' });
  });
  afterAll(() => explorer?.close());

  test('begins with an entity that is chosen by the keyboard from suggestions', async () => {
    const page = await visit('/graph');
    await page.getByRole('heading', { name: 'Whose graph?' }).waitFor();
    await page.getByRole('combobox', { name: 'Add an entity' }).pressSequentially('ada l');
    await page.getByRole('option', { name: 'Ada Lovelace' }).waitFor();
    await page.keyboard.press('Enter');
    await status(page, '3 entities, 3 connections');
    expect(await listed(page)).toEqual(await namesOf(ADA));
    expect(new URL(page.url()).searchParams.getAll('around')).toEqual([ADA]);
    expect(await page.title()).toBe('Graph of Ada Lovelace – Dateline');
  });

  test('expanding adds what the API says, moves nobody, and going back undoes it', async () => {
    const page = await visit(path({ around: ADA }));
    await status(page, '3 entities, 3 connections');
    const positions = (gexf: string) =>
      new Map([...gexf.matchAll(/<node id="([^"]+)".*?<viz:position ([^>]+?)\/>/gs)].map(([, id, at]) => [id, at]));
    const before = positions((await saved(page, 'GEXF')).bytes.toString());
    await page.getByRole('button', { name: 'Expand Charles Babbage' }).press('Enter');
    await status(page, '4 entities, 4 connections');
    expect(await listed(page)).toEqual([...new Set([...(await namesOf(ADA)), ...(await namesOf(CHARLES))])].sort());
    const after = positions((await saved(page, 'GEXF')).bytes.toString());
    expect(before.size).toBe(3);
    expect([...before].map(([id, at]) => [id, at === after.get(id)])).toEqual(
      [...before.keys()].map((id) => [id, true]),
    );
    await page.getByRole('button', { name: 'Collapse Charles Babbage' }).waitFor();
    await page.goBack();
    await status(page, '3 entities, 3 connections');
    await page.goForward();
    await status(page, '4 entities, 4 connections');
    await page.getByRole('button', { name: 'Collapse Charles Babbage' }).click();
    await status(page, '3 entities, 3 connections');
  });

  test('a link looks the same however one came there', async () => {
    const page = await visit(path({ around: [ADA, CHARLES] }));
    await status(page, '4 entities, 4 connections');
    const first = (await saved(page, 'GEXF')).bytes.toString();
    await visit(path({ around: CHARLES }));
    await status(page, '4 entities, 4 connections');
    await page.reload();
    await visit(path({ around: [ADA, CHARLES] }));
    await page.getByRole('button', { name: 'Collapse Ada Lovelace' }).waitFor();
    await status(page, '4 entities, 4 connections');
    expect((await saved(page, 'GEXF')).bytes.toString()).toBe(first);
  });

  test('a press on an entity of the drawing shows its card, another expands it', async () => {
    const page = await visit(path({ around: ADA }));
    await status(page, '3 entities, 3 connections');
    const { x, y } = await pointOf(page, CHARLES);
    await page.mouse.click(x, y);
    const card = page.getByRole('region', { name: 'What was chosen' });
    await card.getByText('2 articles').waitFor();
    expect(await card.getByRole('link', { name: 'Charles Babbage' }).getAttribute('href')).toBe(
      '/entity/person/charles-babbage',
    );
    const again = await pointOf(page, CHARLES);
    await page.mouse.click(again.x, again.y);
    await status(page, '4 entities, 4 connections');
  });

  test.each([
    ['no card', {}],
    ['its own card', { node: CHARLES }],
    ['the card of another', { node: ADA }],
    ['a connection', { edge: [ADA, CHARLES] }],
  ])('a double click on an entity expands it and shows its card, with %s open before', async (_what, chosen) => {
    const page = await visit(path({ around: ADA, ...chosen }));
    await status(page, '3 entities, 3 connections');
    const { x, y } = await pointOf(page, CHARLES);
    await page.mouse.dblclick(x, y);
    await status(page, '4 entities, 4 connections');
    const { searchParams } = new URL(page.url());
    expect([searchParams.getAll('around'), searchParams.get('node')]).toEqual([[ADA, CHARLES], CHARLES]);
    await page.goBack();
    await status(page, '3 entities, 3 connections');
  });

  test('a drag moves the drawing and chooses nothing', async () => {
    const page = await visit(path({ around: ADA }));
    await status(page, '3 entities, 3 connections');
    const { x, y } = await pointOf(page, CHARLES);
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 60, y + 40, { steps: 2 });
    await page.mouse.up();
    const after = await pointOf(page, CHARLES);
    expect([Math.round(after.x - x), Math.round(after.y - y)]).toEqual([60, 40]);
    expect(new URL(page.url()).searchParams.has('node')).toBe(false);
  });

  test('an entity that is chosen stays in the drawing, which makes room for its card', async () => {
    const page = await visit(path({ around: ADA }));
    await status(page, '3 entities, 3 connections');
    await page.getByRole('button', { name: 'Show all' }).click();
    const before = await page.locator('.graph-canvas').boundingBox();
    for (const id of [ADA, CHARLES]) {
      const { x, y } = await pointOf(page, id);
      await page.mouse.click(x, y);
      await page.getByRole('region', { name: 'What was chosen' }).waitFor();
      const { x: left } = await pointOf(page, id);
      const now = await page.locator('.graph-canvas').boundingBox();
      expect(now?.width).toBeLessThan(before?.width ?? 0);
      expect(left).toBeLessThan((now?.x ?? 0) + (now?.width ?? 0));
    }
  });

  test('a connection opens down to as many sentences as it says, each at its characters', async () => {
    const page = await visit(path({ around: ADA }));
    await page.getByRole('button', { name: '3 sentences of Ada Lovelace and Charles Babbage' }).click();
    const panel = page.getByRole('region', { name: 'What was chosen' });
    await panel.getByText('3 sentences name both').waitFor();
    await panel.getByRole('listitem').nth(2).waitFor();
    expect(await panel.getByRole('listitem').count()).toBe(3);
    const links = await panel
      .locator('a.sentence-link')
      .evaluateAll((all) => all.map((link) => [link.getAttribute('href'), link.textContent]));
    expect(links).toContainEqual(['/article/b?at=9-52', 'Later Ada Lovelace thanked Charles Babbage.']);
    expect(await panel.locator('mark').allTextContents()).toContain('Ada Lovelace');
    await panel.getByRole('button', { name: 'Close' }).click();
    await panel.waitFor({ state: 'detached' });
  });

  test('in the window of articles it opens down to as many articles', async () => {
    const page = await visit(path({ around: ADA, window: 'ARTICLE', first: '30' }));
    await page.getByRole('button', { name: '2 articles of Ada Lovelace and Charles Babbage' }).click();
    const panel = page.getByRole('region', { name: 'What was chosen' });
    await panel.getByRole('listitem').nth(1).waitFor();
    expect(await panel.getByRole('listitem').count()).toBe(2);
    expect(await panel.getByRole('link', { name: 'Of 2006' }).getAttribute('href')).toBe('/article/b');
  });

  test('a period is kept in the address, counts its own sentences, and going back takes it away', async () => {
    const page = await visit(path({ around: ADA }));
    await status(page, '3 entities, 3 connections');
    await page.getByRole('textbox', { name: 'From' }).fill('2006');
    await page.keyboard.press('Enter');
    await status(page, '2 entities, 1 connection');
    expect(new URL(page.url()).searchParams.get('from')).toBe('2006');
    await page.getByRole('button', { name: '1 sentence of Ada Lovelace and Charles Babbage' }).click();
    const panel = page.getByRole('region', { name: 'What was chosen' });
    await panel.getByText('Later', { exact: false }).waitFor();
    expect(await panel.getByRole('listitem').count()).toBe(1);
    await page.goBack();
    await status(page, '3 entities, 3 connections');
    expect(await page.getByRole('textbox', { name: 'From' }).inputValue()).toBe('');
  });

  test('sources, kinds, the least weight and removed entities are in the address', async () => {
    const page = await visit(path({ around: ADA }));
    await status(page, '3 entities, 3 connections');
    await page.getByRole('button', { name: 'Person', exact: true }).click();
    await status(page, '2 entities, 1 connection');
    await page.getByRole('button', { name: 'Person', exact: true }).click();
    await page.getByRole('spinbutton', { name: 'At least together' }).fill('2');
    await page.keyboard.press('Enter');
    await status(page, '2 entities, 1 connection');
    await page.goBack();
    await status(page, '3 entities, 3 connections');
    await page.getByRole('button', { name: 'Remove Charles Babbage' }).click();
    await status(page, '2 entities, 1 connection');
    expect(new URL(page.url()).searchParams.get('without')).toBe(CHARLES);
    await page.getByRole('button', { name: 'Bring back Charles Babbage' }).click();
    await status(page, '3 entities, 3 connections');
    await page.getByRole('combobox', { name: 'Source' }).selectOption('Courier');
    await status(page, '2 entities, 1 connection');
    expect(new URL(page.url()).searchParams.get('source')).toBe('Courier');
  });

  test('the path between two is drawn, with the evidence of each step', async () => {
    const page = await visit(path({ around: [ADA, EDVARD] }));
    await page.getByRole('button', { name: 'Path from here: Ada Lovelace' }).click();
    await page.getByText('Choose where the path from Ada Lovelace ends.').waitFor();
    await page.getByRole('button', { name: 'Path to here: Edvard Raphael' }).click();
    const panel = page.getByRole('region', { name: 'What was chosen' });
    await panel.getByText('3 steps').waitFor();
    expect(await panel.locator('a.sentence-link').allTextContents()).toEqual([
      'Yesterday Ada Lovelace met Charles Babbage in London.',
      'Charles Babbage knew Georg Scheutz.',
      'There Georg Scheutz saw Edvard Raphael.',
    ]);
    await page.getByRole('button', { name: '1 sentence of Charles Babbage and Georg Scheutz' }).waitFor();
  });

  test('GEXF is read by graphology and by another parser, with the names, hostile ones too', async () => {
    const page = await visit(path({ around: EDVARD }));
    await status(page, '3 entities, 2 connections');
    const { name, bytes } = await saved(page, 'GEXF');
    expect(name).toBe('graph-Edvard-Raphael.gexf');
    const graph = gexfReader.parse(graphology.UndirectedGraph as never, bytes.toString(), { addMissingNodes: false });
    expect(graph.mapNodes((_id, { label, kind }) => [label, kind])).toContainEqual(['Edvard Raphael', 'PERSON']);
    expect(graph.size).toBe(2);
    for (const id of graph.nodes()) expect(graph.getNodeAttribute(id, 'x')).toBeTypeOf('number');
    const read = await page.evaluate((text) => {
      const parsed = new DOMParser().parseFromString(text, 'application/xml');
      const labels = [...parsed.querySelectorAll('node')].map((node) => node.getAttribute('label'));
      const weights = [...parsed.querySelectorAll('edge')].map((edge) => edge.getAttribute('weight'));
      return {
        root: parsed.documentElement.localName,
        labels,
        weights,
        scripts: parsed.querySelectorAll('script').length,
      };
    }, bytes.toString());
    expect(read).toEqual({
      root: 'gexf',
      labels: expect.arrayContaining(['Edvard Raphael', 'Georg Scheutz', HOSTILE]),
      weights: ['1', '1'],
      scripts: 0,
    });
  });

  test('SVG is well-formed and has the names as text, hostile ones too', async () => {
    const page = await visit(path({ around: [EDVARD, MALLORY] }));
    await status(page, '3 entities, 2 connections');
    const { name, bytes } = await saved(page, 'SVG');
    expect(name).toMatch(/^graph-Edvard-Raphael-.*\.svg$/);
    const read = await page.evaluate((text) => {
      const parsed = new DOMParser().parseFromString(text, 'image/svg+xml');
      const texts = [...parsed.querySelectorAll('text')].map(({ textContent }) => textContent);
      return {
        root: parsed.documentElement.localName,
        texts,
        lines: parsed.querySelectorAll('line').length,
        scripts: parsed.querySelectorAll('script').length,
      };
    }, bytes.toString());
    expect(read).toEqual({
      root: 'svg',
      texts: expect.arrayContaining(['Edvard Raphael', HOSTILE]),
      lines: 2,
      scripts: 0,
    });
  });

  test('PNG has twice the size of the drawing', async () => {
    const page = await visit(path({ around: ADA }));
    await status(page, '3 entities, 3 connections');
    const { name, bytes } = await saved(page, 'PNG');
    const [width, height] = await page
      .locator('.graph-canvas')
      .evaluate(({ clientWidth, clientHeight }) => [clientWidth, clientHeight] as const);
    expect(name).toBe('graph-Ada-Lovelace.png');
    expect(bytes.subarray(0, 8)).toEqual(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]));
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([2 * width, 2 * height]);
  });

  test('at 390 px the tables are below the drawing and nothing is cut off', async () => {
    const page = await visit(path({ around: ADA, node: CHARLES }));
    await page.setViewportSize({ width: 390, height: 800 });
    await status(page, '3 entities, 3 connections');
    const [drawing, table] = await Promise.all([
      page.locator('.graph-canvas').boundingBox(),
      page.getByRole('table').first().boundingBox(),
    ]);
    expect(table?.y).toBeGreaterThan((drawing?.y ?? 0) + (drawing?.height ?? 0));
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await page.setViewportSize({ width: 1280, height: 800 });
  });

  test.each(['light', 'dark'] as const)('axe finds nothing in the %s theme', async (colorScheme) => {
    const page = await visit(path({ around: ADA, edge: [ADA, CHARLES] }));
    await page.emulateMedia({ colorScheme });
    await page.getByText('3 sentences name both').waitFor();
    await page.getByRole('region', { name: 'What was chosen' }).getByRole('listitem').nth(2).waitFor();
    await expectNoAxeErrors(page);
  });

  test('no request to another host, no violation of the policy, no error', () => {
    expect(explorer.complaints()).toEqual([]);
  });
});
