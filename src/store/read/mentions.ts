/** Mentions: by position, the lists of all of them, of an article and of an entity, and what ambiguous ones may name. */
import { DatelineError } from '../../problem.ts';
import { isEmptyFilter } from '../filter/conditions.ts';
import { entityIdOf } from '../filter/entity-keys.ts';
import { checkFilter } from '../filter/limits.ts';
import { namedEntity } from '../filter/mentions.ts';
import type { MentionFilter } from '../filter/model.ts';
import { mentionConditions, NESTED } from '../filter/nouns.ts';
import { counted, type Sql, sql } from '../sql/expression.ts';
import { asc } from '../sql/keyset.ts';
import { type Condition, count, eq, tick } from '../sql/operators.ts';
import { across, certain, type Few, find, from, type List, lookup, type One, type Rows, select } from '../sql/query.ts';
import { type Row, source } from '../sql/table.ts';
import { articles, mentionCandidates, mentions, surfaces } from '../sql/tables/articles.ts';
import { mergedEntities } from '../sql/tables/corrections.ts';
import { entities } from '../sql/tables/entities.ts';
import { LATEST_FIRST, type PublicationOrder } from './articles.ts';
import type { EntityRow } from './entities.ts';
import { type Countable, countByArticle } from './facet-rows.ts';
import { countAllMentions, countMentions, type MentionFacet } from './mention-facets.ts';
import { byPosition, type MentionOrder, type MentionRow, ofAll, ofEntity } from './mention-sources.ts';
import { beginsIn, type Stretch } from './stretch.ts';
import type { Dated } from './timeline.ts';
import { total } from './totals.ts';

/** A mention by the row id of its article, and its span. */
export interface MentionKey<Offset extends number | null = number> {
  readonly articleId: Sql<number>;
  readonly start: Sql<Offset>;
  readonly end: Sql<Offset>;
}

interface MentionQuery {
  readonly filter?: MentionFilter | null | undefined;
  /** Default: in an article from its beginning, elsewhere latest article first. */
  readonly orderBy?: MentionOrder | null | undefined;
}

interface ArticleMentionQuery extends MentionQuery {
  /** Which part of the text. Default: all. */
  readonly within?: Stretch | null | undefined;
}

export type MentionList = List<MentionRow> & Countable<MentionFacet> & Dated;

const FROM_BEGINNING: MentionOrder = { field: 'POSITION' };

const at = ({ articleId, start, end }: MentionKey<number | null>): Rows<MentionRow> =>
  from(mentions, (mention) => [eq(mention.article_id, articleId), eq(mention.start, start), eq(mention.end, end)]);

/** The mention with that key; it exists. */
export const mentionAt = (key: MentionKey): One<MentionRow> => certain(at(key));

/** The mention with that key; none for a span that is null. */
export const findMention = (key: MentionKey<number | null>): One<MentionRow | null> => find(at(key));

/** The mention of that span in the article with that key, whatever its status, if any. */
export function mentionByKey(
  articleKey: Sql<string>,
  { start, end }: Omit<MentionKey, 'articleId'>,
): One<MentionRow | null> {
  const [article, mention] = [source(articles), source(mentions)];
  return find(
    across([article, mention], {
      where: [
        eq(article.row.key, articleKey),
        eq(mention.row.article_id, article.row.id),
        eq(mention.row.start, start),
        eq(mention.row.end, end),
      ],
      row: mention.row,
    }),
  );
}

export function surfaceOf({ surface_id: surfaceId }: MentionRow): Sql<string> {
  const rows = from(surfaces, ({ id }) => [eq(id, surfaceId)]);
  return lookup(counted(rows.row.surface), rows) as Sql<string>;
}

/** Key of the entity under which it came, when that is another one now; otherwise null. */
export function originKey(originId: Sql<number | null>): Sql<string | null> {
  const rows = from(mergedEntities, ({ id }) => [eq(id, originId)]);
  return lookup(rows.row.key, rows);
}

type Where = (mention: MentionRow) => readonly Condition[];

/** The mentions that the filter lets through, without their articles, to be counted: no page bounds them. */
const suchMentions = (filter: MentionFilter, where: Where = () => []): Rows<MentionRow> =>
  from(mentions, (row) => [tick(row.start), ...where(row), ...NESTED.mentions(filter, { row })]);

const articlesOfMentions = (rows: Rows<MentionRow>) => countByArticle(rows, rows.row.article_id);

/** The mentions of an article, of those that are such. */
function mentionsWithin(articleId: Sql<number>, { filter, orderBy }: MentionQuery, such: Where): MentionList {
  const checked = checkFilter(filter);
  const where: Where = (mention) => [eq(mention.article_id, articleId), ...such(mention)];
  const rows = from(mentions, (row) => [...where(row), ...mentionConditions(checked, { row })]);
  return {
    ...rows,
    order: () => byPosition(rows.row, orderBy ?? FROM_BEGINNING),
    countBy: (by) => countMentions(suchMentions(checked, where), by),
    articles: () => articlesOfMentions(suchMentions(checked, where)),
  };
}

/** The mentions of an article. */
export const mentionsOfArticle = (articleId: Sql<number>, query: ArticleMentionQuery): MentionList =>
  mentionsWithin(articleId, query, ({ start }) => beginsIn(start, query.within));

/** The mentions of an article that name an entity, demonyms and peripheral ones included. */
export const mentionsOfEntityIn = (articleId: Sql<number>, entityId: Sql<number>, query: MentionQuery): MentionList =>
  mentionsWithin(articleId, query, (mention) => [eq(mention.entity_id, entityId)]);

/** BAD_USER_INPUT for an order by position. */
const orderOf =
  ({ orderBy }: MentionQuery) =>
  (): PublicationOrder => {
    if (orderBy?.field !== 'POSITION') return (orderBy as PublicationOrder | null | undefined) ?? LATEST_FIRST;
    throw new DatelineError(
      'BAD_USER_INPUT',
      'Mentions go by POSITION within one article only. Use PUBLISHED_AT here.',
    );
  };

const countOf = (rows: Rows<MentionRow>): Sql<number> => sql`${select(count, rows)}`;

function countAccepted(entityId: Sql<number>): Sql<number> {
  const { row, ...rows } = from(entities, ({ id }) => [eq(id, entityId)]);
  return lookup(sql`${row.mention_count} + ${row.demonym_count} + ${row.peripheral_count}`, {
    row,
    ...rows,
  }) as Sql<number>;
}

/** The mentions that name an entity, demonyms and peripheral ones included. */
export function mentionsOfEntity(entityId: Sql<number>, query: MentionQuery): MentionList {
  const filter = checkFilter(query.filter);
  const rows = (): Rows<MentionRow> => suchMentions(filter, (mention) => [eq(mention.entity_id, entityId)]);
  return {
    ...ofEntity(entityId, filter, orderOf(query)),
    count: () => (isEmptyFilter(filter) ? countAccepted(entityId) : countOf(rows())),
    countBy: (by) => countMentions(rows(), by),
    articles: () => articlesOfMentions(rows()),
  };
}

/** All mentions that the filter lets through. */
export function allMentions(query: MentionQuery): MentionList {
  const filter = checkFilter(query.filter);
  const key = namedEntity(filter);
  const list = key ? ofEntity(entityIdOf(key), filter, orderOf(query)) : ofAll(filter, orderOf(query));
  const isAll = isEmptyFilter(filter);
  return {
    ...list,
    count: () => (isAll ? total('MENTION') : countOf(suchMentions(filter))),
    countBy: (by) => (isAll ? countAllMentions(by) : countMentions(suchMentions(filter), by)),
    articles: () => articlesOfMentions(suchMentions(filter)),
  };
}

export interface CandidateRow {
  readonly candidate: Row<typeof mentionCandidates>;
  readonly entity: EntityRow;
}

/** The candidates of a mention, likeliest first; none of one that is not ambiguous. */
export function candidatesOf({ articleId, start, end }: MentionKey): Few<CandidateRow> {
  const [candidate, entity] = [source(mentionCandidates), source(entities)];
  const { row } = candidate;
  const rows = across([candidate, entity], {
    where: [eq(row.article_id, articleId), eq(row.start, start), eq(row.end, end), eq(entity.row.id, row.entity_id)],
    row: { candidate: row, entity: entity.row },
  });
  return { ...rows, orderBy: [asc(row.place)] };
}
