/** Compiles filters of roles to conditions. */
import { type Expression, sql } from 'kysely';
import { articleConditions } from './article-conditions.ts';
import { type Condition, combine, every, when } from './conditions.ts';
import { entityConditions } from './entity-conditions.ts';
import { entityIdOf } from './entity-keys.ts';
import type { ArticleFilter, EntityFilter, RoleFilter } from './filter.ts';
import { pinsArticles, pinsEntities } from './pinned.ts';
import { textConditions } from './text-conditions.ts';
import { column, named, tied } from './tie.ts';

/** The entity that a filter asks for by its key; null when it does not. */
export function askedHolder({ entity, and }: RoleFilter): Expression<number> | null {
  const key = entity?.key?.eq;
  if (key != null) return entityIdOf(sql.val(key));
  return (and ?? []).map(askedHolder).find((found) => found !== null) ?? null;
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
    ...when(filter.article, (asked) => inArticle(asked, column(table, 'article_id'), `${table}a`)),
    ...combine(filter, (part) => askedOfRoles(part, table)),
  ];
};

const ofEntity = (filter: EntityFilter, own: Expression<unknown>, name: string): Condition =>
  tied({
    own,
    from: named('entities', name),
    other: column(name, 'id'),
    such: entityConditions(filter, name),
    pins: pinsEntities(filter),
  });

const inArticle = (filter: ArticleFilter, own: Expression<unknown>, name: string): Condition =>
  tied({
    own,
    from: named('articles', name),
    other: column(name, 'id'),
    such: articleConditions(filter, { table: name, leading: pinsArticles(filter) }),
    pins: pinsArticles(filter),
  });
