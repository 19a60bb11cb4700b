/** A graph of 2,000 entities: what is drawn, and how much is drawn again when somebody points, chooses and drags. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { whyNoBrowser } from '../support/browser.ts';
import { annotated, dated } from './annotated.ts';
import { type Explorer, openExplorer } from './explorer.ts';
import { saved } from './saved.ts';

const missing = whyNoBrowser();
if (missing !== null) console.warn(`Large graphs are not tested: ${missing}.`);

const GROUPS = 21;
/** With the centres of the groups before and after a centre has as many neighbours as one request gives. */
const MEMBERS = 98;
const ALL = GROUPS * MEMBERS;

const CONSONANTS = 'bdfgklmnprstvz';
const VOWELS = 'aeiou';

/** A surname that is far from all others: those that differ in a letter may be one. */
function surname(number: number): string {
  let seed = Math.imul(number + 1, 0x9e3779b1) >>> 0;
  let name = '';
  for (let syllable = 0; syllable < 4; syllable++) {
    name += `${CONSONANTS[seed % 14]}${VOWELS[(seed >>> 5) % 5]}`;
    seed = (Math.imul(seed ^ (seed >>> 13), 0x85ebca6b) ^ (seed >>> 7)) >>> 0;
  }
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

const GIVEN = ['Ada', 'Bruno', 'Celia', 'Dmitri', 'Esther', 'Farid', 'Greta'];
const nameOf = (group: number, member: number): string =>
  `${GIVEN[(group * 3 + member) % GIVEN.length]} ${surname(group * MEMBERS + member)}`;
const idOf = (name: string): string => `Entity:person/${name.toLowerCase().replace(' ', '-')}`;

/** One article a group: the first of it met all others, each of whom met the next. The first ones met each other in a chain. */
function seeds(): Readonly<Record<string, string>> {
  const files = Array.from({ length: GROUPS }, (_, group) => {
    const members = Array.from({ length: MEMBERS }, (_each, member) => `[${nameOf(group, member)}]`);
    const [centre = '', ...others] = members;
    const sentences = others.flatMap((name, at) => [
      `${centre} met ${name}.`,
      ...(others[at + 1] ? [`${name} met ${others[at + 1]}.`] : []),
    ]);
    const next = group + 1 < GROUPS ? [`${centre} met [${nameOf(group + 1, 0)}].`] : [];
    return annotated(`group-${group}`, [...next, ...sentences].join('\n\n'), dated('2005-03-01', 'Gazette'));
  });
  return Object.assign({}, ...files);
}

const CENTRES = Array.from({ length: GROUPS }, (_, group) => idOf(nameOf(group, 0)));
const LINK = `/graph?${new URLSearchParams([...CENTRES.map((id) => ['around', id]), ['first', '100']])}`;

/** Counts in the page what is drawn on canvases. */
const countDrawing = (): void => {
  const counts = { stroke: 0, fill: 0, contexts: [] as string[] };
  Object.assign(window, { drawn: counts });
  for (const name of ['stroke', 'fill'] as const) {
    const original = CanvasRenderingContext2D.prototype[name];
    CanvasRenderingContext2D.prototype[name] = function count(this: CanvasRenderingContext2D, ...rest: unknown[]) {
      counts[name]++;
      original.apply(this, rest as never);
    };
  }
  const { getContext } = HTMLCanvasElement.prototype;
  HTMLCanvasElement.prototype.getContext = function count(this: HTMLCanvasElement, type: string) {
    counts.contexts.push(type);
    return getContext.call(this, type);
  } as typeof getContext;
};

interface Drawn {
  /** Lines, and marks of entities. */
  readonly stroke: number;
  readonly fill: number;
}

const drawnUntilNow = (page: Page): Promise<Drawn & { contexts: string[] }> =>
  page.evaluate(async () => {
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    return structuredClone((window as never as { drawn: Drawn & { contexts: string[] } }).drawn);
  });

/** What an action draws. */
async function drawnBy(page: Page, action: () => Promise<unknown>): Promise<Drawn> {
  const before = await drawnUntilNow(page);
  await action();
  const after = await drawnUntilNow(page);
  return { stroke: after.stroke - before.stroke, fill: after.fill - before.fill };
}

const choose = (page: Page, id: string): Promise<void> =>
  page.evaluate((node) => {
    const url = new URL(location.href);
    url.searchParams.set('node', node);
    history.replaceState(null, '', url);
  }, id);

describe.skipIf(missing !== null)('a large graph', () => {
  let explorer: Explorer;
  let page: Page;
  beforeAll(async () => {
    explorer = await openExplorer(seeds());
    page = await explorer.open('/queue');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.evaluate(countDrawing);
    await page.evaluate((to) => history.pushState(null, '', to), LINK);
    await page.getByText(`${ALL.toLocaleString('en')} entities`).waitFor({ timeout: 100_000 });
  });
  afterAll(() => explorer?.close());

  test('2,058 entities and their connections are drawn once, and not by WebGL', async () => {
    const { fill, stroke, contexts } = await drawnUntilNow(page);
    const { bytes } = await saved(page, 'SVG');
    const svg = bytes.toString();
    expect(svg.match(/data-id=/g)?.length).toBe(ALL);
    expect(svg.match(/<line /g)?.length).toBe(stroke);
    expect(fill).toBe(ALL);
    expect(new Set(contexts)).toEqual(new Set(['2d']));
  });

  test('40 movements of the mouse draw no connection, and no more than the entity under it', async () => {
    const { x, y, width, height } = (await page.locator('.graph-canvas').boundingBox()) as DOMRect;
    const { stroke, fill } = await drawnBy(page, async () => {
      for (let step = 0; step < 40; step++)
        await page.mouse.move(x + width * (0.3 + step / 100), y + height * (0.4 + (step % 9) / 50));
    });
    expect(stroke).toBe(0);
    expect(fill).toBeLessThanOrEqual(40);
  });

  test('to choose another entity draws its own connections, on the same canvases', async () => {
    await choose(page, CENTRES[3] ?? '');
    await page.getByRole('region', { name: 'What was chosen' }).waitFor();
    const canvas = await page.locator('.graph-canvas canvas').first().elementHandle();
    const { stroke, fill } = await drawnBy(page, async () => {
      await choose(page, CENTRES[4] ?? '');
      await page
        .getByRole('region', { name: 'What was chosen' })
        .getByRole('link', { name: nameOf(4, 0) })
        .waitFor();
    });
    expect(stroke).toBeGreaterThanOrEqual(99);
    expect(stroke).toBeLessThan(110);
    expect(fill).toBeLessThan(110);
    expect(await canvas?.evaluate((element) => element.isConnected)).toBe(true);
  });

  test('a drag of 20 steps carries what is painted and draws it once, at its end', async () => {
    await page.mouse.move(0, 0);
    const whole = await page.getByRole('img', { name: /^Graph of/ }).getAttribute('aria-label');
    const connections = Number(/and (\d+) connections/.exec(whole ?? '')?.[1]);
    const { x, y, width, height } = (await page.locator('.graph-canvas').boundingBox()) as DOMRect;
    const { stroke } = await drawnBy(page, async () => {
      await page.mouse.move(x + width / 2, y + height - 4);
      await page.mouse.down();
      for (let step = 1; step <= 20; step++) await page.mouse.move(x + width / 2 - 3 * step, y + height - 4 - step);
      await page.mouse.up();
    });
    expect(stroke).toBeGreaterThan(connections / 2);
    expect(stroke).toBeLessThan(connections + 120);
  });

  test('it fills the drawing again after the window got another size, down to 390 px', async () => {
    await page.getByRole('button', { name: 'Close' }).click();
    await page.getByRole('button', { name: 'Show all' }).click();
    for (const width of [1280, 900, 390]) {
      await page.setViewportSize({ width, height: 800 });
      const { bytes } = await saved(page, 'SVG');
      const circles = [...bytes.toString().matchAll(/cx="([-\d.]+)" cy="([-\d.]+)"/g)];
      const size = await page
        .locator('.graph-canvas')
        .evaluate(({ clientWidth, clientHeight }) => [clientWidth, clientHeight]);
      const shares = [1, 2].map((axis) => {
        const places = circles.map((match) => Number(match[axis]));
        return (Math.max(...places) - Math.min(...places) + 96) / (size[axis - 1] ?? 1);
      });
      expect(circles.length).toBe(ALL);
      expect(Math.max(...shares)).toBeGreaterThan(0.95);
      expect(Math.max(...shares)).toBeLessThanOrEqual(1.01);
    }
    await page.setViewportSize({ width: 1280, height: 800 });
  });

  test('the page itself places nobody: without its worker nothing is arranged', async () => {
    const still = await explorer.open('/queue');
    await still.getByRole('heading', { level: 1 }).waitFor();
    await still.evaluate(() => {
      window.Worker = class {
        postMessage(): void {}
        terminate(): void {}
      } as never;
    });
    await still.evaluate(
      (to) => history.pushState(null, '', to),
      `/graph?around=${encodeURIComponent(CENTRES[0] ?? '')}`,
    );
    await still.getByText('Arranging 0 of 1 …').waitFor();
    expect(await still.locator('.graph-canvas').getAttribute('aria-busy')).toBe('true');
    expect(await still.getByRole('img', { name: 'Graph of 0 entities' }).count()).toBe(1);
    expect(explorer.complaints()).toEqual([]);
  });
});
