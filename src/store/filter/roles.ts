/** Compiles filters of roles to conditions. */
import type { Sql } from '../sql/expression.ts';
import { all, type Condition, tick } from '../sql/operators.ts';
import type { Row } from '../sql/table.ts';
import type { roles } from '../sql/tables/articles.ts';
import { combine, when } from './conditions.ts';
import type { RoleFilter } from './model.ts';
import { NESTED } from './nouns.ts';
import { ofArticle, ofEntity } from './references.ts';
import { textConditions } from './texts.ts';

type RoleRow = Row<typeof roles>;

/** The key of the one entity that a filter names as who has the role or what it is of; null when it names none. */
export function namedInRole({
  entity,
  of,
  and,
}: RoleFilter): { by: 'entity_id' | 'of_entity_id'; key: Sql<string> } | null {
  if (entity?.key?.eq) return { by: 'entity_id', key: entity.key.eq };
  if (of?.key?.eq) return { by: 'of_entity_id', key: of.key.eq };
  return (and ?? []).map(namedInRole).find((found) => found !== null) ?? null;
}

/** Of accepted mentions only. */
export const roleConditions = (filter: RoleFilter, role: RoleRow): Condition[] => [
  tick(role.article_id),
  role.accepted,
  ...conditionsOf(filter, role),
];

const conditionsOf = (filter: RoleFilter, role: RoleRow): Condition[] => [
  ...when(filter.text, (texts) => all(textConditions(texts, { value: role.text, folded: role.text_key }))),
  ...when(filter.entity, (such) => ofEntity(such, role.entity_id, NESTED)),
  ...when(filter.of, (such) => ofEntity(such, role.of_entity_id, NESTED)),
  ...when(filter.article, (such) => ofArticle(such, role.article_id, NESTED)),
  ...combine(filter, (part) => conditionsOf(part, role)),
];
