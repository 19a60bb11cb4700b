/** Decides whether a change can be undone, and what that brings back or takes away. */
import { type Correction, subjectsOf } from '../../corrections/definitions.ts';
import { badInput, ChangeConflict, notFound } from '../../corrections/errors.ts';
import type { Store } from '../database/open.ts';
import { readMergeTargets } from '../write/merge-targets.ts';
import { activeKeepApart } from './active.ts';
import { collisionsAfter, correctionOf, findEntry, rootOf } from './log.ts';

export interface Undo {
  /** The correction that stops being active, or is active again. */
  readonly correction: Correction;
  readonly undoes: number;
  /** Number of the correction that is active again, by the undo of an undo; otherwise null. */
  readonly restores: number | null;
  /** The correction that it undoes or restores. */
  readonly root: number;
}

/** Throws NOT_FOUND, BAD_USER_INPUT for a change that is undone already, and ChangeConflict with later changes that build on it. */
export function resolveUndo(store: Store, number: number): Undo {
  const entry = findEntry(store, number);
  if (!entry) throw notFound(`There is no change ${number}.`);
  if (entry.undoneBy !== null) throw badInput(`Change ${number} is undone already, by change ${entry.undoneBy}.`);
  const root = rootOf(store, number);
  const correction = correctionOf(root);
  const later = collisionsAfter(store, subjectsOf(correction), { after: root.number, which: 'ACTIVE' });
  if (later.length > 0) {
    throw new ChangeConflict(`Change ${number} cannot be undone before later ones that build on it`, later);
  }
  return { correction, undoes: number, root: root.number, restores: root.undoneBy === null ? null : root.number };
}

/** Numbers of the active corrections that keep apart entities which are merged, ascending. */
export function violatedKeepApart(store: Store): number[] {
  const { targetOf } = readMergeTargets(store);
  return activeKeepApart(store).flatMap(({ number, correction: { entity, other } }) =>
    targetOf(entity.key).id === targetOf(other.key).id ? [number] : [],
  );
}

/** Refuses to restore a correction that could not be made now. Both lists have what restoring it has led to. */
export function refuseRestored(
  number: number,
  { violated, orphaned }: { readonly violated: readonly number[]; readonly orphaned: readonly number[] },
): void {
  if (violated.includes(number)) {
    throw badInput(`What change ${number} kept apart is one by now; undo that merge first.`);
  }
  if (violated.length > 0) {
    throw new ChangeConflict(`Change ${number} would join what later ones keep apart; undo those first`, violated);
  }
  if (orphaned.includes(number)) {
    throw badInput(`What change ${number} spoke of is not there any more; ask for it anew.`);
  }
}
