/** Compiles filters of statements to conditions. */
import { type Expression, sql } from 'kysely';
import { askedEntity } from '../read/mention-sources.ts';
import { articleConditions } from './articles.ts';
import { type Condition, choiceConditions, combine, every, when } from './conditions.ts';
import { mentionConditions, speaksOfStatus } from './mentions.ts';
import type { ArticleFilter, MentionFilter, StatementFilter } from './model.ts';
import { toFullText } from './query-syntax.ts';
import { ofArticle } from './references.ts';
import { pinned } from './selective.ts';
import { column, named } from './semi-join.ts';

/** How a query calls the statements it filters. */
export interface StatementNames {
  readonly table: string;
  /** Their articles, when those are joined. */
  readonly article?: string;
}

const partsOf = ({ and, or, not }: StatementFilter): StatementFilter[] => [
  ...(and ?? []),
  ...(or ?? []),
  ...(not ? [not] : []),
];

/** Whether a filter may mean statements of other speakers than the accepted ones. */
const speaksOfSpeakers = (filter: StatementFilter): boolean =>
  (filter.speaker != null && speaksOfStatus(filter.speaker)) || partsOf(filter).some(speaksOfSpeakers);

/** Whether a filter needs the articles of the statements. */
export function statementsSpeakOfArticle(filter: StatementFilter): boolean {
  return filter.article != null || partsOf(filter).some(statementsSpeakOfArticle);
}

/** Whether the words of a filter lead to its statements. */
export function findsStatements(filter: StatementFilter): boolean {
  return pinned(filter, ({ content }) => content != null);
}

/** The entity that a filter asks for by its key as speaker or addressee; null when it does not. */
export function askedOf(filter: StatementFilter, by: 'speaker' | 'addressee'): Expression<number> | null {
  const own = filter[by];
  const entity = own ? askedEntity(own) : null;
  return entity ?? (filter.and ?? []).map((part) => askedOf(part, by)).find((found) => found !== null) ?? null;
}

/** Of accepted speakers only, unless the filter speaks of the status of speakers. */
export function statementConditions(filter: StatementFilter, names: StatementNames): Condition[] {
  const accepted: Condition = sql`${column(names.table, 'accepted')} = 1`;
  return [...(speaksOfSpeakers(filter) ? [] : [accepted]), ...askedOfStatements(filter, names)];
}

const askedOfStatements = (filter: StatementFilter, names: StatementNames): Condition[] => {
  const { table } = names;
  const mode = sql`iif(${column(table, 'direct')}, 'DIRECT', 'REPORTED')`;
  const matching = ({ matches }: { readonly matches: string }): Condition =>
    sql`${column(table, 'id')} in (select rowid from statements_fts where statements_fts match ${toFullText(matches)})`;
  return [
    ...when(filter.content, matching),
    ...when(filter.mode, (asked) => every(choiceConditions(asked, mode))),
    ...when(filter.speaker, (asked) => naming(asked, table, 'speaker')),
    ...when(filter.addressee, (asked) => naming(asked, table, 'addressee')),
    ...when(filter.article, (asked) => inArticle(asked, names)),
    ...combine(filter, (part) => askedOfStatements(part, names)),
  ];
};

/** The mention of speaker or addressee is such. */
const naming = (filter: MentionFilter, table: string, by: 'speaker' | 'addressee'): Condition => {
  const name = `${table}m`;
  const there: Condition = sql`(${column(name, 'article_id')}, ${column(name, 'start')}, ${column(name, 'end')})
    = (${column(table, 'article_id')}, ${column(table, `${by}_start`)}, ${column(table, `${by}_end`)})`;
  return sql`exists (select 1 from ${named('mentions', name)}
    where ${every([there, ...mentionConditions(filter, { table: name })])})`;
};

const inArticle = (filter: ArticleFilter, { table, article }: StatementNames): Condition => {
  if (article) return every(articleConditions(filter, { table: article, publishedAt: `${table}.published_at` }));
  return ofArticle(filter, column(table, 'article_id'), `${table}a`);
};
