/** Pairs of entities that may be one: all of them, and those of an entity. */
import { type Connection, connect, type PageArgs } from './connection.ts';
import { articlesOf, countsOf, entitiesOf } from './counts.ts';
import { idOf, turned } from './ids.ts';
import { publication } from './lists.ts';
import type { Base, Duplicate, Entity } from './model.ts';
import { countTogether } from './neighbours.ts';
import { sortBy } from './order.ts';

export interface DuplicateArgs extends PageArgs {
  readonly kinds?: readonly string[] | null;
  readonly reasons?: readonly string[] | null;
  readonly minScore?: number | null;
}

const list = (pairs: readonly Duplicate[], { kinds, reasons, minScore, ...args }: DuplicateArgs): Connection =>
  connect({
    items: () =>
      pairs.filter(
        ({ entity, other, reason, score }) =>
          (kinds?.some((kind) => entity.kind === kind || other.kind === kind) ?? true) &&
          (reasons?.includes(reason) ?? true) &&
          score >= (minScore ?? 0),
      ),
    order: () => ({
      name: 'SCORE',
      directions: ['DESC', 'DESC', 'DESC'],
      key: ({ score, entity, other }) => [score, entity.rowId, other.rowId],
    }),
    args,
    edge: (node) => ({ node }),
  });

export function duplicateList({ duplicates }: Base, args: DuplicateArgs): Connection {
  return list(duplicates, args);
}

/** The entity comes first in each of its pairs. */
export function entityDuplicateList({ duplicates }: Base, entity: Entity, args: DuplicateArgs): Connection {
  const own = duplicates
    .filter((pair) => pair.entity === entity || pair.other === entity)
    .map((pair) => (pair.entity === entity ? pair : turned(pair)));
  return list(own, args);
}

const LATEST_ARTICLES = 64;
const MOST_SHARED = 10;

const namedBeside = (entity: Entity): Set<Entity> =>
  new Set(sortBy(articlesOf(entity), publication).slice(-LATEST_ARTICLES).flatMap(entitiesOf));

export const DUPLICATE_FIELDS = {
  id: idOf,
  articleCount: ({ entity, other }: Duplicate) => countTogether(entity, other).articles,
  sharedNeighbours: ({ entity, other }: Duplicate) => {
    const beside = namedBeside(other);
    const shared = [...namedBeside(entity)].filter((one) => beside.has(one) && one !== entity && one !== other);
    return sortBy(shared, (one) => [countsOf(one).articleCount, one.rowId]).slice(0, MOST_SHARED);
  },
};
