/** Filters of articles, entities, mentions, roles and statements, which reach into each other. */
import type * as store from '../../src/store/filter/model.ts';
import { builder } from '../builder.ts';
import { deferred } from '../engine/deferred.ts';
import { combining, priced, pricedFolded } from '../engine/priced.ts';
import { entityKeys } from '../ids.ts';
import {
  AsserterTypeFilter,
  DateTimeFilter,
  FloatFilter,
  FormFilter,
  IntFilter,
  KindFilter,
  MentionStatusFilter,
  PassageRoleFilter,
  StatementModeFilter,
  StringFilter,
} from './fields.ts';
import { IdentifierInput } from './identifier.ts';
import { LocationFilter } from './location.ts';

export const ArticleFilter = builder.inputRef<store.ArticleFilter>('ArticleFilter');
export const EntityFilter = builder.inputRef<store.EntityFilter>('EntityFilter');
export const MentionFilter = builder.inputRef<store.MentionFilter>('MentionFilter');
export const RoleFilter = builder.inputRef<store.RoleFilter>('RoleFilter');
export const StatementFilter = builder.inputRef<store.StatementFilter>('StatementFilter');
export const SearchFilter = builder.inputRef<store.SearchFilter>('SearchFilter');
export const SentenceFilter = builder.inputRef<store.SentenceFilter>('SentenceFilter');

const rule = (noun: string) =>
  `Which ${noun}. All that is given must hold; null is the same as leaving a field out. Filters nest at most 6 deep, lists hold at most 100.`;

/** What conditions cost, in nodes: measured on 5,000 articles, where a node stands for 0.2 ms at most. */
const PRICE = {
  /** There are some twenty mentions to an article. */
  mention: 20,
  surface: 35,
  /** The sentence and the passage of each are looked up. */
  passageRole: 10,
  /** Aliases of each entity are looked through. */
  alias: 8,
  /** What a name or a headline does not contain is found by looking at each. */
  name: 4,
  title: 2,
  /** All places are looked through. */
  location: 4,
  /** As much as the same asked of mentions and their entities. */
  namedPlaces: 62,
  /** Of a hundred ids. */
  entities: 15,
  /** Texts without a folded copy are folded one by one. */
  unfolded: 20,
  /** A search for several beginnings. */
  search: 60,
  searchOfStatements: 10,
} as const;

const AND = 'All of these hold.';
const OR = 'At least one of these holds.';
const NOT = 'This does not hold.';

const EntitiesFilter = builder.inputType('EntitiesFilter', {
  description:
    'Which entities an article mentions, by mentions that count. By global id; an id of no entity is mentioned nowhere.',
  fields: (t) => ({
    all: deferred(entityKeys(t.idList({ description: 'It mentions every one of these.' }))),
    any: deferred(entityKeys(t.idList({ description: 'It mentions at least one of these.' }))),
    none: deferred(entityKeys(t.idList({ description: 'It mentions not one of these.' }))),
    minSalience: t.float({
      description:
        'Only entities with this salience or more in the article count as mentioned, in all three: what it is about, not only what it names. 0 to 1; default: all.',
    }),
  }),
});

const TextFilter = builder.inputType('TextFilter', {
  description: 'Conditions on a text.',
  fields: (t) => ({
    matches: t.string({
      required: true,
      description: 'Words in the syntax of `search`: all must occur; "a phrase", beginning*, -without.',
    }),
  }),
});

const ContentFilter = builder.inputType('ContentFilter', {
  description: 'Conditions on what was said.',
  fields: (t) => ({
    matches: priced(
      PRICE.searchOfStatements,
      t.string({
        description:
          'It has these words in it, in the syntax of `search`: all must occur; "a phrase", beginning*, -without.',
      }),
    ),
    mentions: t.field({
      type: MentionFilter,
      description:
        'At least one mention in it is such: `{ entity: { key: { eq: … } } }` is what was said about somebody by name.',
    }),
  }),
});

const AsserterFilter = builder.inputType('AsserterFilter', {
  description: 'Conditions on who asserts a thing.',
  fields: (t) => ({
    type: t.field({ type: AsserterTypeFilter, description: 'What sort of source it is.' }),
    name: t.string({ description: 'Its name is this.' }),
  }),
});

ArticleFilter.implement({
  description: rule('articles'),
  fields: (t) => ({
    and: combining(t.field({ type: [ArticleFilter], description: AND })),
    or: combining(t.field({ type: [ArticleFilter], description: OR })),
    not: combining(t.field({ type: ArticleFilter, description: NOT })),
    key: pricedFolded(PRICE.unfolded, t.field({ type: StringFilter, description: 'The natural key.' })),
    title: priced(PRICE.title, t.field({ type: StringFilter, description: 'The headline.' })),
    source: priced(PRICE.unfolded, t.field({ type: StringFilter, description: 'Who published it.' })),
    url: priced(PRICE.unfolded, t.field({ type: StringFilter, description: 'Where it was published.' })),
    language: priced(PRICE.unfolded, t.field({ type: StringFilter, description: 'BCP 47 tag of its language.' })),
    section: priced(PRICE.unfolded, t.field({ type: StringFilter, description: 'The section it was published in.' })),
    byline: priced(PRICE.unfolded, t.field({ type: StringFilter, description: 'Who wrote it.' })),
    publishedAt: t.field({ type: DateTimeFilter, description: 'When it was published.' }),
    wordCount: t.field({ type: IntFilter, description: 'How many words it has.' }),
    copy: t.boolean({
      description:
        'Whether it is a copy: a version of a story of which an earlier one is there. `false` leaves copies out, so that a story counts once whoever prints it.',
    }),
    text: priced(PRICE.search, t.field({ type: TextFilter, description: 'Its title and text.' })),
    entities: priced(PRICE.entities, t.field({ type: EntitiesFilter, description: 'The entities it mentions.' })),
    location: priced(
      PRICE.namedPlaces,
      t.field({
        type: LocationFilter,
        description:
          'It mentions something that lies there, by a mention that counts, which the name of a people is not: `{ subregion: { eq: CENTRAL_ASIA } }` is anything in Central Asia.',
      }),
    ),
    mentions: t.field({
      type: MentionFilter,
      description:
        'At least one of its mentions is such: of those outside bylines, captions and credits, unless it speaks of `passageRole` anywhere.',
    }),
  }),
});

EntityFilter.implement({
  description: rule('entities'),
  fields: (t) => ({
    and: combining(t.field({ type: [EntityFilter], description: AND })),
    or: combining(t.field({ type: [EntityFilter], description: OR })),
    not: combining(t.field({ type: EntityFilter, description: NOT })),
    key: pricedFolded(PRICE.unfolded, t.field({ type: StringFilter, description: 'The natural key.' })),
    name: priced(PRICE.name, t.field({ type: StringFilter, description: 'The one name shown.' })),
    alias: priced(
      PRICE.alias,
      t.field({ type: StringFilter, description: 'At least one of the names it may go by is such.' }),
    ),
    kind: t.field({ type: KindFilter, description: 'What sort of thing it is.' }),
    identifier: t.field({ type: IdentifierInput, description: 'It has this identifier.' }),
    location: priced(PRICE.location, t.field({ type: LocationFilter, description: 'Where it lies.' })),
    mentionCount: t.field({ type: IntFilter, description: 'Its mentions that count.' }),
    articleCount: t.field({ type: IntFilter, description: 'The articles with such a mention.' }),
    firstSeen: t.field({ type: DateTimeFilter, description: 'When the first of those articles was published.' }),
    lastSeen: t.field({ type: DateTimeFilter, description: 'When the last of those articles was published.' }),
    articles: t.field({
      type: ArticleFilter,
      description: 'At least one article that mentions it, by a mention that counts, is such.',
    }),
  }),
});

MentionFilter.implement({
  extensions: { cost: PRICE.mention },
  description: `${rule('mentions')} Accepted ones, unless it speaks of \`status\` anywhere.`,
  fields: (t) => ({
    and: combining(t.field({ type: [MentionFilter], description: AND })),
    or: combining(t.field({ type: [MentionFilter], description: OR })),
    not: combining(t.field({ type: MentionFilter, description: NOT })),
    kind: t.field({ type: KindFilter, description: 'What sort of thing it names.' }),
    form: t.field({ type: FormFilter, description: 'How it names it.' }),
    status: t.field({ type: MentionStatusFilter, description: 'Whether it counts.' }),
    passageRole: priced(
      PRICE.passageRole,
      t.field({ type: PassageRoleFilter, description: 'What the passage is that it stands in.' }),
    ),
    surface: priced(PRICE.surface, t.field({ type: StringFilter, description: 'The words as printed.' })),
    score: t.field({ type: FloatFilter, description: 'How sure its asserter is that it names something.' }),
    linkScore: t.field({ type: FloatFilter, description: 'How sure its asserter is of the entity.' }),
    assertedBy: t.field({ type: AsserterFilter, description: 'Who says that it is there.' }),
    resolved: t.boolean({ description: 'Whether it is tied to an entity.' }),
    entity: t.field({ type: EntityFilter, description: 'It is tied to an entity that is such.' }),
    article: t.field({ type: ArticleFilter, description: 'Its article is such.' }),
  }),
});

RoleFilter.implement({
  description: `${rule('roles')} Those of accepted mentions.`,
  fields: (t) => ({
    and: combining(t.field({ type: [RoleFilter], description: AND })),
    or: combining(t.field({ type: [RoleFilter], description: OR })),
    not: combining(t.field({ type: RoleFilter, description: NOT })),
    text: t.field({ type: StringFilter, description: 'Its words as printed.' }),
    entity: t.field({ type: EntityFilter, description: 'Who has it is an entity that is such.' }),
    of: t.field({ type: EntityFilter, description: 'It is of an organization or place that is such.' }),
    article: t.field({ type: ArticleFilter, description: 'Its article is such.' }),
  }),
});

StatementFilter.implement({
  description: `${rule('statements')} Those of accepted speakers, unless \`speaker\` speaks of \`status\` anywhere.`,
  fields: (t) => ({
    and: combining(t.field({ type: [StatementFilter], description: AND })),
    or: combining(t.field({ type: [StatementFilter], description: OR })),
    not: combining(t.field({ type: StatementFilter, description: NOT })),
    content: t.field({ type: ContentFilter, description: 'What was said: its words, and whom or what it mentions.' }),
    mode: t.field({ type: StatementModeFilter, description: 'Whether it is quoted word for word.' }),
    score: t.field({ type: FloatFilter, description: 'How often a statement found this way is right.' }),
    speaker: t.field({ type: MentionFilter, description: 'The mention of who speaks is such.' }),
    addressee: t.field({
      type: MentionFilter,
      description: 'Somebody is named who is spoken to, and that mention is such.',
    }),
    article: t.field({ type: ArticleFilter, description: 'Its article is such.' }),
  }),
});

SearchFilter.implement({
  description: `${rule('hits')} Each condition is asked of a hit by itself: two in \`and\` may hold of two articles of an entity, two in one \`article\` hold of one.`,
  fields: (t) => ({
    and: combining(t.field({ type: [SearchFilter], description: AND })),
    or: combining(t.field({ type: [SearchFilter], description: OR })),
    not: combining(t.field({ type: SearchFilter, description: NOT })),
    article: t.field({
      type: ArticleFilter,
      description:
        'The article is such; the article of the mention is such; at least one article that mentions the entity, by a mention that counts, is such.',
    }),
    entity: t.field({
      type: EntityFilter,
      description:
        'The entity is such; the mention is tied to an entity that is such; the article mentions such an entity, by a mention that counts.',
    }),
  }),
});

const SentenceEntitiesFilter = builder.inputType('SentenceEntitiesFilter', {
  description:
    'Which entities a sentence mentions, by mentions that count. By global id; an id of no entity is mentioned nowhere.',
  fields: (t) => ({
    all: deferred(entityKeys(t.idList({ description: 'It mentions every one of these.' }))),
    any: deferred(entityKeys(t.idList({ description: 'It mentions at least one of these.' }))),
    none: deferred(entityKeys(t.idList({ description: 'It mentions not one of these.' }))),
  }),
});

SentenceFilter.implement({
  description: rule('sentences'),
  fields: (t) => ({
    and: combining(t.field({ type: [SentenceFilter], description: AND })),
    or: combining(t.field({ type: [SentenceFilter], description: OR })),
    not: combining(t.field({ type: SentenceFilter, description: NOT })),
    entities: priced(
      PRICE.mention,
      t.field({ type: SentenceEntitiesFilter, description: 'The entities it mentions.' }),
    ),
    article: t.field({ type: ArticleFilter, description: 'Its article is such.' }),
  }),
});
