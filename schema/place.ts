/** Where a list is taken: of everything, or inside one parent; many parents share one call of the store. */

import type { Store } from '../src/store/database/open.ts';
import { ROOT, type Root, type Within } from '../src/store/sql/scope.ts';
import type { Batch } from './context.ts';

export interface Place<Of extends string> {
  readonly of: Of;
  /** Row id of the parent; 0 for everything. */
  readonly id: number;
}

export const EVERYWHERE: Place<'root'> = { of: 'root', id: 0 };

type Of<Scope> = Scope extends { readonly of: infer Name } ? Name : never;

/** What a list is asked, and of what sort of parents. */
interface Asked<Scope, Query> {
  readonly of: Of<Scope>;
  readonly query: Query;
}

/** Makes a batch, keyed by parent, of a store function that answers many parents of one sort. */
export const byPlace =
  <Scope extends Root | Within<string>, Query, Result>(
    read: (store: Store, scope: Scope, query: Query) => readonly Result[],
  ): Batch<number, Asked<Scope, Query>, Result> =>
  (store, ids, { of, query }) =>
    read(store, (of === 'root' ? ROOT : { of, ids }) as Scope, query);
