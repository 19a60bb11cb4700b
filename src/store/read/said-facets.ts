/** Counts the roles and statements behind a list by what they have in common. */
import { type RawBuilder, sql } from 'kysely';
import type { Store } from '../database/open.ts';
import { type Condition, every } from '../filter/conditions.ts';
import { checkFilter } from '../filter/limits.ts';
import type { RoleFilter, StatementFilter } from '../filter/model.ts';
import { askedRoles, roleConditions } from '../filter/roles.ts';
import { statementConditions } from '../filter/statements.ts';
import { ONCE, PARENT } from '../sql/per-parent.ts';
import { type Counts, type FacetRow, type Tally, tally, topEntities, topValues } from './facet-rows.ts';
import type { RoleScope } from './roles.ts';
import { askedByKey } from './statement-sources.ts';
import type { StatementScope } from './statements.ts';

export interface RoleFacetQuery {
  readonly filter?: RoleFilter | null | undefined;
  readonly by: 'TEXT' | 'OF';
  /** Most values, 1 to 100, those with the highest counts. */
  readonly first: number;
}

export interface StatementFacetQuery {
  readonly filter?: StatementFilter | null | undefined;
  readonly by: 'SPEAKER' | 'SOURCE' | 'YEAR';
  readonly first: number;
}

type Scope = RoleScope | StatementScope;
const parentsOf = (scope: Scope): readonly number[] => (scope.of === 'root' ? ONCE : scope.ids);

/** The condition that a row lies in the parent, by the columns that name article and entity. */
const within = ({ of }: Scope, columns: { article: string; entity: string }): Condition[] =>
  of === 'root' ? [] : [sql`${sql.ref(columns[of])} = ${PARENT}`];

const ROLES = sql`roles as o`;

/** Wordings that differ in case or accents alone are one, shown as the first of them in order of code points. */
const byWords = (where: readonly Condition[]): Counts => sql`(
  select min(o.text) as value, count(*) as count from ${ROLES} where ${every(where)} group by o.text_key)`;

/** For each parent: roles by TEXT, whatever its case, and by the entity they are OF. */
export function roleFacet(store: Store, scope: RoleScope, { filter, by, first }: RoleFacetQuery): FacetRow[][] {
  const where = [
    ...within(scope, { article: 'o.article_id', entity: 'o.entity_id' }),
    ...(scope.of === 'root' ? askedRoles(checkFilter(filter)) : []),
    ...roleConditions(checkFilter(filter), 'o'),
  ];
  const asked = { parents: parentsOf(scope), first };
  if (by === 'TEXT') return topValues(store, asked, byWords(where));
  return topEntities(store, asked, tally({ from: ROLES, where, value: sql`o.of_entity_id` }));
}

const STATEMENTS = sql`statements as s`;

const bySource = ({ from, where }: Pick<Tally, 'from' | 'where'>): Tally => ({
  from: sql`(select s.article_id, count(*) as statements from ${from} where ${every(where)} group by s.article_id) as b
    cross join articles as a indexed by articles_by_id`,
  where: [sql`a.id = b.article_id`],
  value: sql`a.source`,
  count: sql`sum(b.statements)`,
});

const VALUES: Readonly<Record<'SPEAKER' | 'YEAR', RawBuilder<unknown>>> = {
  SPEAKER: sql`s.speaker_entity_id`,
  YEAR: sql`nullif(substr(s.published_at, 1, 4), '')`,
};

/** For each parent: statements by SPEAKER, and by SOURCE and YEAR of their articles. */
export function statementFacet(store: Store, scope: StatementScope, query: StatementFacetQuery): FacetRow[][] {
  const { by, first } = query;
  const filter = checkFilter(query.filter);
  const where = [
    ...within(scope, { article: 's.article_id', entity: 's.speaker_entity_id' }),
    ...(scope.of === 'root' ? askedByKey(filter) : []),
    ...statementConditions(filter, { table: 's' }),
  ];
  const asked = { parents: parentsOf(scope), first };
  if (by === 'SOURCE') return topValues(store, asked, tally(bySource({ from: STATEMENTS, where })));
  const counts = tally({ from: STATEMENTS, where, value: VALUES[by] });
  return by === 'SPEAKER' ? topEntities(store, asked, counts) : topValues(store, asked, counts);
}
