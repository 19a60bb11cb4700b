/** The ways to read mentions, each along an index that has them in the order asked for. */
import { type Expression, sql } from 'kysely';
import { entityIdOf } from './entity-keys.ts';
import type { MentionFilter } from './filter.ts';
import type { MentionOrder } from './mentions.ts';
import type { Direction, Order, OrderPart } from './page.ts';
import { PARENT } from './per-parent.ts';
import { qb } from './sql.ts';

/** Article by article in order of publication; the mentions of each as they stand in it. */
export const articleByArticle = qb
  .selectFrom('articles as a')
  .crossJoin('mentions as m')
  .whereRef('m.article_id', '=', 'a.id');

/** From mentions that an index finds to their articles. */
export const mentionByMention = qb.selectFrom('mentions as m').innerJoin('articles as a', 'a.id', 'm.article_id');

/** The mentions of the parent, an article. */
export const withinArticle = qb
  .selectFrom('mentions as m')
  .crossJoin('articles as a')
  .whereRef('a.id', '=', 'm.article_id')
  .where('m.article_id', '=', PARENT);

/** The accepted mentions of an entity, article by article in order of publication. */
export function appearanceByAppearance(entity: Expression<number>) {
  return qb
    .selectFrom('article_entities as ae')
    .crossJoin('articles as a')
    .crossJoin('mentions as m')
    .whereRef('a.id', '=', 'ae.article_id')
    .whereRef('m.article_id', '=', 'ae.article_id')
    .whereRef('m.entity_id', '=', 'ae.entity_id')
    .where('ae.entity_id', '=', entity);
}

/** By the given columns of publication and article, then by position, which always runs from the beginning. */
export function byPublication(columns: readonly [string, string], direction: Direction): Order {
  return {
    name: 'PUBLISHED_AT',
    parts: [
      { columns, direction },
      { columns: ['m.start', 'm.end'], direction: 'ASC' },
    ],
  };
}

/** By position within one article. An order by publication comes to the same there, from the beginning whichever its direction. */
export function byPosition({ field, direction }: MentionOrder): Order {
  const part: OrderPart = { columns: ['m.start', 'm.end'], direction: field === 'POSITION' ? direction : 'ASC' };
  return { name: field, parts: [part] };
}

/** The entity that a filter asks for by its key; null when it does not. */
export function askedEntity({ entity, and }: MentionFilter): Expression<number> | null {
  const key = entity?.key?.eq;
  if (key != null) return entityIdOf(sql.val(key));
  return (and ?? []).map(askedEntity).find((found) => found !== null) ?? null;
}
