/** Reads roles: by their place, as pages, as counts. */
import { sql } from 'kysely';
import type { PassageRole, Span } from '../../model.ts';
import type { Store } from '../database/open.ts';
import { type Condition, restrict } from '../filter/conditions.ts';
import { checkFilter } from '../filter/limits.ts';
import type { RoleFilter } from '../filter/model.ts';
import { askedRoles, isRoleOf, roleConditions } from '../filter/roles.ts';
import { qb } from '../sql/kysely.ts';
import type { Order, Page, PageRequest } from '../sql/page.ts';
import {
  COUNT,
  countPerParent,
  ONCE,
  PARENT,
  pageReader,
  parentPart,
  parentText,
  rowPerParent,
} from '../sql/per-parent.ts';
import type { MentionScope } from '../sql/scope.ts';
import { ROLE_COLUMNS, readRoles, toRole } from './role-row.ts';
import { sentenceReach } from './sentence-row.ts';
import { countTotal } from './totals.ts';

/** The natural key of a role: the words that say it, and the article they stand in. */
export interface RoleRef extends Span {
  readonly articleKey: string;
}

/** What an article says somebody is. All spans point into its text. */
export interface RoleRow extends RoleRef {
  readonly articleId: number;
  /** The words from `start` to `end`. */
  readonly text: string;
  /** The mention of who has it. */
  readonly mention: Span;
  /** The entity of that mention; null when it is unresolved. */
  readonly entityId: number | null;
  /** The mention of what it is of; null when the sentence names nothing. */
  readonly of: Span | null;
  /** The entity of that mention; null without one, or when it is unresolved. */
  readonly ofEntityId: number | null;
  readonly sentence: Span;
  readonly passage: Span & { readonly role: PassageRole };
}

export interface RoleQuery {
  readonly filter?: RoleFilter | null | undefined;
  readonly page: PageRequest;
}

/** All roles, those in an article, or those that an entity has. */
export type RoleScope = MentionScope;

const roles = qb.selectFrom('roles as o');

/** Article by article in order of publication; the roles of each as they stand in it. */
const articleByArticle = qb.selectFrom('articles as a').crossJoin('roles as o').whereRef('o.article_id', '=', 'a.id');

/** The roles at these places, whatever the status of who has them, in the same order; null where there is none. */
export function findRoles(store: Store, refs: readonly RoleRef[]): (RoleRow | null)[] {
  const core = qb
    .selectFrom('articles as a')
    .innerJoin('roles as o', 'o.article_id', 'a.id')
    .where('a.key', '=', parentText(0))
    .where('o.start', '=', parentPart(1))
    .where('o.end', '=', parentPart(2))
    .select(ROLE_COLUMNS);
  const places = refs.map(({ articleKey, start, end }) => [articleKey, start, end]);
  return rowPerParent(store, places, { query: readRoles(core), row: toRole });
}

const PLACE_COLUMNS = ['o.start', 'o.end'];
const BY_POSITION: Order = { name: 'POSITION', parts: [{ columns: PLACE_COLUMNS, direction: 'ASC' }] };

const latestFirst = (columns: readonly string[]): Order => ({
  name: 'PUBLISHED_AT',
  parts: [
    { columns, direction: 'DESC' },
    { columns: PLACE_COLUMNS, direction: 'ASC' },
  ],
});
const LATEST_FIRST = latestFirst(['o.published_at', 'o.article_id']);

/** A page of what a query gives, for each parent. */
const read = pageReader(readRoles, toRole, sentenceReach);

/** A page of roles for each parent of the scope: in an article as they stand in it, elsewhere latest article first. */
export function listRoles(store: Store, scope: RoleScope, { page, ...query }: RoleQuery): Page<RoleRow>[] {
  const filter = checkFilter(query.filter);
  const conditions = roleConditions(filter, 'o');
  const such = (by: readonly Condition[]) => restrict(roles, [...by, ...conditions]).select(ROLE_COLUMNS);
  if (scope.of === 'article') {
    return read(store, scope.ids, { query: such([sql`o.article_id = ${PARENT}`]), order: BY_POSITION, page });
  }
  const by = scope.of === 'entity' ? [isRoleOf('entity', PARENT)] : askedRoles(filter);
  const parents = scope.of === 'entity' ? scope.ids : ONCE;
  if (by.length > 0) return read(store, parents, { query: such(by), order: LATEST_FIRST, page });
  const everywhere = restrict(articleByArticle, conditions).select(ROLE_COLUMNS);
  return read(store, ONCE, { query: everywhere, order: latestFirst(['a.published_at', 'a.id']), page });
}

/** How many roles the filter lets through, for each parent of the scope. */
export function countRoles(store: Store, scope: RoleScope, filter?: RoleFilter | null): number[] {
  const asked = checkFilter(filter);
  if (scope.of === 'root' && Object.keys(asked).length === 0) return [countTotal(store, 'ROLE')];
  const counted = restrict(roles.select(COUNT), roleConditions(asked, 'o'));
  if (scope.of === 'root') return countPerParent(store, ONCE, restrict(counted, askedRoles(asked)));
  const parent = scope.of === 'article' ? 'o.article_id' : 'o.entity_id';
  return countPerParent(store, scope.ids, counted.where(parent, '=', PARENT));
}
