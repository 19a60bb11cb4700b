/** The ways to read mentions, each along an index that has them in the requested order. */

import { excludesAccepted, hasArticle, hasStatus, isOfPeripheral } from '../filter/mentions.ts';
import type { MentionFilter } from '../filter/model.ts';
import { mentionConditions } from '../filter/nouns.ts';
import { findsMentions } from '../filter/selective.ts';
import { number, type Sql, text } from '../sql/expression.ts';
import { asc, by, type Order } from '../sql/keyset.ts';
import { type Condition, eq, gt, ne, some } from '../sql/operators.ts';
import { across, type List } from '../sql/query.ts';
import { type Row, type Source, source } from '../sql/table.ts';
import { articles, mentions } from '../sql/tables/articles.ts';
import { articleEntities } from '../sql/tables/counts.ts';
import type { PublicationOrder } from './articles.ts';
import { directionOf, type OrderBy, orderBy } from './order-by.ts';

export type MentionRow = Row<typeof mentions>;

/** `PUBLISHED_AT` goes by article and within one by position; `POSITION` is for the mentions of one article only. */
export type MentionOrder = OrderBy<'PUBLISHED_AT' | 'POSITION'>;

/** An order that is only known, or found to be wrong, when a page is requested. */
export type Lazily<T> = () => T;

/** Mentions that are not accepted are few: indexes of their own hold them. */
const isToJudge = (mention: MentionRow): Condition => ne(mention.status, text('ACCEPTED'));

interface Position {
  readonly start: Sql<number>;
  readonly end: Sql<number>;
}

/** By publication, then by position, which always runs from the beginning. */
export function byPublication(
  [publishedAt, articleId]: readonly [Sql<string>, Sql<number>],
  { start, end }: Position,
  asked: PublicationOrder,
): Order {
  const order = orderBy(asked, publishedAt, articleId);
  return { ...order, parts: [...order.parts, asc(start, end)] };
}

/** By position within one article. By publication comes to the same there, from the beginning whichever its direction. */
export const byPosition = ({ start, end }: Position, asked: MentionOrder): Order => ({
  name: asked.field,
  parts: [by(asked.field === 'POSITION' ? directionOf(asked) : 'ASC', start, end)],
});

interface Joined {
  readonly mention: Source<MentionRow>;
  readonly article: Source<Row<typeof articles>>;
}

interface Requested {
  readonly where: readonly Condition[];
  readonly order: Lazily<PublicationOrder>;
}

/** In the order in which the sources are read. */
function listed(sources: readonly Source<unknown>[], { mention, article }: Joined, { where, order }: Requested) {
  const rows = across(sources, { where: [eq(mention.row.article_id, article.row.id), ...where], row: mention.row });
  const { published_at: publishedAt, id } = article.row;
  return { ...rows, order: () => byPublication([publishedAt, id], mention.row, order()) };
}

const conditionsOf = (filter: MentionFilter, { mention, article }: Joined): Condition[] =>
  mentionConditions(filter, { row: mention.row, article: { row: article.row } });

/** From mentions that an index finds to their articles. Without an entity the conditions of the filter lead to them. */
function mentionByMention(
  filter: MentionFilter,
  entityId: Sql<number | null> | null,
  order: Lazily<PublicationOrder>,
): List<MentionRow> {
  const toJudge = entityId !== null && excludesAccepted(filter);
  const joined = {
    mention: source(mentions, toJudge ? 'mentions_to_judge_by_entity' : undefined),
    article: source(articles, 'articles_by_id'),
  };
  const { mention, article } = joined;
  const where = [
    ...(toJudge ? [isToJudge(mention.row)] : []),
    ...(entityId ? [eq(mention.row.entity_id, entityId)] : []),
    ...conditionsOf(filter, joined),
  ];
  return listed([mention, article], joined, { where, order });
}

/** Article by article in order of publication; the mentions of each as they stand in it. */
function articleByArticle(filter: MentionFilter, order: Lazily<PublicationOrder>): List<MentionRow> {
  const toJudge = excludesAccepted(filter);
  const joined = {
    article: source(articles),
    mention: source(mentions, toJudge ? 'mentions_to_judge_by_article' : undefined),
  };
  const { mention, article } = joined;
  const where = [...(toJudge ? [isToJudge(mention.row)] : []), ...conditionsOf(filter, joined)];
  return listed([article, mention], joined, { where, order });
}

/** The mentions of the whole base. */
export const ofAll = (filter: MentionFilter, order: Lazily<PublicationOrder>): List<MentionRow> =>
  findsMentions(filter) ? mentionByMention(filter, null, order) : articleByArticle(filter, order);

/** Most entities have no demonyms and no peripheral mentions: what an appearance says of them spares reading its mentions. */
function appearancesOf(
  filter: MentionFilter,
  { demonym_count, peripheral_count }: Row<typeof articleEntities>,
): Condition[] {
  const [demonyms, peripherals] = [demonym_count, peripheral_count].map((count) => gt(count, number(0))) as [
    Condition,
    Condition,
  ];
  return [
    ...(filter.form?.eq === 'DEMONYM' ? [some([demonyms, peripherals])] : []),
    ...(isOfPeripheral(filter) ? [peripherals] : []),
  ];
}

/** Accepted mentions of an entity: its appearances lead to them, in order of publication. */
function appearanceByAppearance(
  entityId: Sql<number | null>,
  filter: MentionFilter,
  order: Lazily<PublicationOrder>,
): List<MentionRow> {
  const [appearance, mention] = [source(articleEntities), source(mentions)];
  const article = hasArticle(filter) ? source(articles, 'articles_by_id') : null;
  const { published_at: publishedAt, article_id: articleId } = appearance.row;
  const where = [
    eq(appearance.row.entity_id, entityId),
    ...(article ? [eq(article.row.id, articleId)] : []),
    eq(mention.row.entity_id, appearance.row.entity_id),
    eq(mention.row.article_id, articleId),
    ...appearancesOf(filter, appearance.row),
    ...mentionConditions(filter, { row: mention.row, ...(article && { article: { row: article.row, publishedAt } }) }),
  ];
  const rows = across(article ? [appearance, article, mention] : [appearance, mention], { where, row: mention.row });
  return { ...rows, order: () => byPublication([publishedAt, articleId], mention.row, order()) };
}

/** The mentions of an entity. */
export function ofEntity(
  entityId: Sql<number | null>,
  filter: MentionFilter,
  order: Lazily<PublicationOrder>,
): List<MentionRow> {
  if (!hasStatus(filter)) return appearanceByAppearance(entityId, filter, order);
  return mentionByMention(filter, entityId, order);
}
