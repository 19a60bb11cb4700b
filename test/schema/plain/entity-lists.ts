/** Lists of entities: all of them, and those of an article. */
import { appearanceFields } from './article-lists.ts';
import { type Connection, connect } from './connection.ts';
import { articlesOf, countedMentions, countsOf, isCounted } from './counts.ts';
import { type FacetArgs, kindFacets, sourceFacets, yearFacets } from './facets.ts';
import { type EntityFilter, meetsEntity } from './filter.ts';
import { byValue, filtered, type ListArgs, publication } from './lists.ts';
import type { Appearance, Article, Base, Entity } from './model.ts';
import { sortBy } from './order.ts';
import { folded } from './words.ts';

const VALUES = {
  MENTION_COUNT: (entity: Entity) => countsOf(entity).mentionCount,
  ARTICLE_COUNT: (entity: Entity) => countsOf(entity).articleCount,
  NAME: ({ name }: Entity) => folded(name),
  FIRST_SEEN: (entity: Entity) => countsOf(entity).firstSeen ?? '',
  LAST_SEEN: (entity: Entity) => countsOf(entity).lastSeen ?? '',
};

const MOST_MENTIONED_FIRST = { field: 'MENTION_COUNT', direction: 'DESC' } as const;

/** The first dated article that names an entity otherwise than by demonyms. */
const firstDated = (entity: Entity): Article | undefined =>
  sortBy(
    articlesOf(entity).filter(({ publishedAt }) => publishedAt !== null),
    publication,
  )[0];

const facetsOf = (entities: () => readonly Entity[]) => ({
  kinds: (args: FacetArgs) => kindFacets(() => entities().map(({ kind }) => kind), args),
  sources: (args: FacetArgs) =>
    sourceFacets(() => entities().map((entity) => firstDated(entity)?.source ?? null), args),
  years: (args: FacetArgs) => yearFacets(() => entities().map((entity) => countsOf(entity).firstSeen), args),
});

export function entityList({ entities }: Base, { filter, orderBy, ...args }: ListArgs<EntityFilter>): Connection {
  const items = filtered(entities, filter, meetsEntity);
  return connect({
    items,
    order: () => byValue(orderBy ?? MOST_MENTIONED_FIRST, VALUES, ({ rowId }) => rowId),
    args,
    edge: (node) => ({ node }),
    facets: facetsOf(items),
  });
}

const VALUES_THERE = {
  SALIENCE: ({ salience }: Appearance) => salience,
  MENTION_COUNT: (appearance: Appearance) => countedMentions(appearance).length,
  FIRST_MENTION: (appearance: Appearance) => appearanceFields(appearance).firstMention.start,
  NAME: ({ entity }: Appearance) => folded(entity.name),
};

const MOST_SALIENT_FIRST = { field: 'SALIENCE', direction: 'DESC' } as const;

/** The entities that an article names otherwise than by demonyms. */
export function articleEntityList(
  { appearances }: Article,
  { filter, orderBy, ...args }: ListArgs<EntityFilter>,
): Connection {
  const items = filtered(appearances.filter(isCounted), filter, ({ entity }, asked) => meetsEntity(entity, asked));
  return connect({
    items,
    order: () => byValue(orderBy ?? MOST_SALIENT_FIRST, VALUES_THERE, ({ entity }) => entity.rowId),
    args,
    edge: (appearance) => ({ node: appearance.entity, ...appearanceFields(appearance) }),
    facets: facetsOf(() => items().map(({ entity }) => entity)),
  });
}
