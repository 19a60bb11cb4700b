/** The ways to read mentions, each along an index that has them in the order asked for. */
import { type Expression, sql } from 'kysely';
import { ARTICLES_BY_ID } from '../filter/articles.ts';
import type { Condition } from '../filter/conditions.ts';
import { entityIdOfKey } from '../filter/entity-keys.ts';
import type { MentionFilter } from '../filter/model.ts';
import { qb } from '../sql/kysely.ts';
import type { Direction, Order, OrderPart } from '../sql/page.ts';
import type { MentionsTable } from '../sql/tables/articles.ts';
import type { MentionOrder } from './mentions.ts';

const TO_JUDGE_BY_ARTICLE = sql<MentionsTable>`mentions`.as<'m'>(sql`m indexed by mentions_to_judge_by_article`);
const TO_JUDGE_BY_ENTITY = sql<MentionsTable>`mentions`.as<'m'>(sql`m indexed by mentions_to_judge_by_entity`);
const TO_JUDGE = sql<boolean>`m.status <> 'ACCEPTED'`;

/** Article by article in order of publication; the mentions of each as they stand in it. */
export const articleByArticle = qb
  .selectFrom('articles as a')
  .crossJoin('mentions as m')
  .whereRef('m.article_id', '=', 'a.id');

/** The same of mentions that are not accepted. */
export const articleByArticleToJudge = qb
  .selectFrom('articles as a')
  .crossJoin(TO_JUDGE_BY_ARTICLE)
  .whereRef('m.article_id', '=', 'a.id')
  .where(TO_JUDGE);

/** From mentions that an index finds to their articles. */
export const mentionByMention = qb
  .selectFrom('mentions as m')
  .crossJoin(ARTICLES_BY_ID)
  .whereRef('a.id', '=', 'm.article_id');

/** The same of mentions that are not accepted. */
export const mentionByMentionToJudge = qb
  .selectFrom(TO_JUDGE_BY_ENTITY)
  .crossJoin(ARTICLES_BY_ID)
  .whereRef('a.id', '=', 'm.article_id')
  .where(TO_JUDGE);

/** The accepted mentions of an entity, article by article in order of publication. */
export function appearanceByAppearance(entity: Expression<number>) {
  return qb
    .selectFrom('article_entities as ae')
    .crossJoin('mentions as m')
    .where('ae.entity_id', '=', entity)
    .whereRef('m.entity_id', '=', 'ae.entity_id')
    .whereRef('m.article_id', '=', 'ae.article_id');
}

/** The same with the articles joined, for filters that speak of them. */
export function appearanceInArticle(entity: Expression<number>) {
  return qb
    .selectFrom('article_entities as ae')
    .crossJoin(ARTICLES_BY_ID)
    .crossJoin('mentions as m')
    .where('ae.entity_id', '=', entity)
    .whereRef('a.id', '=', 'ae.article_id')
    .whereRef('m.entity_id', '=', 'ae.entity_id')
    .whereRef('m.article_id', '=', 'ae.article_id');
}

/** What an appearance says of its mentions before they are read: most entities have no demonyms. */
export function appearanceConditions({ form }: MentionFilter): Condition[] {
  return form?.eq === 'DEMONYM' ? [sql`ae.demonym_count > 0`] : [];
}

const orderByPublication = (columns: readonly string[], direction: Direction): Order => ({
  name: 'PUBLISHED_AT',
  parts: [
    { columns, direction },
    { columns: ['m.start', 'm.end'], direction: 'ASC' },
  ],
});

/** By publication as articles have it, then by position, which always runs from the beginning. */
export function byArticle(direction: Direction): Order {
  return orderByPublication(['a.published_at', 'a.id'], direction);
}

/** The same as appearances have it. */
export function byAppearance(direction: Direction): Order {
  return orderByPublication(['ae.published_at', 'ae.article_id'], direction);
}

/** By position within one article. By publication comes to the same there, from the beginning whichever its direction. */
export function byPosition({ field, direction }: MentionOrder): Order {
  const part: OrderPart = { columns: ['m.start', 'm.end'], direction: field === 'POSITION' ? direction : 'ASC' };
  return { name: field, parts: [part] };
}

/** The entity that a filter asks for by its key; null when it does not. */
export function askedEntity({ entity, and }: MentionFilter): Expression<number> | null {
  const key = entity?.key?.eq;
  if (key != null) return entityIdOfKey(key);
  return (and ?? []).map(askedEntity).find((found) => found !== null) ?? null;
}
