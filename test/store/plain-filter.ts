/** The plainest reading of filters, to compare the statements with: they are asked of objects one by one. */

import { fold } from '../../src/text/fold.ts';
import { fits, type PlainTerm } from './words.ts';
import {
  counts,
  isPeripheral,
  REDIRECT,
  type WorldArticle,
  type WorldEntity,
  type WorldMention,
  type WorldRole,
  type WorldStatement,
} from './world.ts';
import type {
  ArticleFilter,
  ChoiceFilter,
  Combined,
  DateFilter,
  EntityFilter,
  MentionFilter,
  NumberFilter,
  RoleFilter,
  StatementFilter,
  StringFilter,
} from './written-filter.ts';

type Maybe<T> = T | null | undefined;

/** True when there is nothing to ask. */
const asked = <T>(value: Maybe<T>, holds: (value: T) => boolean): boolean => value == null || holds(value);

const text = (filter: Maybe<StringFilter>, value: string | null): boolean =>
  asked(
    filter,
    ({ eq, eqInsensitive, not, in: among, contains, startsWith, isNull }) =>
      asked(eq, (it) => value === it) &&
      asked(eqInsensitive, (it) => value !== null && fold(value) === fold(it)) &&
      asked(not, (it) => value !== null && value !== it) &&
      asked(among, (them) => value !== null && them.includes(value)) &&
      asked(contains, (it) => value !== null && fold(value).includes(fold(it))) &&
      asked(startsWith, (it) => value !== null && fold(value).startsWith(fold(it))) &&
      asked(isNull, (it) => (value === null) === it),
  );

const number = (filter: Maybe<NumberFilter>, value: number | null): boolean =>
  asked(filter, ({ eq, not, in: among, gt, gte, lt, lte, isNull }) => {
    const known = (holds: (value: number) => boolean): boolean => value !== null && holds(value);
    return (
      asked(eq, (it) => value === it) &&
      asked(not, (it) => known((is) => is !== it)) &&
      asked(among, (them) => known((is) => them.includes(is))) &&
      asked(gt, (it) => known((is) => is > it)) &&
      asked(gte, (it) => known((is) => is >= it)) &&
      asked(lt, (it) => known((is) => is < it)) &&
      asked(lte, (it) => known((is) => is <= it)) &&
      asked(isNull, (it) => (value === null) === it)
    );
  });

/** Dates here are whole years, months or days, which all times in them begin with. */
const date = (filter: Maybe<DateFilter>, value: string): boolean =>
  asked(filter, ({ eq, gt, gte, lt, lte, isNull }) => {
    const known = (holds: boolean): boolean => value !== '' && holds;
    return (
      asked(eq, (it) => known(value.startsWith(it))) &&
      asked(gt, (it) => known(value > it && !value.startsWith(it))) &&
      asked(gte, (it) => known(value >= it)) &&
      asked(lt, (it) => known(value < it)) &&
      asked(lte, (it) => known(value < it || value.startsWith(it))) &&
      asked(isNull, (it) => (value === '') === it)
    );
  });

const choice = (filter: Maybe<ChoiceFilter<string>>, value: string): boolean =>
  asked(
    filter,
    ({ eq, not, in: among }) =>
      asked(eq, (it) => value === it) &&
      asked(not, (it) => value !== it) &&
      asked(among, (them) => them.includes(value)),
  );

const combined = <Filter>({ and, or, not }: Combined<Filter>, holds: (filter: Filter) => boolean): boolean =>
  asked(and, (parts) => parts.every(holds)) &&
  asked(or, (parts) => parts.some(holds)) &&
  asked(not, (part) => !holds(part));

/** The answers of a filter are kept: relations ask the same of the same things again and again. */
const remembered = <Filter extends object, Thing extends object>(holds: (filter: Filter, thing: Thing) => boolean) => {
  const answers = new WeakMap<Filter, Map<Thing, boolean>>();
  return (filter: Filter, thing: Thing): boolean => {
    const known = answers.get(filter) ?? new Map<Thing, boolean>();
    answers.set(filter, known);
    const answer = known.get(thing) ?? holds(filter, thing);
    known.set(thing, answer);
    return answer;
  };
};

const named = (key: string): string => (key === REDIRECT.from ? REDIRECT.to : key);

/** A search of one word or prefix. */
const matches = (query: string, words: string): boolean => {
  const term: PlainTerm = { words: [fold(query.replace('*', ''))], prefix: query.endsWith('*') };
  return fits([term], words);
};

const askArticle = (filter: ArticleFilter, article: WorldArticle): boolean => {
  const { record } = article;
  const there = new Set(article.mentions.filter(counts).map(({ entity }) => entity?.record.key as string | undefined));
  return (
    text(filter.key, record.key) &&
    text(filter.title, record.title) &&
    text(filter.source, record.source) &&
    text(filter.url, record.url) &&
    text(filter.language, record.language) &&
    text(filter.section, record.section) &&
    text(filter.byline, record.byline) &&
    date(filter.publishedAt, article.publishedAt) &&
    number(filter.wordCount, record.wordCount) &&
    asked(filter.text, (it) => matches(it.matches, `${record.title ?? ''}\n${record.text}`)) &&
    asked(
      filter.entities,
      ({ all, any, none }) =>
        asked(all, (them) => them.every((it) => there.has(named(it)))) &&
        asked(any, (them) => them.some((it) => there.has(named(it)))) &&
        asked(none, (them) => !them.some((it) => there.has(named(it)))),
    ) &&
    asked(filter.mentions, (it) =>
      article.mentions.some((mention) => (speaksOfRole(it) || !isPeripheral(mention)) && fitsMention(it, mention)),
    ) &&
    combined(filter, (part) => fitsArticle(part, article))
  );
};

export const fitsArticle = remembered(askArticle);

export const countedArticles = ({ mentions }: WorldEntity): WorldArticle[] => [
  ...new Set(mentions.filter(counts).map(({ article }) => article)),
];

export const seen = (entity: WorldEntity): string[] =>
  countedArticles(entity)
    .map(({ publishedAt }) => publishedAt)
    .filter((at) => at !== '')
    .sort();

const askEntity = (filter: EntityFilter, entity: WorldEntity): boolean => {
  const { record, mentions } = entity;
  return (
    text(filter.key, record.key) &&
    text(filter.name, record.name) &&
    asked(filter.alias, (it) => record.aliases.some(({ name }) => text(it, name))) &&
    choice(filter.kind, record.kind) &&
    asked(filter.identifier, (it) =>
      record.identifiers.some(({ scheme, value }) => scheme === it.scheme && value === it.value),
    ) &&
    number(filter.mentionCount, mentions.filter(counts).length) &&
    number(filter.articleCount, countedArticles(entity).length) &&
    date(filter.firstSeen, seen(entity)[0] ?? '') &&
    date(filter.lastSeen, seen(entity).at(-1) ?? '') &&
    asked(filter.articles, (it) => countedArticles(entity).some((article) => fitsArticle(it, article))) &&
    combined(filter, (part) => fitsEntity(part, entity))
  );
};

export const fitsEntity = remembered(askEntity);

const speaksOfRole = ({ passageRole, and, or, not }: MentionFilter): boolean =>
  passageRole != null || [...(and ?? []), ...(or ?? []), ...(not ? [not] : [])].some(speaksOfRole);

const speaksOfStatus = ({ status, and, or, not }: MentionFilter): boolean =>
  status != null || [...(and ?? []), ...(or ?? []), ...(not ? [not] : [])].some(speaksOfStatus);

export function fitsMention(filter: MentionFilter, mention: WorldMention): boolean {
  return (speaksOfStatus(filter) || mention.status === 'ACCEPTED') && answers(filter, mention);
}

const answers = (filter: MentionFilter, mention: WorldMention): boolean =>
  choice(filter.kind, mention.kind) &&
  choice(filter.form, mention.form) &&
  choice(filter.status, mention.status) &&
  choice(filter.passageRole, mention.passageRole) &&
  text(filter.surface, mention.surface) &&
  number(filter.score, mention.score) &&
  number(filter.linkScore, mention.linkScore) &&
  asked(
    filter.assertedBy,
    ({ type, name }) => choice(type, mention.asserter.type) && asked(name, (it) => mention.asserter.name === it),
  ) &&
  asked(filter.resolved, (it) => (mention.entity !== null) === it) &&
  asked(filter.entity, (it) => mention.entity !== null && fitsEntity(it, mention.entity)) &&
  asked(filter.article, (it) => fitsArticle(it, mention.article)) &&
  combined(filter, (part) => answers(part, mention));

export function fitsRole(filter: RoleFilter, role: WorldRole): boolean {
  return role.mention.status === 'ACCEPTED' && answersRole(filter, role);
}

const isEntity = (filter: EntityFilter, mention: WorldMention | null): boolean =>
  mention !== null && mention.entity !== null && fitsEntity(filter, mention.entity);

const answersRole = (filter: RoleFilter, role: WorldRole): boolean =>
  text(filter.text, role.text) &&
  asked(filter.entity, (it) => isEntity(it, role.mention)) &&
  asked(filter.of, (it) => isEntity(it, role.of)) &&
  asked(filter.article, (it) => fitsArticle(it, role.article)) &&
  combined(filter, (part) => answersRole(part, role));

const speaksOfSpeakers = ({ speaker, and, or, not }: StatementFilter): boolean =>
  (speaker != null && speaksOfStatus(speaker)) ||
  [...(and ?? []), ...(or ?? []), ...(not ? [not] : [])].some(speaksOfSpeakers);

export function fitsStatement(filter: StatementFilter, statement: WorldStatement): boolean {
  return (speaksOfSpeakers(filter) || statement.speaker.status === 'ACCEPTED') && answersStatement(filter, statement);
}

const answersStatement = (filter: StatementFilter, statement: WorldStatement): boolean =>
  asked(filter.content?.matches, (words) => matches(words, statement.content)) &&
  choice(filter.mode, statement.record.direct ? 'DIRECT' : 'REPORTED') &&
  number(filter.score, statement.record.score) &&
  asked(filter.speaker, (it) => fitsMention(it, statement.speaker)) &&
  asked(filter.addressee, (it) => statement.addressee !== null && fitsMention(it, statement.addressee)) &&
  asked(filter.article, (it) => fitsArticle(it, statement.article)) &&
  combined(filter, (part) => answersStatement(part, statement));
