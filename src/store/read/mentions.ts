/** Reads mentions: by place, as pages, as counts. */
import { type Expression, sql } from 'kysely';
import type { Asserter, Form, Kind, PassageRole, Span, Status } from '../../model.ts';
import { DatelineError } from '../../problem.ts';
import type { Store } from '../database/open.ts';
import { restrict } from '../filter/conditions.ts';
import { checkFilter } from '../filter/limits.ts';
import { leavesOutAccepted, mentionConditions, speaksOfArticle, speaksOfStatus } from '../filter/mentions.ts';
import type { MentionFilter } from '../filter/model.ts';
import { findsMentions } from '../filter/selective.ts';
import { qb } from '../sql/kysely.ts';
import type { Direction, Page, PageRequest } from '../sql/page.ts';
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
import { MENTION_COLUMNS, mentionReach, readMentions, toMention } from './mention-row.ts';
import {
  appearanceByAppearance,
  appearanceConditions,
  appearanceInArticle,
  articleByArticle,
  articleByArticleToJudge,
  askedEntity,
  byAppearance,
  byArticle,
  byPosition,
  mentionByMention,
  mentionByMentionToJudge,
} from './mention-sources.ts';
import { countTotal } from './totals.ts';

/** The natural key of a mention. */
export interface MentionRef extends Span {
  readonly articleKey: string;
}

/** A mention with the sentence and the passage it stands in. Spans point into the text of its article. */
export interface MentionRow extends MentionRef {
  readonly articleId: number;
  readonly surface: string;
  readonly kind: Kind;
  readonly form: Form;
  readonly status: Status;
  /** Null when openly unresolved. */
  readonly entityId: number | null;
  readonly score: number | null;
  readonly linkScore: number | null;
  readonly assertedBy: Asserter;
  readonly sentence: Span;
  readonly passage: Span & { readonly role: PassageRole };
}

/** `PUBLISHED_AT` goes by article and within one by position; `POSITION` is for the mentions of one article only. */
export interface MentionOrder {
  readonly field: 'PUBLISHED_AT' | 'POSITION';
  readonly direction: Direction;
}

export interface MentionQuery {
  readonly filter?: MentionFilter | null | undefined;
  /** Default: in an article from its beginning, elsewhere latest article first. */
  readonly orderBy?: MentionOrder | null | undefined;
  readonly page: PageRequest;
}

const JOINED = { table: 'm', article: 'a' };
const APPEARING = { ...JOINED, publishedAt: 'ae.published_at' };
const FROM_BEGINNING: MentionOrder = { field: 'POSITION', direction: 'ASC' };
const LATEST_FIRST: MentionOrder = { field: 'PUBLISHED_AT', direction: 'DESC' };

/** The mentions at these places, whatever their status, in the same order; null where there is none. */
export function findMentions(store: Store, refs: readonly MentionRef[]): (MentionRow | null)[] {
  const core = qb
    .selectFrom('articles as a')
    .innerJoin('mentions as m', 'm.article_id', 'a.id')
    .where('a.key', '=', parentText(0))
    .where('m.start', '=', parentPart(1))
    .where('m.end', '=', parentPart(2))
    .select(MENTION_COLUMNS);
  const places = refs.map(({ articleKey, start, end }) => [articleKey, start, end]);
  return rowPerParent(store, places, { query: readMentions(core), row: toMention });
}

interface Asked {
  readonly filter: MentionFilter;
  readonly orderBy: MentionOrder;
  readonly page: PageRequest;
}

/** A page of what a query gives, for each parent. */
const read = pageReader(readMentions, toMention, mentionReach);

const inArticles = (store: Store, ids: readonly number[], { filter, orderBy, page }: Asked): Page<MentionRow>[] => {
  const within = qb.selectFrom('mentions as m').where('m.article_id', '=', PARENT).select(MENTION_COLUMNS);
  const query = restrict(within, mentionConditions(filter, { table: 'm' }));
  return read(store, ids, { query, order: byPosition(orderBy), page });
};

interface Entities {
  readonly parents: readonly number[];
  /** The parent, or the one entity that the filter asks for. */
  readonly entity: Expression<number>;
}

/** Accepted mentions: the appearances of their entity lead to them. */
const appearances = (store: Store, { parents, entity }: Entities, asked: Asked): Page<MentionRow>[] => {
  const { filter, orderBy, page } = asked;
  const paging = { order: byAppearance(orderBy.direction), page };
  const conditions = [...appearanceConditions(filter), ...mentionConditions(filter, APPEARING)];
  if (!speaksOfArticle(filter)) {
    const query = restrict(appearanceByAppearance(entity), conditions).select(MENTION_COLUMNS);
    return read(store, parents, { query, ...paging });
  }
  const query = restrict(appearanceInArticle(entity), conditions).select(MENTION_COLUMNS);
  return read(store, parents, { query, ...paging });
};

const ofEntities = (store: Store, { parents, entity }: Entities, asked: Asked): Page<MentionRow>[] => {
  const { filter, orderBy, page } = asked;
  if (!speaksOfStatus(filter)) return appearances(store, { parents, entity }, asked);
  const conditions = [sql<boolean>`m.entity_id = ${entity}`, ...mentionConditions(filter, JOINED)];
  const paging = { order: byArticle(orderBy.direction), page };
  return leavesOutAccepted(filter)
    ? read(store, parents, { query: restrict(mentionByMentionToJudge, conditions).select(MENTION_COLUMNS), ...paging })
    : read(store, parents, { query: restrict(mentionByMention, conditions).select(MENTION_COLUMNS), ...paging });
};

const anywhere = (store: Store, asked: Asked): Page<MentionRow>[] => {
  const { filter, orderBy, page } = asked;
  const entity = askedEntity(filter);
  if (entity) return ofEntities(store, { parents: ONCE, entity }, asked);
  const conditions = mentionConditions(filter, JOINED);
  const paging = { order: byArticle(orderBy.direction), page };
  if (findsMentions(filter)) {
    return read(store, ONCE, { query: restrict(mentionByMention, conditions).select(MENTION_COLUMNS), ...paging });
  }
  return leavesOutAccepted(filter)
    ? read(store, ONCE, { query: restrict(articleByArticleToJudge, conditions).select(MENTION_COLUMNS), ...paging })
    : read(store, ONCE, { query: restrict(articleByArticle, conditions).select(MENTION_COLUMNS), ...paging });
};

/** A page of mentions for each parent of the scope. BAD_USER_INPUT for an order by position outside an article. */
export function listMentions(store: Store, scope: MentionScope, { page, ...query }: MentionQuery): Page<MentionRow>[] {
  const filter = checkFilter(query.filter);
  const byDefault = scope.of === 'article' ? FROM_BEGINNING : LATEST_FIRST;
  const asked = { filter, orderBy: query.orderBy ?? byDefault, page };
  if (scope.of === 'article') return inArticles(store, scope.ids, asked);
  if (asked.orderBy.field === 'POSITION') {
    throw new DatelineError(
      'BAD_USER_INPUT',
      'Mentions go by POSITION within one article only. Use PUBLISHED_AT here.',
    );
  }
  if (scope.of === 'root') return anywhere(store, asked);
  return ofEntities(store, { parents: scope.ids, entity: PARENT }, asked);
}

const countAccepted = (store: Store, entityIds: readonly number[]): number[] => {
  const count = sql<number>`mention_count + demonym_count`.as('count');
  return countPerParent(store, entityIds, qb.selectFrom('entities').where('id', '=', PARENT).select(count));
};

/** How many mentions the filter lets through, for each parent of the scope; demonyms count. */
export function countMentions(store: Store, scope: MentionScope, filter?: MentionFilter | null): number[] {
  const asked = checkFilter(filter);
  if (scope.of === 'root' && Object.keys(asked).length === 0) return [countTotal(store, 'MENTION')];
  const counted = restrict(qb.selectFrom('mentions as m').select(COUNT), mentionConditions(asked, { table: 'm' }));
  if (scope.of === 'root') return countPerParent(store, ONCE, counted);
  if (scope.of === 'entity' && Object.keys(asked).length === 0) return countAccepted(store, scope.ids);
  const parent = scope.of === 'article' ? 'm.article_id' : 'm.entity_id';
  return countPerParent(store, scope.ids, counted.where(parent, '=', PARENT));
}
