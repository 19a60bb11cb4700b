/** The model's log of changes: what is in force, and what stands in the way of taking one back. */
import { type Fact, stands } from './fact.ts';
import { follow, type State, stateOf } from './state.ts';
import type { World } from './world.ts';

/** A change, or an undoing of the one with that number. */
export type Entry = { readonly fact: Fact } | { readonly undoes: number };

export interface Model {
  world: World;
  /** The first is change 1. */
  readonly log: Entry[];
}

/** Why a change is refused, and the changes that are named for it. */
export interface Refusal {
  readonly code: 'BAD_USER_INPUT' | 'NOT_FOUND' | 'CONFLICT';
  readonly changes?: readonly number[];
}

export const isUndone = (log: readonly Entry[], number: number): boolean =>
  log.some((entry, index) => 'undoes' in entry && entry.undoes === number && !isUndone(log, index + 1));

/** The change that an entry is about in the end, and its number. */
export function rootOf(log: readonly Entry[], number: number): { readonly number: number; readonly fact: Fact } {
  const entry = log[number - 1] as Entry;
  return 'undoes' in entry ? rootOf(log, entry.undoes) : { number, fact: entry.fact };
}

export const inForce = (log: readonly Entry[]): ReadonlyMap<number, Fact> =>
  new Map(
    log.flatMap((entry, index): [number, Fact][] =>
      'fact' in entry && !isUndone(log, index + 1) ? [[index + 1, entry.fact]] : [],
    ),
  );

export const now = ({ world, log }: Model): State => stateOf(world, inForce(log));

/** The changes after a number, undone or not, that bear on what a change touches. */
export const since = (log: readonly Entry[], fact: Fact, number: number): number[] =>
  log.flatMap((_, index) => (index + 1 > number && stands(fact, rootOf(log, index + 1).fact) ? [index + 1] : []));

const apartWithin = (state: State): number[] =>
  [...state.facts].flatMap(([number, fact]) =>
    fact.type === 'KEEP_APART' && follow(state, fact.entity) === follow(state, fact.other) ? [number] : [],
  );

/** What would come of an undoing that no later change stands in the way of. */
const afterwards = ({ world, log }: Model, number: number, root: number): Refusal | null => {
  const [before, after] = [stateOf(world, inForce(log)), stateOf(world, inForce([...log, { undoes: number }]))];
  const isBack = after.facts.has(root);
  const torn = apartWithin(after);
  if (isBack && torn.includes(root)) return { code: 'BAD_USER_INPUT' };
  if (isBack && torn.length > 0) return { code: 'CONFLICT', changes: torn };
  const lost = [...after.orphans.keys()].filter((each) => !before.orphans.has(each)).sort((a, b) => a - b);
  if (isBack && lost.includes(root)) return { code: 'BAD_USER_INPUT' };
  return lost.length > 0 ? { code: 'CONFLICT', changes: lost } : null;
};

/** Why a change cannot be undone; null when it can. */
export function refuseUndo(model: Model, number: number): Refusal | null {
  const { log } = model;
  if (number > log.length) return { code: 'NOT_FOUND' };
  if (isUndone(log, number)) return { code: 'BAD_USER_INPUT' };
  const root = rootOf(log, number);
  const later = [...inForce(log)].flatMap(([each, fact]) =>
    each > root.number && stands(root.fact, fact) ? [each] : [],
  );
  if (later.length > 0) return { code: 'CONFLICT', changes: later };
  return afterwards(model, number, root.number);
}
