/** Inserts the rows of asserters, and deletes those that nothing refers to. */
import { isSameAsserter } from '../../corrections/asserters.ts';
import type { Asserter } from '../../model.ts';
import type { Store } from '../database/open.ts';
import { inserter } from './insert.ts';
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

export function createAsserterWriter(store: Store): AsserterWriter {
  const select = store.prepare('SELECT 1 FROM asserters WHERE id = ?').pluck();
  const insert = inserter(store, 'asserters');
  const ids = new Map<string, number>();
  /** Consecutive mentions mostly have the same asserter. */
  let last: { readonly asserter: Asserter; readonly id: number } | undefined;
  const findOrInsert = ({ type, name, version }: Asserter, key: string): number => {
    const id = rowId(key);
    if (select.get(id) === undefined) insert([{ id, type, name, version: version ?? '' }]);
    ids.set(key, id);
    return id;
  };
  return {
    idOf: (asserter) => {
      if (last && isSameAsserter(last.asserter, asserter)) return last.id;
      const key = asserterKey(asserter);
      const id = ids.get(key) ?? findOrInsert(asserter, key);
      last = { asserter, id };
      return id;
    },
    deleteUnused: () => {
      store.prepare(DELETE_UNUSED).run();
    },
  };
}
