/** Compiles filters of roles to conditions. */
import { type Expression, sql } from 'kysely';
import { type Condition, combine, every, when } from './conditions.ts';
import { entityIdOfKey } from './entity-keys.ts';
import type { RoleFilter } from './model.ts';
import { ofArticle, ofEntity } from './references.ts';
import { column } from './semi-join.ts';
import { textConditions } from './texts.ts';

const COLUMNS = { entity: 'o.entity_id', of: 'o.of_entity_id' } as const;

/** That a role `o` is had by this entity, or is of it: a condition that an index follows. */
export function isRoleOf(by: keyof typeof COLUMNS, entity: Expression<number>): Condition {
  return sql`${sql.ref(COLUMNS[by])} = ${entity}`;
}

/** Such conditions for what a filter asks for by key; [] when it does not. */
export function askedRoles(filter: RoleFilter): Condition[] {
  for (const by of ['entity', 'of'] as const) {
    const key = filter[by]?.key?.eq;
    if (key != null) return [isRoleOf(by, entityIdOfKey(key))];
  }
  return (filter.and ?? []).map(askedRoles).find((found) => found.length > 0) ?? [];
}

/** Of accepted mentions only. `table` is what the query calls the roles it filters. */
export function roleConditions(filter: RoleFilter, table: string): Condition[] {
  return [sql`${column(table, 'accepted')} = 1`, ...askedOfRoles(filter, table)];
}

const askedOfRoles = (filter: RoleFilter, table: string): Condition[] => {
  const text = { value: column(table, 'text'), folded: column(table, 'text_key') };
  return [
    ...when(filter.text, (asked) => every(textConditions(asked, text))),
    ...when(filter.entity, (asked) => ofEntity(asked, column(table, 'entity_id'), `${table}e`)),
    ...when(filter.of, (asked) => ofEntity(asked, column(table, 'of_entity_id'), `${table}f`)),
    ...when(filter.article, (asked) => ofArticle(asked, column(table, 'article_id'), `${table}a`)),
    ...combine(filter, (part) => askedOfRoles(part, table)),
  ];
};
