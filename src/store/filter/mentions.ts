/** Compiles filters of mentions to conditions. */
import { type Expression, sql } from 'kysely';
import { articleConditions } from './articles.ts';
import { type Condition, choiceConditions, combine, every, isUnknown, numberConditions, when } from './conditions.ts';
import type { ArticleFilter, ChoiceFilter, MentionFilter, StringFilter } from './model.ts';
import { ofArticle, ofEntity } from './references.ts';
import { column, named, tied } from './semi-join.ts';
import { findsText, type TextColumn, textConditions } from './texts.ts';

/** How a query calls the mentions it filters. */
export interface MentionNames {
  readonly table: string;
  /** Their articles, when those are joined. */
  readonly article?: string;
  /** A column equal to the time of publication of those, when a nearer one than their own is at hand. */
  readonly publishedAt?: string;
}

const speaks = (filter: MentionFilter, field: keyof MentionFilter): boolean => {
  const { and, or, not } = filter;
  const parts = [...(and ?? []), ...(or ?? []), ...(not ? [not] : [])];
  return filter[field] != null || parts.some((part) => speaks(part, field));
};

/** Whether a filter may mean other mentions than the accepted ones. */
export function speaksOfStatus(filter: MentionFilter): boolean {
  return speaks(filter, 'status');
}

/** Whether a filter needs the articles of the mentions. */
export function speaksOfArticle(filter: MentionFilter): boolean {
  return speaks(filter, 'article');
}

/** Whether a filter means none of the accepted mentions. */
export function leavesOutAccepted({ status, and }: MentionFilter): boolean {
  const { eq, not, in: among } = status ?? {};
  const never = (eq ?? 'ACCEPTED') !== 'ACCEPTED' || not === 'ACCEPTED' || among?.includes('ACCEPTED') === false;
  return never || (and ?? []).some(leavesOutAccepted);
}

/**
 * The plus keeps SQLite from going through an index because it holds the status: nearly every mention has the same one, and
 * the rest of each would have to be fetched.
 */
const statusOf = ({ table }: MentionNames): Expression<unknown> => sql`+${column(table, 'status')}`;

/** Of accepted mentions only, unless the filter speaks of status. */
export function mentionConditions(filter: MentionFilter, names: MentionNames): Condition[] {
  const accepted: Condition = sql`${statusOf(names)} = 'ACCEPTED'`;
  return [...(speaksOfStatus(filter) ? [] : [accepted]), ...askedOfMentions(filter, names)];
}

const askedOfMentions = (filter: MentionFilter, names: MentionNames): Condition[] => {
  const { table } = names;
  const entity = column(table, 'entity_id');
  const choice = (asked: ChoiceFilter<string> | null | undefined, of: Expression<unknown>): Condition[] =>
    when(asked, (value) => every(choiceConditions(value, of)));
  const number = (asked: MentionFilter['score'], of: string): Condition[] =>
    when(asked, (value) => every(numberConditions(value, column(table, of))));
  return [
    ...choice(filter.kind, column(table, 'kind')),
    ...choice(filter.form, column(table, 'form')),
    ...choice(filter.status, statusOf(names)),
    ...when(filter.surface, (asked) => havingSurface(asked, column(table, 'surface_id'), `${table}s`)),
    ...number(filter.score, 'score'),
    ...number(filter.linkScore, 'link_score'),
    ...when(filter.assertedBy, (asked) => assertedBy(asked, column(table, 'asserter_id'))),
    ...when(filter.resolved, (resolved) => isUnknown(entity, !resolved)),
    ...when(filter.entity, (asked) => ofEntity(asked, entity, `${table}e`)),
    ...when(filter.article, (asked) => inArticle(asked, names)),
    ...combine(filter, (part) => askedOfMentions(part, names)),
  ];
};

const havingSurface = (filter: StringFilter, own: Expression<unknown>, name: string): Condition => {
  const surface: TextColumn = {
    value: column(name, 'surface'),
    folded: column(name, 'surface_key'),
    narrow: (pattern) =>
      sql`${column(name, 'id')} in (select rowid from surfaces_trigrams where surface_key glob ${pattern})`,
  };
  return tied({
    own,
    from: named('surfaces', name),
    other: column(name, 'id'),
    such: textConditions(filter, surface),
    pins: findsText(filter),
  });
};

const assertedBy = ({ type, name }: NonNullable<MentionFilter['assertedBy']>, own: Expression<unknown>): Condition => {
  const such = [
    ...when<ChoiceFilter<string>>(type, (asked) => every(choiceConditions(asked, sql.ref('type')))),
    ...when(name, (asked): Condition => sql`name = ${asked}`),
  ];
  return sql`${own} in (select id from asserters where ${every(such)})`;
};

const inArticle = (filter: ArticleFilter, { table, article, ...published }: MentionNames): Condition => {
  if (article) return every(articleConditions(filter, { table: article, ...published }));
  return ofArticle(filter, column(table, 'article_id'), `${table}a`);
};
