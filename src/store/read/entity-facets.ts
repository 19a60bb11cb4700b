/** Counts entities by what they have in common: all of them, or those of an article. */

import { isNamed } from '../filter/cooccurrence.ts';
import type { EntityFilter } from '../filter/model.ts';
import { entityConditions } from '../filter/nouns.ts';
import { type Fragment, number, type Sql, sql, text } from '../sql/expression.ts';
import { asc, sorting } from '../sql/keyset.ts';
import { eq, gt, tick } from '../sql/operators.ts';
import { across, from, type Rows, select } from '../sql/query.ts';
import { type Row, source } from '../sql/table.ts';
import { articles } from '../sql/tables/articles.ts';
import { articleEntities } from '../sql/tables/counts.ts';
import { entities } from '../sql/tables/entities.ts';
import { groupBy, yearOf } from './facet-rows.ts';
import { totalsBy } from './totals.ts';

/** SOURCE and YEAR are those of the first dated article that mentions the entity, demonyms left out. */
export type EntityFacet = 'KIND' | 'SOURCE' | 'YEAR';

type Entity = Row<typeof entities>;

/** Who published the first dated article that mentions the entity; null for none. */
function firstSource(entityId: Sql<number>): Sql<string | null> {
  const [appearance, article] = [source(articleEntities), source(articles, 'articles_by_id')];
  const { entity_id: ownId, published_at: publishedAt, article_id: articleId } = appearance.row;
  const dated = across([appearance, article], {
    where: [eq(ownId, entityId), gt(publishedAt, text('')), isNamed(appearance.row), eq(article.row.id, articleId)],
    row: null,
  });
  const order = sorting([asc(publishedAt, articleId)], false);
  return sql`${select(article.row.source, dated)} order by ${order} limit ${number(1)}`;
}

const VALUES: Readonly<Record<EntityFacet, (entity: Entity) => Sql<string | null>>> = {
  KIND: ({ kind }) => kind,
  SOURCE: ({ id }) => firstSource(id),
  YEAR: ({ first_published_at: firstSeen }) => yearOf(firstSeen),
};

const countBy = (rows: Rows<Entity>, by: EntityFacet): Fragment => groupBy({ rows, value: VALUES[by](rows.row) });

/** Counts all entities that the filter lets through. */
export function countAllEntities(filter: EntityFilter, by: EntityFacet): Fragment {
  const rows = from(entities, (row) => entityConditions(filter, row));
  if (rows.where.length > 0) return countBy(rows, by);
  return by === 'KIND' ? totalsBy('ENTITY', by) : countBy({ ...rows, where: [tick(rows.row.id)] }, by);
}

/** Counts the entities of an article that the filter lets through. */
export function countEntitiesOfArticle(articleId: Sql<number>, filter: EntityFilter, by: EntityFacet): Fragment {
  const [appearance, entity] = [source(articleEntities), source(entities)];
  const where = [
    eq(appearance.row.article_id, articleId),
    isNamed(appearance.row),
    eq(entity.row.id, appearance.row.entity_id),
    ...entityConditions(filter, entity.row),
  ];
  return countBy(across([appearance, entity], { where, row: entity.row }), by);
}
