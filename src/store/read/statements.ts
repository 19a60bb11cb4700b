import type { PassageRole, Span, StatementMode } from '../../model.ts';
import { DatelineError } from '../../problem.ts';
import type { Store } from '../database/open.ts';
import { type Condition, restrict } from '../filter/conditions.ts';
import { checkFilter } from '../filter/limits.ts';
import type { StatementFilter } from '../filter/model.ts';
import { findsStatements, statementConditions, statementsSpeakOfArticle } from '../filter/statements.ts';
import { qb } from '../sql/kysely.ts';
import type { Page, PageRequest } from '../sql/page.ts';
import {
  COUNT,
  countPerParent,
  ONCE,
  PARENT,
  pageReader,
  parentPart,
  parentText,
  rowPerParent,
  rowsPerParent,
} from '../sql/per-parent.ts';
import type { MentionScope } from '../sql/scope.ts';
import type { MentionOrder } from './mentions.ts';
import { readStatements, STATEMENT_COLUMNS, statementReach, toStatement } from './statement-row.ts';
import {
  articleByArticle,
  askedByKey,
  byArticle,
  byPosition,
  byStatement,
  isSaid,
  statementByStatement,
  statementInArticle,
} from './statement-sources.ts';
import { countTotal } from './totals.ts';

/** The natural key of a statement: the cue, and the article it stands in. */
export interface StatementRef {
  readonly articleKey: string;
  readonly cue: Span;
}

/** Who said what. All spans point into the text of the article. */
export interface StatementRow extends StatementRef {
  readonly articleId: number;
  readonly content: Span;
  /** The mention of who speaks. */
  readonly speaker: Span;
  /** Null when that mention is unresolved. */
  readonly speakerEntityId: number | null;
  /** The mention of who is spoken to; null when nobody is named. */
  readonly addressee: Span | null;
  readonly mode: StatementMode;
  /** The cue of the statement within whose content this one is made; null when in none. */
  readonly parentCue: Span | null;
  readonly sentence: Span;
  readonly passage: Span & { readonly role: PassageRole };
}

/** As mentions: `PUBLISHED_AT` goes by article, within one by place of the cue; `POSITION` is for one article only. */
export type StatementOrder = MentionOrder;

export interface StatementQuery {
  readonly filter?: StatementFilter | null | undefined;
  /** Default: in an article from its beginning, elsewhere latest article first. */
  readonly orderBy?: StatementOrder | null | undefined;
  readonly page: PageRequest;
}

/** All statements, those in an article, or those that an entity makes. */
export type StatementScope = MentionScope;

const FROM_BEGINNING: StatementOrder = { field: 'POSITION', direction: 'ASC' };
const LATEST_FIRST: StatementOrder = { field: 'PUBLISHED_AT', direction: 'DESC' };

/** The statements at these places, whatever the status of their speakers, in the same order; null where there is none. */
export function findStatements(store: Store, refs: readonly StatementRef[]): (StatementRow | null)[] {
  const core = qb
    .selectFrom('articles as a')
    .innerJoin('statements as s', 's.article_id', 'a.id')
    .where('a.key', '=', parentText(0))
    .where('s.cue_start', '=', parentPart(1))
    .where('s.cue_end', '=', parentPart(2))
    .select(STATEMENT_COLUMNS);
  const places = refs.map(({ articleKey, cue }) => [articleKey, cue.start, cue.end]);
  return rowPerParent(store, places, { query: readStatements(core), row: toStatement });
}

const MOST_NESTED = 100;

/** The statements of accepted speakers made within each of these, in reading order; at most 100 of one. */
export function listNestedStatements(
  store: Store,
  outer: readonly { readonly articleId: number; readonly cue: Span }[],
): StatementRow[][] {
  const core = qb
    .selectFrom('statements as q')
    .crossJoin('statements as s')
    .where('q.article_id', '=', parentPart(0))
    .where('q.cue_start', '=', parentPart(1))
    .where('q.cue_end', '=', parentPart(2))
    .whereRef('s.parent_id', '=', 'q.id')
    .where('s.accepted', '=', 1)
    .select(STATEMENT_COLUMNS)
    .orderBy('s.cue_start')
    .orderBy('s.cue_end')
    .limit(MOST_NESTED);
  const places = outer.map(({ articleId, cue }) => [articleId, cue.start, cue.end]);
  return rowsPerParent(store, places, readStatements(core)).map((rows) => rows.map(toStatement));
}

interface Asked {
  readonly filter: StatementFilter;
  readonly orderBy: StatementOrder;
  readonly page: PageRequest;
}

/** A page of what a query gives, for each parent. */
const read = pageReader(readStatements, toStatement, statementReach);

const inArticles = (store: Store, ids: readonly number[], { filter, orderBy, page }: Asked): Page<StatementRow>[] => {
  const conditions = statementConditions(filter, { table: 's' });
  const query = restrict(statementByStatement.where('s.article_id', '=', PARENT), conditions).select(STATEMENT_COLUMNS);
  return read(store, ids, { query, order: byPosition(orderBy), page });
};

/** Statements that a condition of their own leads to, along an index or a full-text index. */
const led = (store: Store, parents: readonly number[], { by, ...asked }: Asked & { by: Condition[] }) => {
  const { filter, orderBy, page } = asked;
  const paging = { order: byStatement(orderBy.direction), page };
  if (!statementsSpeakOfArticle(filter)) {
    const conditions = [...by, ...statementConditions(filter, { table: 's' })];
    return read(store, parents, {
      query: restrict(statementByStatement, conditions).select(STATEMENT_COLUMNS),
      ...paging,
    });
  }
  const conditions = [...by, ...statementConditions(filter, { table: 's', article: 'a' })];
  return read(store, parents, { query: restrict(statementInArticle, conditions).select(STATEMENT_COLUMNS), ...paging });
};

const anywhere = (store: Store, asked: Asked): Page<StatementRow>[] => {
  const { filter, orderBy, page } = asked;
  const by = askedByKey(filter);
  if (by.length > 0 || findsStatements(filter)) return led(store, ONCE, { ...asked, by });
  const conditions = statementConditions(filter, { table: 's', article: 'a' });
  const query = restrict(articleByArticle, conditions).select(STATEMENT_COLUMNS);
  return read(store, ONCE, { query, order: byArticle(orderBy.direction), page });
};

/** A page of statements for each parent of the scope. BAD_USER_INPUT for an order by position outside an article. */
export function listStatements(
  store: Store,
  scope: StatementScope,
  { page, ...query }: StatementQuery,
): Page<StatementRow>[] {
  const filter = checkFilter(query.filter);
  const byDefault = scope.of === 'article' ? FROM_BEGINNING : LATEST_FIRST;
  const asked = { filter, orderBy: query.orderBy ?? byDefault, page };
  if (scope.of === 'article') return inArticles(store, scope.ids, asked);
  if (asked.orderBy.field === 'POSITION') {
    throw new DatelineError(
      'BAD_USER_INPUT',
      'Statements go by POSITION within one article only. Use PUBLISHED_AT here.',
    );
  }
  if (scope.of === 'root') return anywhere(store, asked);
  return led(store, scope.ids, { ...asked, by: [isSaid('speaker', PARENT)] });
}

/** How many statements the filter lets through, for each parent of the scope. */
export function countStatements(store: Store, scope: StatementScope, filter?: StatementFilter | null): number[] {
  const asked = checkFilter(filter);
  if (scope.of === 'root' && Object.keys(asked).length === 0) return [countTotal(store, 'STATEMENT')];
  const counted = restrict(statementByStatement.select(COUNT), statementConditions(asked, { table: 's' }));
  if (scope.of === 'root') return countPerParent(store, ONCE, restrict(counted, askedByKey(asked)));
  const parent = scope.of === 'article' ? 's.article_id' : 's.speaker_entity_id';
  return countPerParent(store, scope.ids, counted.where(parent, '=', PARENT));
}
