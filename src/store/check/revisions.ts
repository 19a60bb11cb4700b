/** Audits the record of what changed: it names things by their keys, and only revisions that are kept. */
import type { Defect } from '../database/integrity.ts';
import type { Store } from '../database/open.ts';
import { rowId } from '../write/row-ids.ts';

const SELECT_STATE = 'SELECT current, oldest FROM revisions';
const SELECT_CHANGED = 'SELECT revision, id, key FROM changed';

interface Changed {
  readonly revision: number;
  readonly id: number;
  readonly key: string;
}

export function* auditRevisions(store: Store): Generator<Defect> {
  const [state, ...others] = store.db.prepare<[], { current: number; oldest: number }>(SELECT_STATE).all();
  if (state === undefined || others.length > 0) {
    yield { table: 'revisions', key: '', message: `has ${state ? others.length + 1 : 0} rows instead of one` };
    return;
  }
  for (const { revision, id, key } of store.db.prepare<[], Changed>(SELECT_CHANGED).iterate()) {
    if (id !== rowId(key)) yield { table: 'changed', key, message: 'has a row id that does not match its key' };
    if (revision <= state.oldest || revision > state.current)
      yield { table: 'changed', key, message: `is of revision ${revision}, which is not kept` };
  }
}
