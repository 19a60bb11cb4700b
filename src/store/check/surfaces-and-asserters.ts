/** Audits surfaces and asserters: their row ids, and that each is used. */
import type { Asserter } from '../../model.ts';
import { fold, foldedCopy } from '../../text/fold.ts';
import type { Defect } from '../database/integrity.ts';
import type { Store } from '../database/open.ts';
import type { AssertersTable, SurfacesTable } from '../sql/tables/articles.ts';
import { asserterKey } from '../write/asserters.ts';
import { rowId } from '../write/row-ids.ts';

type Used<Row> = Row & { readonly used: 0 | 1 };

const SELECT_SURFACES = `
  SELECT *, EXISTS (SELECT 1 FROM mentions WHERE surface_id = surfaces.id) AS used FROM surfaces ORDER BY id`;
const SELECT_ASSERTERS = `
  SELECT *, id IN (SELECT asserter_id FROM mentions)
    OR EXISTS (SELECT 1 FROM aliases WHERE asserter_id = asserters.id)
    OR EXISTS (SELECT 1 FROM identifiers WHERE asserter_id = asserters.id) AS used
  FROM asserters ORDER BY id`;

function* auditSurfaces(store: Store): Generator<Defect> {
  for (const row of store.db.prepare<[], Used<SurfacesTable>>(SELECT_SURFACES).iterate()) {
    const faults = [
      row.id === rowId(row.surface) ? null : 'has a row id that does not match its surface',
      row.surface_key === fold(row.surface) ? null : 'has a surface_key that is not its surface folded',
      row.folded === foldedCopy(row.surface) ? null : 'has a folded copy that does not match its surface',
      row.used ? null : 'is stored without a mention',
    ];
    for (const message of faults) if (message) yield { table: 'surfaces', key: row.surface, message };
  }
}

const asserterOf = ({ type, name, version }: AssertersTable): Asserter => ({ type, name, version });

export function* auditSurfacesAndAsserters(store: Store): Generator<Defect> {
  yield* auditSurfaces(store);
  for (const row of store.db.prepare<[], Used<AssertersTable>>(SELECT_ASSERTERS).iterate()) {
    const key = asserterKey(asserterOf(row));
    if (row.id !== rowId(key)) yield { table: 'asserters', key, message: 'has a row id that does not match its key' };
    if (!row.used) yield { table: 'asserters', key, message: 'is stored though nothing refers to it' };
  }
}
