/** Inserts the rows of asserters, and deletes those that nothing refers to. */
import { isSameAsserter } from '../../corrections/asserters.ts';
import type { Asserter } from '../../model.ts';
import type { Store } from '../database/open.ts';
import { inserter } from './insert.ts';
import type { Collisions } from './row-id-collisions.ts';
import { rowId } from './row-ids.ts';

export interface AsserterWriter {
  /** Row id of an asserter; its row is inserted when there is none. */
  readonly idOf: (asserter: Asserter) => number;
  /** To be called when the statistics are written. */
  readonly deleteUnused: () => void;
}

const DELETE_UNUSED = `
  DELETE FROM asserters
  WHERE NOT EXISTS (
      SELECT 1 FROM statistics
      WHERE subject = 'MENTION' AND facet = 'ASSERTER' AND value = json_array(asserters.type, asserters.name, asserters.version))
    AND NOT EXISTS (SELECT 1 FROM aliases WHERE asserter_id = asserters.id)
    AND NOT EXISTS (SELECT 1 FROM identifiers WHERE asserter_id = asserters.id)`;

/** The natural key of an asserter. */
export function asserterKey({ type, name, version }: Asserter): string {
  return JSON.stringify([type, name, version ?? '']);
}

const SELECT = 'SELECT type, name, version FROM asserters WHERE id = ?';

export function createAsserterWriter(store: Store, collisions: Collisions): AsserterWriter {
  const select = store.prepare(SELECT);
  const insert = inserter(store, 'asserters');
  const ids = new Map<string, number>();
  /** Consecutive mentions mostly have the same asserter. */
  let last: { readonly asserter: Asserter; readonly id: number } | undefined;
  const findOrInsert = ({ type, name, version }: Asserter, key: string): number => {
    const id = rowId(key);
    const stored = select.get(id) as Asserter | undefined;
    if (stored === undefined) insert([{ id, type, name, version: version ?? '' }]);
    else if (asserterKey(stored) !== key) {
      collisions.note({ of: 'asserter', stored: asserterKey(stored), refused: key });
      return id;
    }
    ids.set(key, id);
    return id;
  };
  return {
    idOf: (asserter) => {
      if (last && isSameAsserter(last.asserter, asserter)) return last.id;
      const key = asserterKey(asserter);
      const known = ids.get(key);
      if (known !== undefined) last = { asserter, id: known };
      return known ?? findOrInsert(asserter, key);
    },
    deleteUnused: () => {
      store.prepare(DELETE_UNUSED).run();
    },
  };
}
