/** Statements: by position, and the lists of all of them, of an article and of an entity. */
import { DatelineError } from '../../problem.ts';
import { entityIdOf } from '../filter/entity-keys.ts';
import { checkFilter } from '../filter/limits.ts';
import type { StatementFilter } from '../filter/model.ts';
import { findsStatements, namedParty } from '../filter/statements.ts';
import { type Fragment, type Sql, sql } from '../sql/expression.ts';
import { asc } from '../sql/keyset.ts';
import { type Condition, count, eq } from '../sql/operators.ts';
import { across, type Few, find, from, type List, type One, type Rows, select } from '../sql/query.ts';
import { source } from '../sql/table.ts';
import { articles, statements } from '../sql/tables/articles.ts';
import { LATEST_FIRST, type PublicationOrder } from './articles.ts';
import {
  type ArticleValue,
  type Countable,
  countByArticle,
  countByValue,
  groupBy,
  monthOf,
  yearOf,
} from './facet-rows.ts';
import { byPosition } from './mention-sources.ts';
import {
  articleByArticle,
  cueOf,
  type StatementOrder,
  type StatementRow,
  statementByStatement,
  suchStatements,
  type Where,
} from './statement-sources.ts';
import { beginsIn, type Stretch } from './stretch.ts';
import type { Dated } from './timeline.ts';
import { total } from './totals.ts';

/** Counted by who makes them, and by what their articles have in common. */
export interface StatementList extends List<StatementRow>, Countable<'SPEAKER' | ArticleValue>, Dated {}

interface StatementQuery {
  readonly filter?: StatementFilter | null | undefined;
  /** Default: in an article from its beginning, elsewhere latest article first. */
  readonly orderBy?: StatementOrder | null | undefined;
}

interface ArticleStatementQuery extends StatementQuery {
  /** Which part of the text their cues begin in. Default: all of it. */
  readonly within?: Stretch | null | undefined;
}

/** The span of the cue. */
interface CueSpan {
  readonly start: Sql<number>;
  readonly end: Sql<number>;
}

const FROM_BEGINNING: StatementOrder = { field: 'POSITION' };

/** The statement with that cue in the article with that key, whatever the status of its speaker, if any. */
export function statementByKey(articleKey: Sql<string>, { start, end }: CueSpan): One<StatementRow | null> {
  const [article, statement] = [source(articles), source(statements)];
  return find(
    across([article, statement], {
      where: [
        eq(article.row.key, articleKey),
        eq(statement.row.article_id, article.row.id),
        eq(statement.row.cue_start, start),
        eq(statement.row.cue_end, end),
      ],
      row: statement.row,
    }),
  );
}

const MOST_NESTED = 100;

/** The statements of accepted speakers within the content of one, in reading order, at most 100. */
export function nestedStatements({ id }: StatementRow): Few<StatementRow> {
  const rows = from(statements, (statement) => [eq(statement.parent_id, id), statement.accepted]);
  return { ...rows, orderBy: [asc(rows.row.cue_start, rows.row.cue_end)], limit: MOST_NESTED };
}

const articlesOf = (rows: Rows<StatementRow>) => countByArticle(rows, rows.row.article_id);

function countsOf(rows: Rows<StatementRow>, by: Parameters<StatementList['countBy']>[0]): Fragment {
  const { article_id: articleId, speaker_entity_id: speaker, published_at: publishedAt } = rows.row;
  if (by === 'SPEAKER') return groupBy({ rows, value: speaker });
  if (by === 'YEAR' || by === 'MONTH') return groupBy({ rows, value: (by === 'YEAR' ? yearOf : monthOf)(publishedAt) });
  return countByValue(rows, articleId, by);
}

/** The counts of the whole list, which do without its articles. */
const counted = (rows: () => Rows<StatementRow>): Required<Pick<StatementList, 'count' | 'countBy' | 'articles'>> => ({
  count: () => sql`${select(count, rows())}`,
  countBy: (by) => countsOf(rows(), by),
  articles: () => articlesOf(rows()),
});

/** BAD_USER_INPUT for an order by position. */
const orderOf =
  ({ orderBy }: StatementQuery) =>
  (): PublicationOrder => {
    if (orderBy?.field !== 'POSITION') return (orderBy as PublicationOrder | null | undefined) ?? LATEST_FIRST;
    throw new DatelineError(
      'BAD_USER_INPUT',
      'Statements go by POSITION within one article only. Use PUBLISHED_AT here.',
    );
  };

/** The statements in an article. */
export function statementsOfArticle(articleId: Sql<number>, query: ArticleStatementQuery): StatementList {
  const { filter, orderBy, within } = query;
  const rows = suchStatements(checkFilter(filter), (statement) => [
    eq(statement.article_id, articleId),
    ...beginsIn(statement.cue_start, within),
  ]);
  return { ...rows, order: () => byPosition(cueOf(rows.row), orderBy ?? FROM_BEGINNING), ...counted(() => rows) };
}

/** The statements that an entity makes. */
export function statementsOfEntity(entityId: Sql<number>, query: StatementQuery): StatementList {
  const filter = checkFilter(query.filter);
  const isSpeaker: Where = (statement) => [eq(statement.speaker_entity_id, entityId)];
  return {
    ...statementByStatement(filter, isSpeaker, orderOf(query)),
    ...counted(() => suchStatements(filter, isSpeaker)),
  };
}

/** The condition on the speaker or addressee that a filter names by key; null when it names none. */
function byNamedParty(filter: StatementFilter): Where | null {
  const speaker = namedParty(filter, 'speaker');
  if (speaker) return (statement): Condition[] => [eq(statement.speaker_entity_id, entityIdOf(speaker))];
  const addressee = namedParty(filter, 'addressee');
  return addressee && ((statement): Condition[] => [eq(statement.addressee_entity_id, entityIdOf(addressee))]);
}

/** All statements that the filter lets through. */
export function allStatements(query: StatementQuery): StatementList {
  const filter = checkFilter(query.filter);
  const byParty = byNamedParty(filter);
  const where: Where = byParty ?? (() => []);
  const list =
    byParty || findsStatements(filter)
      ? statementByStatement(filter, where, orderOf(query))
      : articleByArticle(filter, orderOf(query));
  const counts = counted(() => suchStatements(filter, where));
  const isAll = Object.keys(filter).length === 0;
  return { ...list, ...counts, ...(isAll && { count: () => total('STATEMENT') }) };
}
