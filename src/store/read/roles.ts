/** Roles: by position, and the lists of all of them, of an article and of an entity. */

import { entityIdOf } from '../filter/entity-keys.ts';
import { checkFilter } from '../filter/limits.ts';
import type { RoleFilter } from '../filter/model.ts';
import { namedInRole, roleConditions } from '../filter/roles.ts';
import { type Fragment, type Sql, sql } from '../sql/expression.ts';
import { asc, desc, type Order } from '../sql/keyset.ts';
import { type Condition, count, eq } from '../sql/operators.ts';
import { across, find, from, type List, type One, type Rows, select } from '../sql/query.ts';
import { type Row, source } from '../sql/table.ts';
import { articles, roles } from '../sql/tables/articles.ts';
import { type Countable, countByArticle, groupBy } from './facet-rows.ts';
import { beginsIn, type Stretch } from './stretch.ts';
import type { Dated } from './timeline.ts';
import { total } from './totals.ts';

export type RoleRow = Row<typeof roles>;

/** Counted by their words, whatever the case and accents, and by the entities they are of. */
export interface RoleList extends List<RoleRow>, Countable<'TEXT' | 'OF'>, Dated {}

interface RoleQuery {
  readonly filter?: RoleFilter | null | undefined;
}

interface ArticleRoleQuery extends RoleQuery {
  /** Which part of the text. Default: all. */
  readonly within?: Stretch | null | undefined;
}

/** The span of the words that say it. */
interface RoleSpan {
  readonly start: Sql<number>;
  readonly end: Sql<number>;
}

/** The role of that span in the article with that key, whatever the status of who has it, if any. */
export function roleByKey(articleKey: Sql<string>, { start, end }: RoleSpan): One<RoleRow | null> {
  const [article, role] = [source(articles), source(roles)];
  return find(
    across([article, role], {
      where: [
        eq(article.row.key, articleKey),
        eq(role.row.article_id, article.row.id),
        eq(role.row.start, start),
        eq(role.row.end, end),
      ],
      row: role.row,
    }),
  );
}

const byPosition = ({ start, end }: RoleRow): Order => ({ name: 'POSITION', parts: [asc(start, end)] });

const latestFirst = (publishedAt: Sql<string>, articleId: Sql<number>, { start, end }: RoleRow): Order => ({
  name: 'PUBLISHED_AT',
  parts: [desc(publishedAt, articleId), asc(start, end)],
});

function countsOf(rows: Rows<RoleRow>, by: Parameters<RoleList['countBy']>[0]): Fragment {
  const { of_entity_id: of, text, text_key: key } = rows.row;
  if (by === 'OF') return groupBy({ rows, value: of });
  return groupBy({ rows, value: sql`min(${text})`, key });
}

/** The counts of the whole list, which do without its articles. */
const counted = (rows: () => Rows<RoleRow>): Required<Pick<RoleList, 'countBy' | 'articles'>> => ({
  countBy: (by) => countsOf(rows(), by),
  articles: () => {
    const all = rows();
    return countByArticle(all, all.row.article_id);
  },
});

const such = (filter: RoleFilter, where: (role: RoleRow) => Condition[]): Rows<RoleRow> =>
  from(roles, (role) => [...where(role), ...roleConditions(filter, role)]);

/** The roles in an article, as they stand in it. */
export function rolesOfArticle(articleId: Sql<number>, { filter, within }: ArticleRoleQuery): RoleList {
  const rows = such(checkFilter(filter), (role) => [eq(role.article_id, articleId), ...beginsIn(role.start, within)]);
  return { ...rows, order: () => byPosition(rows.row), ...counted(() => rows) };
}

/** Along an index that has the roles of each entity in order of publication. */
const alongIndex = (rows: Rows<RoleRow>): List<RoleRow> => ({
  ...rows,
  order: () => latestFirst(rows.row.published_at, rows.row.article_id, rows.row),
});

/** The roles that an entity has, latest article first. */
export function rolesOfEntity(entityId: Sql<number>, { filter }: RoleQuery): RoleList {
  const rows = such(checkFilter(filter), (role) => [eq(role.entity_id, entityId)]);
  return { ...alongIndex(rows), ...counted(() => rows) };
}

/** Article by article in order of publication; the roles of each as they stand in it. */
function articleByArticle(filter: RoleFilter): List<RoleRow> {
  const [article, role] = [source(articles), source(roles)];
  const rows = across([article, role], {
    where: [eq(role.row.article_id, article.row.id), ...roleConditions(filter, role.row)],
    row: role.row,
  });
  return { ...rows, order: () => latestFirst(article.row.published_at, article.row.id, role.row) };
}

/** All roles that the filter lets through, latest article first. */
export function allRoles(query: RoleQuery): RoleList {
  const filter = checkFilter(query.filter);
  const named = namedInRole(filter);
  const rows = () => such(filter, (role) => (named ? [eq(role[named.by], entityIdOf(named.key))] : []));
  return {
    ...(named ? alongIndex(rows()) : articleByArticle(filter)),
    count: () => (Object.keys(filter).length === 0 ? total('ROLE') : sql`${select(count, rows())}`),
    ...counted(rows),
  };
}
