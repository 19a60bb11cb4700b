/** Where the entities that a step adds stand before they are laid out. Nothing is random, so that a link looks the same everywhere. */
import type { Step } from './step.ts';

export interface Place {
  readonly x: number;
  readonly y: number;
}

export type Places = ReadonlyMap<string, Place>;

/** Between an entity and those that it brings, at first. */
const DISTANCE = 40;

/** A number from 0 up to 1 from a text (FNV-1a), in the place of a random one. */
function fractionOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return (hash >>> 0) / 2 ** 32;
}

export const radiusOf = (places: Places): number =>
  [...places.values()].reduce((radius, { x, y }) => Math.max(radius, Math.hypot(x, y)), 0);

/** On a ring around its neighbour that has a place, or beyond everything. */
function startOf(id: string, origin: Place | undefined, radius: number): Place {
  const angle = 2 * Math.PI * fractionOf(id);
  const distance = origin ? DISTANCE * (1 + fractionOf(`${id} distance`)) : radius + DISTANCE;
  return { x: (origin?.x ?? 0) + distance * Math.cos(angle), y: (origin?.y ?? 0) + distance * Math.sin(angle) };
}

/** Of those of the step that have no place yet. The first entity of a step is the one that brings the others. */
export function startsOf({ nodes }: Step, before: Places): Places {
  const radius = radiusOf(before);
  const [first, ...others] = nodes.filter(({ id }) => !before.has(id));
  if (first === undefined) return new Map();
  const middle = before.get(nodes[0]?.id ?? '');
  const start = before.size === 0 ? { x: 0, y: 0 } : startOf(first.id, middle, radius);
  const origin = middle ?? start;
  return new Map([[first.id, start], ...others.map(({ id }) => [id, startOf(id, origin, radius)] as const)]);
}
