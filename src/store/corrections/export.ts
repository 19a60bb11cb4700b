/** The log of changes as lines of JSON, by which it goes from one database to another. */

import type { Store } from '../database/open.ts';
import { exportLines, importLines } from './carry.ts';
import { transact } from './transact.ts';

export interface Imported {
  readonly added: number;
  /** Lines whose change was there already. */
  readonly known: number;
  /** Numbers of those added that speak of nothing that is there. */
  readonly orphaned: readonly number[];
}

/** Every change in order, each as one line of JSON without its line break, for `importChanges`. */
export function exportChanges(store: Store): Iterable<string> {
  return exportLines(store);
}

/** Adds the changes of `lines` that are not there yet, in their order, in one transaction. Throws BAD_USER_INPUT with the line. */
export function importChanges(store: Store, lines: Iterable<string>): Imported {
  return transact(store, false, () => importLines(store, lines));
}
