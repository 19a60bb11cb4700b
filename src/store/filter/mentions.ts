/** Compiles filters of mentions to conditions. */
import { type PassageRole, PERIPHERAL_ROLES } from '../../model.ts';
import { bind, type Sql, text } from '../sql/expression.ts';
import { all, type Condition, eq, fails, isAmong, unindexed } from '../sql/operators.ts';
import { across, from, lookup, select } from '../sql/query.ts';
import { source } from '../sql/table.ts';
import { asserters, passages, sentences, surfaces } from '../sql/tables/articles.ts';
import { choiceConditions, combine, numberConditions, when, whenUnknown } from './conditions.ts';
import { containing } from './full-text.ts';
import type { ArticleFilter, MentionFilter, StringFilter } from './model.ts';
import type { FilteredMention, Nested } from './nested.ts';
import { ofArticle, ofEntity } from './references.ts';
import { semiJoin } from './semi-join.ts';
import { findsText, textConditions } from './texts.ts';

const hasAnywhere = (filter: MentionFilter, field: keyof MentionFilter): boolean => {
  const { and, or, not } = filter;
  const parts = [...(and ?? []), ...(or ?? []), ...(not ? [not] : [])];
  return filter[field] != null || parts.some((part) => hasAnywhere(part, field));
};

/** Whether a filter may let through other mentions than the accepted ones. */
export const hasStatus = (filter: MentionFilter): boolean => hasAnywhere(filter, 'status');

/** Whether a filter says in which passages its mentions stand. */
const hasPassageRole = (filter: MentionFilter): boolean => hasAnywhere(filter, 'passageRole');

/** Whether a filter lets peripheral mentions through alone. */
export function isOfPeripheral({ passageRole, and }: MentionFilter): boolean {
  const { eq: only, in: among } = passageRole ?? {};
  const roles: readonly PassageRole[] = only ? [only] : (among ?? []);
  const isPeripheral = roles.length > 0 && roles.every((role) => PERIPHERAL_ROLES.has(role));
  return isPeripheral || (and ?? []).some(isOfPeripheral);
}

/** Whether a filter has conditions on the articles of the mentions. */
export const hasArticle = (filter: MentionFilter): boolean => hasAnywhere(filter, 'article');

/** Whether a filter lets none of the accepted mentions through. */
export function excludesAccepted({ status, and }: MentionFilter): boolean {
  const { eq: only, not, in: among } = status ?? {};
  const never = (only ?? 'ACCEPTED') !== 'ACCEPTED' || not === 'ACCEPTED' || among?.includes('ACCEPTED') === false;
  return never || (and ?? []).some(excludesAccepted);
}

/** The key of the one entity that a filter names; null when it does not. */
export function namedEntity({ entity, and }: MentionFilter): Sql<string> | null {
  const key = entity?.key?.eq;
  return key ?? (and ?? []).map(namedEntity).find((found) => found !== null) ?? null;
}

/** Of accepted mentions only, unless the filter mentions their status. */
export function mentionConditions(filter: MentionFilter, mention: FilteredMention, nested: Nested): Condition[] {
  const accepted = eq(statusOf(mention), text('ACCEPTED'));
  return [
    ...(hasStatus(filter) || mention.accepted ? [] : [accepted]),
    ...(mention.inStory && !hasPassageRole(filter) ? [fails(mention.row.peripheral)] : []),
    ...(isOfPeripheral(filter) ? [mention.row.peripheral] : []),
    ...conditionsOf(filter, mention, nested),
  ];
}

/**
 * Not for an index: SQLite would follow one because it holds the status, which is the same for nearly every mention, and fetch the rest
 * of each.
 */
const statusOf = ({ row }: FilteredMention) => unindexed(row.status);

function conditionsOf(filter: MentionFilter, mention: FilteredMention, nested: Nested): Condition[] {
  const { row } = mention;
  return [
    ...when(filter.kind, (kinds) => all(choiceConditions(kinds, row.kind))),
    ...when(filter.form, (forms) => all(choiceConditions(forms, row.form))),
    ...when(filter.status, (statuses) => all(choiceConditions(statuses, statusOf(mention)))),
    ...when(filter.passageRole, (roles) => all(choiceConditions(roles, roleOf(mention)))),
    ...when(filter.surface, (texts) => havingSurface(texts, row.surface_id)),
    ...when(filter.score, (numbers) => all(numberConditions(numbers, row.score))),
    ...when(filter.linkScore, (numbers) => all(numberConditions(numbers, row.link_score))),
    ...when(filter.assertedBy, (such) => assertedBy(such, row.asserter_id)),
    ...whenUnknown(filter.resolved == null ? null : !filter.resolved, row.entity_id),
    ...when(filter.entity, (such) => ofEntity(such, row.entity_id, nested)),
    ...when(filter.article, (such) => inArticle(such, mention, nested)),
    ...combine(filter, (part) => conditionsOf(part, mention, nested)),
  ];
}

/** The role of the passage of its sentence. */
function roleOf({ row }: FilteredMention): Sql<string> {
  const [sentence, passage] = [source(sentences), source(passages)];
  const rows = across([sentence, passage], {
    where: [
      eq(sentence.row.article_id, row.article_id),
      eq(sentence.row.start, row.sentence_start),
      eq(passage.row.article_id, sentence.row.article_id),
      eq(passage.row.start, sentence.row.passage_start),
    ],
    row: null,
  });
  return lookup(passage.row.role, rows) as Sql<string>;
}

function havingSurface(filter: StringFilter, own: Sql<number>): Condition {
  const rows = from(surfaces, (surface) =>
    textConditions(filter, {
      value: surface.surface,
      folded: surface.surface_key,
      narrow: (part) => isAmong(surface.id, containing('surfaces_trigrams', 'surface_key', part)),
    }),
  );
  return semiJoin({ own, other: rows.row.id, rows, selective: findsText(filter) });
}

function assertedBy({ type, name }: NonNullable<MentionFilter['assertedBy']>, own: Sql<number>): Condition {
  const such = from(asserters, (asserter) => [
    ...when(type, (types) => all(choiceConditions(types, asserter.type))),
    ...when(name, (wanted) => eq(asserter.name, bind(wanted))),
  ]);
  return isAmong(own, select(such.row.id, such));
}

const inArticle = (filter: ArticleFilter, { row, article }: FilteredMention, nested: Nested): Condition =>
  article ? all(nested.articles(filter, article)) : ofArticle(filter, row.article_id, nested);
