/** Reads what entities are called: their aliases and identifiers, with who says so. */
import { sql } from 'kysely';
import type { Asserter, Form, Identifier } from '../../model.ts';
import type { Store } from '../database/open.ts';
import { parsed } from '../sql/column.ts';
import { qb } from '../sql/kysely.ts';
import { PARENT, rowPerParent, rowsPerParent } from '../sql/per-parent.ts';
import { ASSERTER_COLUMNS, withAsserter } from './asserters.ts';

export interface AliasRow {
  readonly name: string;
  readonly form: Form;
  /** Key of the entity under which it came, when that is another one now; otherwise null. */
  readonly originKey: string | null;
  readonly assertedBy: Asserter;
}

export interface IdentifierRow extends Identifier {
  readonly assertedBy: Asserter;
}

/** The order of `FORMS`, then of names, then of asserters. */
const FULL_FIRST = sql`case form when 'FULL_NAME' then 0 when 'SHORT_NAME' then 1 when 'ACRONYM' then 2 else 3 end`;

/** The aliases of each entity, by form (full names first), then name, then asserter. */
export function listAliases(store: Store, entityIds: readonly number[]): AliasRow[][] {
  const query = qb
    .selectFrom('aliases as l')
    .innerJoin('asserters as r', 'r.id', 'l.asserter_id')
    .leftJoin('merged_entities as g', 'g.id', 'l.origin_id')
    .select(['l.name', 'l.form', 'g.key as originKey', ...ASSERTER_COLUMNS])
    .where('l.entity_id', '=', PARENT)
    .orderBy(FULL_FIRST)
    .orderBy('l.name')
    .orderBy('r.type')
    .orderBy('r.name')
    .orderBy('r.version');
  return rowsPerParent(store, entityIds, query).map((rows) => rows.map(withAsserter));
}

/** The identifiers of each entity, by scheme, then value. */
export function listIdentifiers(store: Store, entityIds: readonly number[]): IdentifierRow[][] {
  const query = qb
    .selectFrom('identifiers as i')
    .innerJoin('asserters as r', 'r.id', 'i.asserter_id')
    .select(['i.scheme', 'i.value', ...ASSERTER_COLUMNS])
    .where('i.entity_id', '=', PARENT)
    .orderBy('i.scheme')
    .orderBy('i.value');
  return rowsPerParent(store, entityIds, query).map((rows) => rows.map(withAsserter));
}

/** The keys that each entity, or one that is it now, had before, in order. */
export function listFormerKeys(store: Store, entityIds: readonly number[]): string[][] {
  // A text, as what is JSON to SQLite would be read without being parsed.
  const keys = sql<string>`json_group_array(from_key order by from_key) || ''`.as('keys');
  const query = qb.selectFrom('redirects').select(keys).where('entity_id', '=', PARENT);
  const found = rowPerParent(store, entityIds, { query, row: (row) => parsed<string[]>(row.keys) });
  return found.map((list) => list ?? []);
}
