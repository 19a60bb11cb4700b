/** Filters of nouns as predicates. They refer to each other, as the nouns do. */

import type { Span } from '../../../src/model.ts';
import {
  type ChoiceFilter,
  type DateFilter,
  given,
  meetsChoice,
  meetsDate,
  meetsNumber,
  meetsString,
  type NumberFilter,
  type StringFilter,
} from './conditions.ts';
import { articlesOf, countsOf, entitiesOf, isCounted } from './counts.ts';
import { keyOf } from './ids.ts';
import { type LocationFilter, meetsLocation } from './locations.ts';
import {
  type Article,
  counts,
  type Entity,
  isPeripheral,
  type Mention,
  type Role,
  type Sentence,
  type Statement,
} from './model.ts';
import { isCopy } from './versions.ts';
import { matches } from './words.ts';

type Maybe<Value> = Value | null | undefined;

interface Combined<Filter> {
  readonly and?: Maybe<readonly Filter[]>;
  readonly or?: Maybe<readonly Filter[]>;
  readonly not?: Maybe<Filter>;
}

export interface ArticleFilter extends Combined<ArticleFilter> {
  readonly key?: Maybe<StringFilter>;
  readonly title?: Maybe<StringFilter>;
  readonly source?: Maybe<StringFilter>;
  readonly url?: Maybe<StringFilter>;
  readonly language?: Maybe<StringFilter>;
  readonly section?: Maybe<StringFilter>;
  readonly byline?: Maybe<StringFilter>;
  readonly publishedAt?: Maybe<DateFilter>;
  readonly wordCount?: Maybe<NumberFilter>;
  readonly copy?: Maybe<boolean>;
  readonly text?: Maybe<{ readonly matches: string }>;
  readonly entities?: Maybe<{
    readonly all?: Maybe<readonly string[]>;
    readonly any?: Maybe<readonly string[]>;
    readonly none?: Maybe<readonly string[]>;
    readonly minSalience?: Maybe<number>;
  }>;
  readonly location?: Maybe<LocationFilter>;
  readonly mentions?: Maybe<MentionFilter>;
}

export interface EntityFilter extends Combined<EntityFilter> {
  readonly key?: Maybe<StringFilter>;
  readonly name?: Maybe<StringFilter>;
  readonly alias?: Maybe<StringFilter>;
  readonly kind?: Maybe<ChoiceFilter>;
  readonly identifier?: Maybe<{ readonly scheme: string; readonly value: string }>;
  readonly location?: Maybe<LocationFilter>;
  readonly mentionCount?: Maybe<NumberFilter>;
  readonly articleCount?: Maybe<NumberFilter>;
  readonly firstSeen?: Maybe<DateFilter>;
  readonly lastSeen?: Maybe<DateFilter>;
  readonly articles?: Maybe<ArticleFilter>;
}

export interface MentionFilter extends Combined<MentionFilter> {
  readonly kind?: Maybe<ChoiceFilter>;
  readonly form?: Maybe<ChoiceFilter>;
  readonly status?: Maybe<ChoiceFilter>;
  readonly passageRole?: Maybe<ChoiceFilter>;
  readonly surface?: Maybe<StringFilter>;
  readonly score?: Maybe<NumberFilter>;
  readonly linkScore?: Maybe<NumberFilter>;
  readonly assertedBy?: Maybe<{ readonly type?: Maybe<ChoiceFilter>; readonly name?: Maybe<string> }>;
  readonly resolved?: Maybe<boolean>;
  readonly entity?: Maybe<EntityFilter>;
  readonly article?: Maybe<ArticleFilter>;
}

export interface RoleFilter extends Combined<RoleFilter> {
  readonly text?: Maybe<StringFilter>;
  readonly entity?: Maybe<EntityFilter>;
  readonly of?: Maybe<EntityFilter>;
  readonly article?: Maybe<ArticleFilter>;
}

export interface StatementFilter extends Combined<StatementFilter> {
  readonly content?: Maybe<{ readonly matches?: Maybe<string>; readonly mentions?: Maybe<MentionFilter> }>;
  readonly mode?: Maybe<ChoiceFilter>;
  readonly score?: Maybe<NumberFilter>;
  readonly speaker?: Maybe<MentionFilter>;
  readonly addressee?: Maybe<MentionFilter>;
  readonly article?: Maybe<ArticleFilter>;
}

export interface SearchFilter extends Combined<SearchFilter> {
  readonly article?: Maybe<ArticleFilter>;
  readonly entity?: Maybe<EntityFilter>;
}

export interface SentenceFilter extends Combined<SentenceFilter> {
  readonly entities?: Maybe<{
    readonly all?: Maybe<readonly string[]>;
    readonly any?: Maybe<readonly string[]>;
    readonly none?: Maybe<readonly string[]>;
  }>;
  readonly article?: Maybe<ArticleFilter>;
}

type Meets<Thing, Filter> = (thing: Thing, filter: Filter) => boolean;

/** Keeps the answers: filters of other nouns ask the same of the same things again and again. */
const once = <Thing extends object, Filter extends object>(meets: Meets<Thing, Filter>): Meets<Thing, Filter> => {
  const known = new WeakMap<Filter, Map<Thing, boolean>>();
  return (thing, filter) => {
    const answers = known.get(filter) ?? new Map<Thing, boolean>();
    known.set(filter, answers);
    const answer = answers.get(thing) ?? meets(thing, filter);
    answers.set(thing, answer);
    return answer;
  };
};

const meetsCombined = <Filter>({ and, or, not }: Combined<Filter>, holds: (filter: Filter) => boolean): boolean =>
  given(and, (parts) => parts.every(holds)) &&
  given(or, (parts) => parts.some(holds)) &&
  given(not, (part) => !holds(part));

const partsOf = <Filter>({ and, or, not }: Combined<Filter>): Filter[] => [
  ...(and ?? []),
  ...(or ?? []),
  ...(not ? [not] : []),
];

/** Whether the entity is meant by one of these global ids. */
const isAmong = (ids: readonly string[], { key, formerKeys }: Entity): boolean =>
  ids.some((id) => [key, ...formerKeys].includes(keyOf('Entity', id)));

export const meetsArticle: Meets<Article, ArticleFilter> = once((article, filter) => {
  const least = filter.entities?.minSalience ?? 0;
  const named = article.appearances
    .filter((appearance) => isCounted(appearance) && appearance.salience >= least)
    .map(({ entity }) => entity);
  return (
    meetsString(article.key, filter.key) &&
    meetsString(article.title, filter.title) &&
    meetsString(article.source, filter.source) &&
    meetsString(article.url, filter.url) &&
    meetsString(article.language, filter.language) &&
    meetsString(article.section, filter.section) &&
    meetsString(article.byline, filter.byline) &&
    meetsDate(article.publishedAt, filter.publishedAt) &&
    meetsNumber(article.wordCount, filter.wordCount) &&
    given(filter.copy, (wanted) => isCopy(article) === wanted) &&
    given(filter.text, (text) => matches(text.matches, [article.title ?? '', article.text])) &&
    given(
      filter.entities,
      ({ all, any, none }) =>
        given(all, (ids) => ids.every((id) => named.some((entity) => isAmong([id], entity)))) &&
        given(any, (ids) => named.some((entity) => isAmong(ids, entity))) &&
        given(none, (ids) => !named.some((entity) => isAmong(ids, entity))),
    ) &&
    given(filter.location, (such) => entitiesOf(article).some((entity) => isLocated(entity, such))) &&
    given(filter.mentions, (such) =>
      article.mentions.some((mention) => (speaksOfRole(such) || !isPeripheral(mention)) && meetsMention(mention, such)),
    ) &&
    meetsCombined(filter, (part) => meetsArticle(article, part))
  );
});

export const meetsEntity: Meets<Entity, EntityFilter> = once((entity, filter) => {
  const { mentionCount, articleCount, firstSeen, lastSeen } = countsOf(entity);
  return (
    meetsString(entity.key, filter.key) &&
    meetsString(entity.name, filter.name) &&
    given(filter.alias, (such) => entity.aliases.some(({ name }) => meetsString(name, such))) &&
    meetsChoice(entity.kind, filter.kind) &&
    given(filter.identifier, ({ scheme, value }) =>
      entity.identifiers.some((own) => own.scheme === scheme && own.value === value),
    ) &&
    given(filter.location, (such) => isLocated(entity, such)) &&
    meetsNumber(mentionCount, filter.mentionCount) &&
    meetsNumber(articleCount, filter.articleCount) &&
    meetsDate(firstSeen, filter.firstSeen) &&
    meetsDate(lastSeen, filter.lastSeen) &&
    given(filter.articles, (such) => articlesOf(entity).some((article) => meetsArticle(article, such))) &&
    meetsCombined(filter, (part) => meetsEntity(entity, part))
  );
});

/** Whether an entity lies in that, or is that. */
const isLocated = (entity: Entity, filter: LocationFilter): boolean =>
  entity.location !== null &&
  given(filter.within, (id) => [entity, ...entity.containers].some((outer) => isAmong([id], outer))) &&
  meetsLocation(entity.location, filter);

const speaksOfRole = (filter: MentionFilter): boolean =>
  (filter.passageRole ?? null) !== null || partsOf(filter).some(speaksOfRole);

const speaksOfStatus = (filter: MentionFilter): boolean =>
  (filter.status ?? null) !== null || partsOf(filter).some(speaksOfStatus);

/** Of accepted mentions, unless the filter speaks of the status anywhere. */
export function meetsMention(mention: Mention, filter: MentionFilter): boolean {
  return (mention.status === 'ACCEPTED' || speaksOfStatus(filter)) && meetsMentionParts(mention, filter);
}

const meetsMentionParts = (mention: Mention, filter: MentionFilter): boolean =>
  meetsChoice(mention.kind, filter.kind) &&
  meetsChoice(mention.form, filter.form) &&
  meetsChoice(mention.status, filter.status) &&
  meetsChoice(mention.sentence.passage.role, filter.passageRole) &&
  meetsString(mention.surface, filter.surface) &&
  meetsNumber(mention.score, filter.score) &&
  meetsNumber(mention.linkScore, filter.linkScore) &&
  given(
    filter.assertedBy,
    ({ type, name }) =>
      meetsChoice(mention.assertedBy.type, type) && given(name, (asked) => mention.assertedBy.name === asked),
  ) &&
  given(filter.resolved, (resolved) => (mention.entity !== null) === resolved) &&
  given(filter.entity, (such) => mention.entity !== null && meetsEntity(mention.entity, such)) &&
  given(filter.article, (such) => meetsArticle(mention.article, such)) &&
  meetsCombined(filter, (part) => meetsMentionParts(mention, part));

/** Of accepted mentions only. */
export function meetsRole(role: Role, filter: RoleFilter): boolean {
  return role.mention.status === 'ACCEPTED' && meetsRoleParts(role, filter);
}

const meetsRoleParts = (role: Role, filter: RoleFilter): boolean => {
  const of = role.ofMention?.entity ?? null;
  return (
    meetsString(role.text, filter.text) &&
    given(filter.entity, (such) => role.mention.entity !== null && meetsEntity(role.mention.entity, such)) &&
    given(filter.of, (such) => of !== null && meetsEntity(of, such)) &&
    given(filter.article, (such) => meetsArticle(role.article, such)) &&
    meetsCombined(filter, (part) => meetsRoleParts(role, part))
  );
};

const speaksOfSpeakerStatus = (filter: StatementFilter): boolean =>
  (filter.speaker != null && speaksOfStatus(filter.speaker)) || partsOf(filter).some(speaksOfSpeakerStatus);

/** Of accepted speakers, unless the filter speaks of the status of speakers anywhere. */
export function meetsStatement(statement: Statement, filter: StatementFilter): boolean {
  const isMeant = statement.speaker.status === 'ACCEPTED' || speaksOfSpeakerStatus(filter);
  return isMeant && meetsStatementParts(statement, filter);
}

const meetsStatementParts = (statement: Statement, filter: StatementFilter): boolean => {
  const { addressee } = statement;
  return (
    given(filter.content?.matches, (words) => matches(words, [statement.text])) &&
    given(filter.content?.mentions, (such) =>
      statement.article.mentions.some((mention) => isIn(statement.content, mention) && meetsMention(mention, such)),
    ) &&
    meetsChoice(statement.mode, filter.mode) &&
    meetsNumber(statement.score, filter.score) &&
    given(filter.speaker, (such) => meetsMention(statement.speaker, such)) &&
    given(filter.addressee, (such) => addressee !== null && meetsMention(addressee, such)) &&
    given(filter.article, (such) => meetsArticle(statement.article, such)) &&
    meetsCombined(filter, (part) => meetsStatementParts(statement, part))
  );
};

/** The articles and entities that a hit has to do with. */
const surroundingsOf = (node: Article | Entity | Mention): { articles: Article[]; entities: Entity[] } => {
  if (node.__typename === 'Article') return { articles: [node], entities: entitiesOf(node) };
  if (node.__typename === 'Entity') return { articles: articlesOf(node), entities: [node] };
  return { articles: [node.article], entities: node.entity ? [node.entity] : [] };
};

export const articlesOfHit = (node: Article | Entity | Mention): Article[] => surroundingsOf(node).articles;
export const entitiesOfHit = (node: Article | Entity | Mention): Entity[] => surroundingsOf(node).entities;

export const meetsSearch: Meets<Article | Entity | Mention, SearchFilter> = (node, filter) =>
  given(filter.article, (such) => articlesOfHit(node).some((article) => meetsArticle(article, such))) &&
  given(filter.entity, (such) => entitiesOfHit(node).some((entity) => meetsEntity(entity, such))) &&
  meetsCombined(filter, (part) => meetsSearch(node, part));

const isIn = ({ start, end }: Span, mention: Mention): boolean => mention.start >= start && mention.start < end;

export function meetsSentence(sentence: Sentence, filter: SentenceFilter): boolean {
  const named = sentence.article.mentions
    .filter((mention) => mention.sentence === sentence && counts(mention))
    .flatMap(({ entity }) => entity ?? []);
  const { all, any, none } = filter.entities ?? {};
  return (
    given(all, (ids) => ids.every((id) => named.some((entity) => isAmong([id], entity)))) &&
    given(any, (ids) => named.some((entity) => isAmong(ids, entity))) &&
    given(none, (ids) => !named.some((entity) => isAmong(ids, entity))) &&
    given(filter.article, (such) => meetsArticle(sentence.article, such)) &&
    meetsCombined(filter, (part) => meetsSentence(sentence, part))
  );
}
