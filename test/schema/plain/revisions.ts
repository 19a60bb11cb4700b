/** What changed since a revision, as the writer noted it. */
import { type Connection, connect, type PageArgs } from './connection.ts';
import { badInput } from './errors.ts';
import { entityBy } from './ids.ts';
import type { Article, Base, Changed, Entity } from './model.ts';

export const revisionOf = ({ revisions: { epoch, current } }: Base): string => `${epoch}-${current}`;

interface ChangedArgs extends PageArgs {
  readonly revision: string;
}

export function changedList(base: Base, { revision, ...args }: ChangedArgs): Connection | null {
  const [, epoch, number] = /^([0-9a-f]{16})-(\d{1,15})$/.exec(revision) ?? [];
  if (epoch === undefined) throw badInput('That is no revision: give one that an answer gave.');
  const { current, oldest } = base.revisions;
  const since = Number(number);
  if (epoch !== base.revisions.epoch || since < oldest || since > current) return null;
  const connection = connect({
    items: () => base.changed.filter((one) => one.revision > since),
    order: () => ({
      name: 'REVISION',
      directions: ['ASC', 'ASC', 'ASC'],
      key: (one) => [one.revision, one.type, one.rowId],
    }),
    args,
    edge: (node) => ({ node }),
  });
  return Object.assign(connection, { revision: revisionOf(base) });
}

const articleOf = ({ type, key }: Changed, { articles }: Base): Article | null =>
  (type === 'ARTICLE' && articles.find((one) => one.key === key)) || null;

const entityOf = ({ type, key }: Changed, { entities }: Base): Entity | null =>
  (type === 'ENTITY' && entities.find((one) => one.key === key)) || null;

export const CHANGED_FIELDS = {
  id: ({ type, key }: Changed) => `${type === 'ARTICLE' ? 'Article' : 'Entity'}:${key}`,
  deleted: (one: Changed, _args: unknown, base: Base) => articleOf(one, base) === null && entityOf(one, base) === null,
  article: (one: Changed, _args: unknown, base: Base) => articleOf(one, base),
  entity: (one: Changed, _args: unknown, base: Base) => entityOf(one, base),
  mergedInto: (one: Changed, _args: unknown, base: Base) =>
    one.type === 'ENTITY' && entityOf(one, base) === null ? entityBy(base, one.key) : null,
};
