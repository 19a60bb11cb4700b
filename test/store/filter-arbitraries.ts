/** Random filters that are likely to let something through. */
import fc from 'fast-check';
import { FORMS, KINDS, STATEMENT_MODES, STATUSES } from '../../src/model.ts';
import { articles, ENTITY_KEYS, entities, mentions, REDIRECT, roles } from './world.ts';
import type {
  ArticleFilter,
  ChoiceFilter,
  DateFilter,
  EntityFilter,
  MentionFilter,
  NumberFilter,
  RoleFilter,
  StatementFilter,
  StringFilter,
} from './written-filter.ts';

/** One or two of these fields. */
const some = <Filter>(fields: Readonly<Record<string, fc.Arbitrary<unknown>>>): fc.Arbitrary<Filter> =>
  fc
    .tuple(fc.uniqueArray(fc.constantFrom(...Object.keys(fields)), { minLength: 1, maxLength: 2 }), fc.record(fields))
    .map(([kept, all]) => Object.fromEntries(kept.map((field) => [field, all[field]])) as Filter);

const cut = (text: string, start: number, length: number): string =>
  [...text]
    .slice(start, start + length)
    .join('')
    .trim();

const strings = (values: readonly (string | null)[]): fc.Arbitrary<StringFilter> => {
  const known = [...new Set(values.filter((value) => value !== null))];
  const value = fc.constantFrom(...known, 'nothing like it');
  const part = fc
    .tuple(value, fc.nat(6), fc.integer({ min: 2, max: 6 }))
    .map(([it, start, length]) => cut(it, start, length))
    .filter((it) => [...it].length >= 2)
    .map((it) => it.toUpperCase());
  return some<StringFilter>({
    eq: value,
    eqInsensitive: value.map((it) => it.toUpperCase()),
    not: value,
    in: fc.array(value, { maxLength: 3 }),
    contains: part,
    startsWith: value.map((it) => cut(it, 0, 3).toLowerCase()),
    isNull: fc.boolean(),
  });
};

const numbers = (values: readonly number[]): fc.Arbitrary<NumberFilter> => {
  const value = fc.constantFrom(...values);
  return some<NumberFilter>({
    eq: value,
    not: value,
    in: fc.array(value, { maxLength: 3 }),
    gt: value,
    gte: value,
    lt: value,
    lte: value,
    isNull: fc.boolean(),
  });
};

const day = fc.constantFrom('2005', '2005-03', '2005-03-21', '2006', '2006-12-31', '2007-02');
const dates = some<DateFilter>({ eq: day, gt: day, gte: day, lt: day, lte: day, isNull: fc.boolean() });

const choices = <Choice extends string>(values: readonly Choice[]): fc.Arbitrary<ChoiceFilter<Choice>> => {
  const value = fc.constantFrom(...values);
  return some<ChoiceFilter<Choice>>({ eq: value, not: value, in: fc.array(value, { maxLength: 2 }) });
};

const reference = fc.constantFrom(...ENTITY_KEYS, REDIRECT.from, 'person/unknown');
const references = fc.array(reference, { maxLength: 2 });

const combined = <Filter>(own: fc.Arbitrary<Filter>, part: fc.Arbitrary<Filter>): fc.Arbitrary<Filter> =>
  fc.oneof(
    { weight: 4, arbitrary: own },
    { weight: 1, arbitrary: fc.array(part, { maxLength: 2 }).map((and) => ({ and }) as Filter) },
    { weight: 1, arbitrary: fc.array(part, { maxLength: 2 }).map((or) => ({ or }) as Filter) },
    { weight: 1, arbitrary: part.map((not) => ({ not }) as Filter) },
  );

const records = articles.map(({ record }) => record);

const articleFields = {
  key: strings(records.slice(0, 5).map(({ key }) => key)),
  title: strings(records.map(({ title }) => title)),
  source: strings(records.map(({ source }) => source)),
  url: strings(records.map(({ url }) => url)),
  language: strings(['en', 'fr']),
  section: strings(['World', 'Science']),
  byline: strings(['Jane Doe', 'Ida Élan']),
  publishedAt: dates,
  wordCount: numbers(records.slice(0, 9).map(({ wordCount }) => wordCount)),
  text: fc.constantFrom('engine', 'naive', 'love*', 'unheard').map((matches) => ({ matches })),
  entities: some<ArticleFilter['entities']>({ all: references, any: references, none: references }),
};

const entityFields = {
  key: strings(ENTITY_KEYS),
  name: strings(entities.map(({ record }) => record.name)),
  alias: strings(entities.flatMap(({ record }) => record.aliases.map(({ name }) => name))),
  kind: choices(KINDS),
  identifier: fc.constantFrom({ scheme: 'geonames', value: '1' }, { scheme: 'wikidata', value: 'Q9' }),
  mentionCount: numbers([0, 5, 20, 60]),
  articleCount: numbers([0, 5, 20, 60]),
  firstSeen: dates,
  lastSeen: dates,
};

const mentionFields = {
  kind: choices(KINDS),
  form: choices(FORMS),
  status: choices(STATUSES),
  passageRole: choices(['HEADLINE', 'BYLINE', 'DATELINE', 'PARAGRAPH', 'CAPTION', 'CREDIT']),
  surface: strings(mentions.map(({ surface }) => surface)),
  score: numbers([0.25, 0.5, 0.75]),
  linkScore: numbers([0.25, 0.5]),
  assertedBy: some<MentionFilter['assertedBy']>({
    type: choices(['SEED', 'EXTRACTOR']),
    name: fc.constantFrom('tester', 'notes.ann', 'nobody'),
  }),
  resolved: fc.boolean(),
};

const plainArticle = some<ArticleFilter>(articleFields);
const plainEntity = some<EntityFilter>(entityFields);
const plainMention = some<MentionFilter>(mentionFields);

const relatedMention = combined(
  some<MentionFilter>({ ...mentionFields, entity: plainEntity, article: plainArticle }),
  plainMention,
);

/** They reach into each other, two relations deep. */
export const articleFilters = combined(
  some<ArticleFilter>({ ...articleFields, mentions: relatedMention }),
  plainArticle,
);
export const entityFilters = combined(
  some<EntityFilter>({ ...entityFields, articles: some({ ...articleFields, mentions: plainMention }) }),
  plainEntity,
);
export const mentionFilters = combined(
  some<MentionFilter>({
    ...mentionFields,
    entity: combined(some({ ...entityFields, articles: plainArticle }), plainEntity),
    article: combined(some({ ...articleFields, mentions: plainMention }), plainArticle),
  }),
  plainMention,
);

const plainRole = some<RoleFilter>({
  text: strings(roles.map(({ text }) => text)),
  entity: plainEntity,
  of: plainEntity,
  article: plainArticle,
});
export const roleFilters = combined(plainRole, plainRole);

const plainStatement = some<StatementFilter>({
  content: fc.constantFrom('engine', 'naive', 'love*', 'unheard').map((matches) => ({ matches })),
  mode: choices(STATEMENT_MODES),
  score: numbers([0.5, 0.85, 0.95]),
  speaker: combined(some<MentionFilter>({ ...mentionFields, entity: plainEntity }), plainMention),
  addressee: combined(some<MentionFilter>({ ...mentionFields, entity: plainEntity }), plainMention),
  article: plainArticle,
});
export const statementFilters = combined(plainStatement, plainStatement);
