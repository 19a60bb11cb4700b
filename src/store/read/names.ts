/** What entities are called: their aliases and identifiers, with who asserts them, and the keys they had. */
import { type Sql, sql, text } from '../sql/expression.ts';
import { valuesOf } from '../sql/gather.ts';
import { asc } from '../sql/keyset.ts';
import { concat, eq } from '../sql/operators.ts';
import { across, type Few, from } from '../sql/query.ts';
import { type Row, source } from '../sql/table.ts';
import { asserters } from '../sql/tables/articles.ts';
import { aliases, identifiers, redirects } from '../sql/tables/entities.ts';

export type AsserterRow = Row<typeof asserters>;

export interface AliasRow {
  readonly alias: Row<typeof aliases>;
  readonly asserter: AsserterRow;
}

export interface IdentifierRow {
  readonly identifier: Row<typeof identifiers>;
  readonly asserter: AsserterRow;
}

/** The order of `FORMS`. */
const byForm = (form: Sql<string>): Sql<number> =>
  sql`case ${form} when 'FULL_NAME' then 0 when 'SHORT_NAME' then 1 when 'ACRONYM' then 2 else 3 end`;

/** The aliases of an entity: by form, full names first, then by name, then by asserter. */
export function aliasesOf(entityId: Sql<number>): Few<AliasRow> {
  const [alias, asserter] = [source(aliases), source(asserters)];
  const { type, name, version } = asserter.row;
  const rows = across([alias, asserter], {
    where: [eq(alias.row.entity_id, entityId), eq(asserter.row.id, alias.row.asserter_id)],
    row: { alias: alias.row, asserter: asserter.row },
  });
  return { ...rows, orderBy: [asc(byForm(alias.row.form), alias.row.name, type, name, version)] };
}

/** The identifiers of an entity, by scheme, then by value. */
export function identifiersOf(entityId: Sql<number>): Few<IdentifierRow> {
  const [identifier, asserter] = [source(identifiers), source(asserters)];
  const rows = across([identifier, asserter], {
    where: [eq(identifier.row.entity_id, entityId), eq(asserter.row.id, identifier.row.asserter_id)],
    row: { identifier: identifier.row, asserter: asserter.row },
  });
  return { ...rows, orderBy: [asc(identifier.row.scheme, identifier.row.value)] };
}

/** Global ids of the keys that an entity had, in order. */
export function formerIdsOf(entityId: Sql<number>): Sql<string[]> {
  const rows = from(redirects, (redirect) => [eq(redirect.entity_id, entityId)]);
  return valuesOf({ ...rows, orderBy: [asc(rows.row.from_key)] }, ({ from_key: key }) => concat(text('Entity:'), key));
}
