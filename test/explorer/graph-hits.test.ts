/** What a pointer hits in the drawing of the graph, and which part of the plane is seen. */
import fc from 'fast-check';
import Graph from 'graphology';
import { expect, test } from 'vitest';
import type * as Viewports from '../../src/explorer/graph/canvas/viewport.ts';

/** Loads a module by its path: the types of the explorer are those of a bundler, and are checked by a configuration of their own. */
const load = (name: string) => import(new URL(`../../src/explorer/graph/canvas/${name}.ts`, import.meta.url).href);

interface HitIndex {
  readonly compared: number;
  readonly at: (view: Viewports.Viewport, point: Point) => { readonly kind: string; readonly key: string };
}

const { HitIndex }: { HitIndex: new (picture: unknown) => HitIndex } = await load('hits');
const { fitted, moved, toPlane, toScreen, zoomed }: typeof Viewports = await load('viewport');

type Point = Viewports.Point;

const SIZE = { width: 900, height: 500 };

/** Entities at the points, each connected with the next and the one after it. */
function pictureOf(points: readonly Point[], size = 6) {
  const graph = new (Graph as never as typeof Graph.default)({ type: 'undirected' });
  for (const [index, { x, y }] of points.entries()) graph.addNode(String(index), { x, y, size });
  for (const index of points.keys())
    for (const step of [1, 2])
      if (index + step < points.length) graph.addEdge(String(index), String(index + step), { size: 2 });
  return graph;
}

/** Points that are spread evenly, the same each time. */
const spread = (count: number, reach: number): Point[] =>
  Array.from({ length: count }, (_, index) => ({
    x: (((index * 0.754877666) % 1) - 0.5) * 2 * reach,
    y: (((index * 0.569840291) % 1) - 0.5) * 2 * reach,
  }));

const coordinate = fc.integer({ min: -3000, max: 3000 });
const points = fc.array(fc.record({ x: coordinate, y: coordinate }), { minLength: 1, maxLength: 60 });

test('an entity is hit at its place wherever one looks from, unless another covers it', () => {
  fc.assert(
    fc.property(points, fc.nat(), fc.double({ min: 0.3, max: 8, noNaN: true }), (all, nth, factor) => {
      const index = new HitIndex(pictureOf(all));
      const place = all[nth % all.length] as Point;
      const view = zoomed(fitted(all, SIZE), factor, { x: 100, y: 50 });
      const { kind, key } = index.at(view, toScreen(view, place));
      expect(kind).toBe('node');
      const hit = all[Number(key)] as Point;
      expect(Math.hypot(hit.x - place.x, hit.y - place.y) * view.scale).toBeLessThan(15);
    }),
  );
});

test('a connection is hit in its middle, unless an entity or another connection is there', () => {
  fc.assert(
    fc.property(points, fc.nat(), (all, nth) => {
      fc.pre(all.length > 1);
      const graph = pictureOf(all);
      const edges = graph.edges();
      const [one, other] = graph.extremities(edges[nth % edges.length] ?? '').map((id) => all[Number(id)] as Point);
      const view = fitted(all, SIZE);
      const middle = { x: ((one?.x ?? 0) + (other?.x ?? 0)) / 2, y: ((one?.y ?? 0) + (other?.y ?? 0)) / 2 };
      expect(new HitIndex(graph).at(view, toScreen(view, middle)).kind).not.toBe('stage');
    }),
  );
});

test('nothing is hit beside everything', () => {
  const all = spread(50, 500);
  const view = fitted(all, SIZE);
  expect(new HitIndex(pictureOf(all)).at(view, { x: 2, y: 2 })).toEqual({ kind: 'stage', key: '' });
});

test('of 2,000 entities and 5,000 connections a search compares few', () => {
  const all = spread(2_000, 4_000);
  const graph = pictureOf(all);
  for (let index = 0; graph.size < 5_000; index++) graph.mergeEdge(String(index % 40), String(index), { size: 1 });
  const index = new HitIndex(graph);
  const view = fitted(all, SIZE);
  const compared = spread(200, 0.5).map(({ x, y }) => {
    index.at(view, { x: (x + 0.5) * SIZE.width, y: (y + 0.5) * SIZE.height });
    return index.compared;
  });
  expect(compared.reduce((sum, count) => sum + count, 0) / compared.length).toBeLessThan(0.1 * 7_000);
});

test('all of it is seen, and fills the drawing but for a margin, at every width', () => {
  fc.assert(
    fc.property(
      points,
      fc.integer({ min: 280, max: 2_560 }),
      fc.integer({ min: 300, max: 1_000 }),
      (all, width, height) => {
        const xs = all.map(({ x }) => x);
        const ys = all.map(({ y }) => y);
        fc.pre(Math.max(Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys)) > 600);
        const view = fitted(all, { width, height });
        const seen = all.map((point) => toScreen(view, point));
        const [left, right] = [Math.min(...seen.map(({ x }) => x)), Math.max(...seen.map(({ x }) => x))];
        const [top, bottom] = [Math.min(...seen.map(({ y }) => y)), Math.max(...seen.map(({ y }) => y))];
        expect(Math.min(left, top, width - right, height - bottom)).toBeGreaterThanOrEqual(47.9);
        expect(Math.max((right - left) / (width - 96), (bottom - top) / (height - 96))).toBeCloseTo(1, 3);
      },
    ),
  );
});

test('what is under the pointer stays there while one zooms, and follows a drag', () => {
  const view = fitted(spread(20, 300), SIZE);
  const at = { x: 300, y: 120 };
  const place = toPlane(view, at);
  const near = toScreen(zoomed(view, 1.7, at), place);
  expect([near.x, near.y]).toEqual([expect.closeTo(300, 6), expect.closeTo(120, 6)]);
  const dragged = toScreen(moved(view, { x: 60, y: 40 }), place);
  expect([dragged.x, dragged.y]).toEqual([expect.closeTo(360, 6), expect.closeTo(160, 6)]);
});
