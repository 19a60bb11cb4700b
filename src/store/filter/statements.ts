/** Compiles filters of statements to conditions. */
import { bind, number, type Sql, sql, text } from '../sql/expression.ts';
import { all, type Condition, choose, eq, exists, gte, isAmong, lt, tick } from '../sql/operators.ts';
import { from, select } from '../sql/query.ts';
import type { Row } from '../sql/table.ts';
import { mentions, type statements } from '../sql/tables/articles.ts';
import { choiceConditions, combine, numberConditions, when } from './conditions.ts';
import { matching } from './full-text.ts';
import { hasStatus, namedEntity } from './mentions.ts';
import type { ArticleFilter, MentionFilter, StatementFilter } from './model.ts';
import type { FilteredArticle } from './nested.ts';
import { mentionConditions, NESTED } from './nouns.ts';
import { toFullText } from './query-syntax.ts';
import { ofArticle } from './references.ts';
import { pinned } from './selective.ts';

type StatementRow = Row<typeof statements>;

/** The statements that are filtered. */
interface FilteredStatement {
  readonly row: StatementRow;
  /** Their articles, when those are joined. */
  readonly article?: FilteredArticle;
}

type Party = 'speaker' | 'addressee';

const hasAnywhere = (filter: StatementFilter, own: (filter: StatementFilter) => boolean): boolean => {
  const { and, or, not } = filter;
  const parts = [...(and ?? []), ...(or ?? []), ...(not ? [not] : [])];
  return own(filter) || parts.some((part) => hasAnywhere(part, own));
};

/** Whether a filter may let through statements of other speakers than the accepted ones. */
const hasSpeakerStatus = (filter: StatementFilter): boolean =>
  hasAnywhere(filter, ({ speaker }) => speaker != null && hasStatus(speaker));

/** Whether a filter has conditions on the articles of the statements. */
export const hasArticle = (filter: StatementFilter): boolean => hasAnywhere(filter, ({ article }) => article != null);

/** Whether the words of a filter lead to its statements. */
export const findsStatements = (filter: StatementFilter): boolean =>
  pinned(filter, ({ content }) => content?.matches != null);

/** The key of the one entity that a filter names as speaker or addressee; null when it names none. */
export function namedParty(filter: StatementFilter, party: Party): Sql<string> | null {
  const own = filter[party];
  const key = own ? namedEntity(own) : null;
  return key ?? (filter.and ?? []).map((part) => namedParty(part, party)).find((found) => found !== null) ?? null;
}

/** Of accepted speakers only, unless the filter mentions the status of speakers. */
export function statementConditions(filter: StatementFilter, statement: FilteredStatement): Condition[] {
  const accepted = statement.row.accepted;
  return [
    tick(statement.row.article_id),
    ...(hasSpeakerStatus(filter) ? [] : [accepted]),
    ...conditionsOf(filter, statement),
  ];
}

export const modeOf = ({ direct }: StatementRow) => choose(direct, text('DIRECT'), text('REPORTED'));

function conditionsOf(filter: StatementFilter, statement: FilteredStatement): Condition[] {
  const { row } = statement;
  return [
    ...when(filter.content?.matches, (words) => isAmong(row.id, matching('statements_fts', bind(toFullText(words))))),
    ...when(filter.content?.mentions, (such) => hasInContent(such, row)),
    ...when(filter.mode, (modes) => all(choiceConditions(modes, modeOf(row)))),
    ...when(filter.score, (numbers) => all(numberConditions(numbers, row.score))),
    ...when(filter.speaker, (such) => hasMention(such, row, 'speaker')),
    ...when(filter.addressee, (such) => hasMention(such, row, 'addressee')),
    ...when(filter.article, (such) => inArticle(such, statement)),
    ...combine(filter, (part) => conditionsOf(part, statement)),
  ];
}

/** A mention within what was said is such. */
function hasInContent(filter: MentionFilter, row: StatementRow): Condition {
  const such = from(mentions, (mention) => [
    eq(mention.article_id, row.article_id),
    gte(mention.start, row.content_start),
    lt(mention.start, row.content_end),
    tick(mention.start),
    ...NESTED.mentions(filter, { row: mention }),
  ]);
  return exists(select(number(1), such));
}

/** The mention of the speaker or addressee is such. */
function hasMention(filter: MentionFilter, row: StatementRow, party: Party): Condition {
  const [start, end] = [row[`${party}_start`], row[`${party}_end`]];
  const such = from(mentions, (mention) => [
    sql<boolean>`(${mention.article_id}, ${mention.start}, ${mention.end}) = (${row.article_id}, ${start}, ${end})`,
    ...mentionConditions(filter, { row: mention }),
  ]);
  return exists(select(number(1), such));
}

const inArticle = (filter: ArticleFilter, { row, article }: FilteredStatement): Condition =>
  article ? all(NESTED.articles(filter, article)) : ofArticle(filter, row.article_id, NESTED);
