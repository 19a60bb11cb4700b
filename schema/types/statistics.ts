/** How much the knowledge base holds. */
import type { Form as Forms, Kind as Kinds, Status } from '../../src/model.ts';
import { type CountRow, type RunRow, readStatistics, type StatisticsRow } from '../../src/store/read/statistics.ts';
import { builder } from '../builder.ts';
import type { Batch } from '../context.ts';
import { Form, Kind, MentionStatus } from '../enums.ts';

/** There is one answer, whatever is asked for it. */
const statistics: Batch<string, unknown, StatisticsRow> = (store, keys) => keys.map(() => readStatistics(store));

const COUNT = 'How many there are.';

const KindCount = builder.objectRef<CountRow<Kinds>>('KindCount').implement({
  description: 'How many there are of one kind.',
  fields: (t) => ({
    kind: t.expose('value', { type: Kind, description: 'The kind.' }),
    count: t.exposeInt('count', { description: COUNT }),
  }),
});

const FormCount = builder.objectRef<CountRow<Forms>>('FormCount').implement({
  description: 'How many there are of one form.',
  fields: (t) => ({
    form: t.expose('value', { type: Form, description: 'The form.' }),
    count: t.exposeInt('count', { description: COUNT }),
  }),
});

const MentionStatusCount = builder.objectRef<CountRow<Status>>('MentionStatusCount').implement({
  description: 'How many there are of one status.',
  fields: (t) => ({
    status: t.expose('value', { type: MentionStatus, description: 'The status.' }),
    count: t.exposeInt('count', { description: COUNT }),
  }),
});

const RunCommand = builder.enumType('RunCommand', {
  description: 'What a run did.',
  values: {
    SEED: { description: 'It loaded an empty knowledge base.' },
    RESEED: { description: 'It made the knowledge base say what the seeds say.' },
  } satisfies Record<RunRow['command'], { description: string }>,
});

const Run = builder.objectRef<RunRow>('Run').implement({
  description:
    'One change of the whole knowledge base: readers see what was before it or what is after it, never a mixture.',
  fields: (t) => ({
    command: t.expose('command', { type: RunCommand, description: 'What it did.' }),
    startedAt: t.expose('startedAt', { type: 'DateTime', description: 'When it began.' }),
    finishedAt: t.expose('finishedAt', { type: 'DateTime', description: 'When it ended.' }),
    extractor: t.exposeString('extractor', { description: 'What read the texts.' }),
    extractorVersion: t.exposeString('extractorVersion', { description: 'Its version.' }),
    articlesAdded: t.exposeInt('articlesAdded', { description: 'Articles that are new.' }),
    articlesChanged: t.exposeInt('articlesChanged', { description: 'Articles that were there and are different now.' }),
    articlesRemoved: t.exposeInt('articlesRemoved', { description: 'Articles that are gone.' }),
    articlesUnchanged: t.exposeInt('articlesUnchanged', {
      description: 'Articles that were there and stayed the same.',
    }),
    problems: t.exposeInt('problems', { description: 'Defects of the seeds it reported.' }),
  }),
});

const Statistics = builder.objectRef<StatisticsRow>('Statistics').implement({
  description: 'How much the knowledge base holds.',
  fields: (t) => ({
    articleCount: t.exposeInt('articles', { description: 'Articles.' }),
    passageCount: t.exposeInt('passages', { description: 'Passages of articles.' }),
    sentenceCount: t.exposeInt('sentences', { description: 'Sentences of articles.' }),
    entityCount: t.exposeInt('entities', {
      description: 'Entities, those of the gazetteers that no article mentions included.',
    }),
    entitiesByKind: t.field({
      type: [KindCount],
      description: 'Those entities by kind.',
      compiles: true,
      resolve: ({ entitiesByKind }) => [...entitiesByKind],
    }),
    mentionCount: t.exposeInt('mentions', { description: 'Accepted mentions, demonyms included.' }),
    unresolvedMentionCount: t.exposeInt('unresolvedMentions', {
      description: 'Those of them that are tied to no entity.',
    }),
    mentionsByKind: t.field({
      type: [KindCount],
      description: 'Accepted mentions by the kind of what they name.',
      compiles: true,
      resolve: ({ mentionsByKind }) => [...mentionsByKind],
    }),
    mentionsByForm: t.field({
      type: [FormCount],
      description: 'Accepted mentions by how they name it.',
      compiles: true,
      resolve: ({ mentionsByForm }) => [...mentionsByForm],
    }),
    mentionsByStatus: t.field({
      type: [MentionStatusCount],
      description: 'All mentions, accepted or not, by their status.',
      compiles: true,
      resolve: ({ mentionsByStatus }) => [...mentionsByStatus],
    }),
    roleCount: t.exposeInt('roles', { description: 'Roles of accepted mentions.' }),
    statementCount: t.exposeInt('statements', { description: 'Statements of accepted speakers.' }),
    firstPublishedAt: t.expose('firstPublishedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the first article was published; null when none is dated.',
    }),
    lastPublishedAt: t.expose('lastPublishedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the last article was published; null when none is dated.',
    }),
    lastRun: t.expose('lastRun', {
      type: Run,
      nullable: true,
      description: 'The run that made the knowledge base what it is; null when it was never seeded.',
    }),
  }),
});

builder.queryField('statistics', (t) =>
  t.field({
    type: Statistics,
    description: 'How much the knowledge base holds.',
    compiles: true,
    resolve: (_root, _args, { load }) => load(statistics, 'statistics'),
  }),
);
