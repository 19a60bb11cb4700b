/** The layout of the graph: places that are the same everywhere, and what a step of a large graph takes. */
import { expect, test } from 'vitest';
import type { Step } from '../../src/explorer/graph/drawing/step.ts';

type Places = ReadonlyMap<string, { readonly x: number; readonly y: number }>;
type Edge = Step['edges'][number];

/** Loads a module by its path: the types of the explorer are those of a bundler, and are checked by a configuration of their own. */
const load = (name: string) => import(new URL(`../../src/explorer/graph/drawing/${name}.ts`, import.meta.url).href);

const { layOut }: { layOut: (steps: readonly Step[], layouts: unknown[]) => Generator<number, Places> } =
  await load('layout');
const { startsOf }: { startsOf: (step: Step, before: Places) => Places } = await load('start');
const { sceneOf }: { sceneOf: (starts: Places, before: Places, edges: readonly Edge[]) => Scene } = await load('scene');

interface Scene {
  readonly order: number;
  readonly filterNodes: (wanted: (id: string, attributes: { readonly fixed?: boolean }) => boolean) => string[];
  readonly reduceEdges: (
    add: (sum: number, key: string, edge: { readonly pull: number }) => number,
    first: number,
  ) => number;
}

const MEMBERS = 100;

/** The surroundings of the first member of the group before, who is the centre of this one: 99 others, each connected with the next two. */
function group(index: number): Step {
  const ids = Array.from({ length: MEMBERS }, (_, member) =>
    index > 0 && member === 0 ? `${index - 1} 1` : `${index} ${member}`,
  );
  const pairs = ids
    .slice(1)
    .flatMap((id, at) => [ids[0], ids[at + 2], ids[at + 3]].map((other) => [id, other ?? ''] as const));
  return {
    nodes: ids.map((id) => ({ id, name: `Name ${id}` })),
    edges: pairs
      .filter(([, other]) => other !== '')
      .map(([one, other], at) => ({ key: [one, other].sort().join('\n'), ends: [one, other], weight: 1 + (at % 7) })),
  };
}

function placesOf(steps: readonly Step[], layouts: unknown[] = []): { places: Places; placed: number } {
  const running = layOut(steps, layouts);
  for (let placed = 0; ; placed++) {
    const next = running.next();
    if (next.done) return { places: next.value, placed };
  }
}

const steps = Array.from({ length: 21 }, (_, index) => group(index));

test('2,000 entities have places of their own in a plane that does not grow with each step', () => {
  const { places } = placesOf(steps);
  expect(places.size).toBe(2_080);
  const all = [...places.values()];
  expect(new Set(all.map(({ x, y }) => `${x} ${y}`)).size).toBe(2_080);
  // Entities have about 80 x 80 units each.
  expect(Math.max(...all.map(({ x, y }) => Math.hypot(x, y)))).toBeLessThan(6_000);
});

test('a layout that goes on from an earlier one is that which is made at once, and moves nobody', () => {
  const layouts: unknown[] = [];
  const before = placesOf(steps.slice(0, 4), layouts).places;
  const { places, placed } = placesOf(steps.slice(0, 6), layouts);
  expect(placed).toBe(2);
  expect(places).toEqual(placesOf(steps.slice(0, 6)).places);
  for (const [id, place] of before) expect(places.get(id)).toEqual(place);
});

test('a step of a large graph takes those that are new or near, and a few bodies for the rest', () => {
  const before = placesOf(steps.slice(0, 20)).places;
  const last = steps[20] ?? group(20);
  const edges = [...new Map(steps.flatMap((step) => step.edges.map((edge) => [edge.key, edge] as const))).values()];
  const scene = sceneOf(startsOf(last, before), before, edges);
  expect(scene.filterNodes((_id, { fixed }) => !fixed).length).toBe(99);
  expect(scene.order).toBeLessThan(300);
  // No mass is lost: one for each entity, and two for the weight of each connection.
  const pulls = edges.reduce((sum, { weight }) => sum + Math.log2(1 + weight), 0);
  const inScene = scene.reduceEdges((sum, _key, { pull }) => sum + pull, 0);
  const bodies = scene.filterNodes((id) => id.startsWith('body'));
  const standIns = before.size + 99 - (scene.order - bodies.length) - bodies.length;
  expect(2 * inScene).toBeCloseTo(2 * pulls + standIns, 3);
});
