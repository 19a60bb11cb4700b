/** The change log of the model: which corrections are active, and which changes can be undone. */
import type { ChangeRequest } from '../../../../src/corrections/definitions.ts';
import type { EntityKey } from '../../../../src/model.ts';
import { type Correction, collide } from './corrections.ts';
import { follow, type State, stateOf } from './state.ts';
import type { World } from './world.ts';

/** A correction, or an UNDO of the change with that number. */
export type Entry = { readonly correction: Correction } | { readonly undoes: number };

export interface Model {
  world: World;
  /** The first entry has number 1. */
  readonly log: Entry[];
}

/** Why a change is refused, and the changes that a conflict names. */
export interface Refusal {
  readonly code: 'BAD_USER_INPUT' | 'NOT_FOUND' | 'CONFLICT';
  readonly changes?: readonly number[];
}

export const isUndone = (log: readonly Entry[], number: number): boolean =>
  log.some((entry, index) => 'undoes' in entry && entry.undoes === number && !isUndone(log, index + 1));

/** The correction at the end of a chain of undos, and its number. */
export function rootOf(
  log: readonly Entry[],
  number: number,
): { readonly number: number; readonly correction: Correction } {
  const entry = log[number - 1] as Entry;
  return 'undoes' in entry ? rootOf(log, entry.undoes) : { number, correction: entry.correction };
}

const activeIn = (log: readonly Entry[]): ReadonlyMap<number, Correction> =>
  new Map(
    log.flatMap((entry, index): [number, Correction][] =>
      'correction' in entry && !isUndone(log, index + 1) ? [[index + 1, entry.correction]] : [],
    ),
  );

export const now = ({ world, log }: Model): State => stateOf(world, activeIn(log));

/** A merge of nothing else: it collides with the merges and splits of an entity. */
const mergeOf = (survivor: EntityKey): Correction => ({ type: 'MERGE_ENTITIES', survivor, merged: [], kind: null });

/**
 * Numbers of the changes after a number, undone or not, that collide with a correction, or with that an entity which was requested is
 * merged.
 */
export const since = (
  model: Model,
  { request, correction }: { readonly request: ChangeRequest; readonly correction: Correction },
  number: number,
): number[] => {
  const { log } = model;
  const { into } = now(model);
  const named = Object.values(request).flat() as unknown[];
  const merged = [...into.keys()].filter((key) => named.includes(key));
  const colliding = [correction, ...merged.map(mergeOf)];
  return log.flatMap((_, index) => {
    const { correction: other } = rootOf(log, index + 1);
    return index + 1 > number && colliding.some((one) => collide(one, other)) ? [index + 1] : [];
  });
};

const violatedKeepApart = (state: State): number[] =>
  [...state.active].flatMap(([number, correction]) =>
    correction.type === 'KEEP_APART' && follow(state, correction.entity) === follow(state, correction.other)
      ? [number]
      : [],
  );

/** Why an undo is refused for its effects; null when it is not. */
const refuseEffects = ({ world, log }: Model, number: number, root: number): Refusal | null => {
  const [before, after] = [stateOf(world, activeIn(log)), stateOf(world, activeIn([...log, { undoes: number }]))];
  const isRestored = after.active.has(root);
  const violated = violatedKeepApart(after);
  if (isRestored && violated.includes(root)) return { code: 'BAD_USER_INPUT' };
  if (isRestored && violated.length > 0) return { code: 'CONFLICT', changes: violated };
  const lost = [...after.orphans.keys()].filter((each) => !before.orphans.has(each)).sort((a, b) => a - b);
  if (isRestored && lost.includes(root)) return { code: 'BAD_USER_INPUT' };
  // Earlier ones, for which articles are gone, become orphans.
  const later = lost.filter((each) => each > root);
  return later.length > 0 ? { code: 'CONFLICT', changes: later } : null;
};

/** Why a change cannot be undone; null when it can. */
export function refuseUndo(model: Model, number: number): Refusal | null {
  const { log } = model;
  if (number > log.length) return { code: 'NOT_FOUND' };
  if (isUndone(log, number)) return { code: 'BAD_USER_INPUT' };
  const root = rootOf(log, number);
  const later = [...activeIn(log)].flatMap(([each, correction]) =>
    each > root.number && collide(root.correction, correction) ? [each] : [],
  );
  if (later.length > 0) return { code: 'CONFLICT', changes: later };
  return refuseEffects(model, number, root.number);
}
