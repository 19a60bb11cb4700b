/** Draws seeds, and applies drawn changes to what they give. */
import fc from 'fast-check';
import { DatelineError } from '../../../src/problem.ts';
import { applyChange, type ChangeOptions, type ChangeResult } from '../../../src/store/corrections/apply-change.ts';
import type { Store } from '../../../src/store/database/open.ts';
import { articleOf } from '../article-of.ts';
import type { Seeds } from '../base.ts';
import { seedsOf } from '../seed-arbitraries.ts';
import type { Draw } from './draw.ts';
import { requestOf } from './requests.ts';

export const seeds = seedsOf(['a', 'b', 'c', 'd'], 1);

const crowd = (index: number): string =>
  index % 3
    ? `[London](place/london) and [guest](person/guest-${index % 5}).${index % 2 ? ' [Ada](person/ada) too.' : ''}`
    : `[Ada](person/ada) met [guest](person/guest-${index % 4}) at the [Prize](other/prize).`;

/** Enough articles for some entities to be hubs, and some not. */
export const crowded: fc.Arbitrary<Seeds> = fc.constantFrom(70, 100, 140).map((count) => ({
  articles: Array.from({ length: count }, (_, index) =>
    articleOf(`crowd/${index}`, crowd(index), {
      source: index % 4 ? `Gazette ${index % 4}` : null,
      publication: index % 3 ? { at: `184${index % 5}-03-01T00:00:00Z`, precision: index % 2 ? 'MONTH' : 'DAY' } : null,
    }),
  ),
}));

export const OPTIONS: ChangeOptions = {
  by: 'admin',
  reason: null,
  preview: false,
  ifUnchangedSince: null,
  at: '2020-01-01T00:00:00Z',
};

/** The errors that a drawn change may give; any other is a defect. */
const EXPECTED = new Set(['BAD_USER_INPUT', 'NOT_FOUND', 'CONFLICT']);

/** Null when there is nothing to change, or the change is refused. */
export function tryChange(store: Store, drawn: Draw, preview = false): ChangeResult | null {
  const request = requestOf(store, drawn);
  if (request === null) return null;
  try {
    return applyChange(store, request, { ...OPTIONS, preview });
  } catch (error) {
    if (error instanceof DatelineError && EXPECTED.has(error.code)) return null;
    throw error;
  }
}

/** Undoes all active corrections, the latest first. */
export function undoAll(store: Store): void {
  const inForce = store.db
    .prepare("SELECT number FROM changes WHERE undone_by IS NULL AND type <> 'UNDO' ORDER BY number DESC")
    .pluck();
  for (const number of inForce.all() as number[]) {
    applyChange(store, { type: 'UNDO', change: number }, OPTIONS);
  }
}
