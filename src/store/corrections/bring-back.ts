/** Refuses to bring a change back by an undoing where it could not be made anew. */
import type { Store } from '../database/open.ts';
import { readMergeTargets } from '../write/merge-targets.ts';
import { badInput, ChangeConflict } from './refuse.ts';
import { standingApart } from './standing.ts';

/** Numbers of the changes in force that keep apart what is one, in order. */
export function apartInVain(store: Store): number[] {
  const { targetOf } = readMergeTargets(store);
  return standingApart(store).flatMap(({ number, correction: { entity, other } }) =>
    targetOf(entity.key).id === targetOf(other.key).id ? [number] : [],
  );
}

/** What came of bringing a change back: by number, what is kept apart in vain since, and what speaks of nothing since. */
export interface BroughtBack {
  readonly inVain: readonly number[];
  readonly orphaned: readonly number[];
}

export function refuseBack(number: number, { inVain, orphaned }: BroughtBack): void {
  if (inVain.includes(number)) throw badInput(`What change ${number} kept apart is one by now; undo that merge first.`);
  if (inVain.length > 0) {
    throw new ChangeConflict(`Change ${number} would join what later ones keep apart; undo those first`, inVain);
  }
  if (orphaned.includes(number))
    throw badInput(`What change ${number} spoke of is not there any more; ask for it anew.`);
}
