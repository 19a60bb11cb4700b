/** Lists of roles: all of them, those in an article, those of an entity. */
import { type Connection, connect, type Order } from './connection.ts';
import { type FacetArgs, topEntities, topValues } from './facets.ts';
import { meetsRole, type RoleFilter } from './filter.ts';
import { beginning, byPosition, byPublication, filtered, type ListArgs, type WithinArgs } from './lists.ts';
import type { Article, Base, Entity, Role } from './model.ts';
import { compareTexts } from './order.ts';
import { timelinesOfList } from './timeline.ts';
import { folded } from './words.ts';

/** For each wording, whatever its case and accents, the first of those printed so. */
const wordingsOf = (roles: readonly Role[]): string[] => {
  const texts = roles.map(({ text }) => text).sort(compareTexts);
  return texts.map((text) => texts.find((other) => folded(other) === folded(text)) as string);
};

const facetsOf = (roles: () => readonly Role[]) => ({
  texts: (args: FacetArgs) =>
    topValues(() => wordingsOf(roles()), args).map(({ value, count }) => ({ text: value, count })),
  of: (args: FacetArgs) => topEntities(() => roles().map(({ ofMention }) => ofMention?.entity ?? null), args),
});

const positionOf = ({ start, end }: Role): number[] => [start, end];
const latestFirst = (): Order<Role> => byPublication({ field: 'PUBLISHED_AT' }, positionOf, 2);
const fromBeginning = (): Order<Role> => byPosition({ field: 'POSITION', direction: 'ASC' }, positionOf);

const list = (
  roles: readonly Role[],
  { filter, orderBy: _, ...args }: ListArgs<RoleFilter>,
  order: () => Order<Role>,
): Connection => {
  const items = filtered(roles, filter, meetsRole);
  const counters = timelinesOfList(() => items().map(({ article }) => article));
  return connect({ items, order, args, edge: (node) => ({ node }), facets: facetsOf(items), counters });
};

export function roleList({ roles }: Base, args: ListArgs<RoleFilter>): Connection {
  return list(roles, args, latestFirst);
}

export function entityRoleList({ roles }: Base, entity: Entity, args: ListArgs<RoleFilter>): Connection {
  const own = roles.filter(({ mention }) => mention.entity === entity);
  return list(own, args, latestFirst);
}

export function articleRoleList({ roles }: Article, args: ListArgs<RoleFilter> & WithinArgs): Connection {
  return list(
    beginning(roles, ({ start }) => start, args),
    args,
    fromBeginning,
  );
}
