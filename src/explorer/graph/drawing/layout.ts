/**
 * Places entities by ForceAtlas2 (Jacomy et al. 2014, https://doi.org/10.1371/journal.pone.0098679), step after step: those of earlier
 * steps stay where they are. Equal steps give equal places, so a link that is shared looks the same.
 */
import forceAtlas2 from 'graphology-layout-forceatlas2';
import { part } from './part.ts';
import { sceneOf } from './scene.ts';
import { type Places, startsOf } from './start.ts';
import type { Edge, Step } from './step.ts';

/** The places after each of the first steps that were laid out before, for the next layout. */
export type Layouts = { readonly step: string; readonly places: Places }[];

const ITERATIONS = 200;
/** Later steps have those that are fixed to hold on to. */
const LATER_ITERATIONS = 80;

const settingsFor = (order: number) => ({
  gravity: 0.08,
  strongGravityMode: true,
  scalingRatio: 60,
  slowDown: 2 + Math.log(order + 1),
  edgeWeightInfluence: 1,
});

const edgesOf = (steps: readonly Step[]): Edge[] => [
  ...new Map(steps.flatMap(({ edges }) => edges.map((edge) => [edge.key, edge] as const))).values(),
];

const namesOf = (steps: readonly Step[]): ReadonlyMap<string, string> =>
  new Map(steps.flatMap(({ nodes }) => nodes.map(({ id, name }) => [id, name] as const)));

/** The places after the last of the steps, when those after the one before it are known. */
export function placeStep(steps: readonly Step[], before: Places): Places {
  const step = steps.at(-1);
  const starts = step ? startsOf(step, before) : new Map();
  if (starts.size === 0) return before;
  const scene = sceneOf(starts, before, edgesOf(steps));
  const iterations = before.size === 0 ? ITERATIONS : LATER_ITERATIONS;
  const settings = settingsFor(before.size + starts.size);
  if (scene.order > 1) forceAtlas2.assign(scene, { iterations, getEdgeWeight: 'pull', settings });
  const added = new Map(
    [...starts.keys()].map((id) => {
      const { x, y } = scene.getNodeAttributes(id);
      return [id, { x: Number(x), y: Number(y) }];
    }),
  );
  return new Map([...before, ...part(added, before, namesOf(steps))]);
}

const nameOf = ({ nodes, edges }: Step): string =>
  JSON.stringify([nodes.map(({ id }) => id), edges.map(({ key, weight }) => [key, weight])]);

/** Yields how many of the steps are done, and returns the places of all entities of the steps. `layouts` is brought up to date. */
export function* layOut(steps: readonly Step[], layouts: Layouts): Generator<number, Places> {
  const names = steps.map(nameOf);
  const known = names.findIndex((name, index) => layouts[index]?.step !== name);
  layouts.length = known === -1 ? names.length : known;
  for (let index = layouts.length; index < steps.length; index++) {
    yield index;
    const places = placeStep(steps.slice(0, index + 1), layouts[index - 1]?.places ?? new Map());
    layouts.push({ step: names[index] ?? '', places });
  }
  return layouts.at(-1)?.places ?? new Map();
}
