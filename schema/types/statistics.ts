/** How much the knowledge base holds. */
import { FORMS, type Form as Forms, KINDS, type Kind as Kinds, STATUSES, type Status } from '../../src/model.ts';
import { currentRevision } from '../../src/store/read/revisions.ts';
import { lastRun } from '../../src/store/read/runs.ts';
import { type CountRow, countsBy, publicationAt, unresolvedMentions } from '../../src/store/read/statistics.ts';
import { total } from '../../src/store/read/totals.ts';
import { builder } from '../builder.ts';
import { Form, Kind, MentionStatus } from '../enums.ts';
import { Run } from '../refs.ts';

const COUNT = 'How many there are.';

const KindCount = builder.objectRef<CountRow<Kinds>>('KindCount').implement({
  description: 'How many there are of one kind.',
  fields: (t) => ({
    kind: t.sql({ type: Kind, description: 'The kind.', sql: ({ value }) => value }),
    count: t.sql({ type: 'Int', description: COUNT, sql: ({ count }) => count }),
  }),
});

const FormCount = builder.objectRef<CountRow<Forms>>('FormCount').implement({
  description: 'How many there are of one form.',
  fields: (t) => ({
    form: t.sql({ type: Form, description: 'The form.', sql: ({ value }) => value }),
    count: t.sql({ type: 'Int', description: COUNT, sql: ({ count }) => count }),
  }),
});

const MentionStatusCount = builder.objectRef<CountRow<Status>>('MentionStatusCount').implement({
  description: 'How many there are of one status.',
  fields: (t) => ({
    status: t.sql({ type: MentionStatus, description: 'The status.', sql: ({ value }) => value }),
    count: t.sql({ type: 'Int', description: COUNT, sql: ({ count }) => count }),
  }),
});

const Statistics = builder.objectRef<object>('Statistics').implement({
  description: 'How much the knowledge base holds.',
  fields: (t) => ({
    revision: t.sql({
      type: 'String',
      description: 'Names the state of articles and entities, for `changedSince`. Opaque.',
      sql: currentRevision,
    }),
    articleCount: t.sql({ type: 'Int', description: 'Articles.', sql: () => total('ARTICLE') }),
    passageCount: t.sql({ type: 'Int', description: 'Passages of articles.', sql: () => total('PASSAGE') }),
    sentenceCount: t.sql({ type: 'Int', description: 'Sentences of articles.', sql: () => total('SENTENCE') }),
    entityCount: t.sql({
      type: 'Int',
      description: 'Entities, those of the gazetteers that no article mentions included.',
      sql: () => total('ENTITY'),
    }),
    entitiesByKind: t.rows({
      type: [KindCount],
      description: 'Those entities by kind.',
      rows: () => countsBy('ENTITY', 'KIND', KINDS),
    }),
    mentionCount: t.sql({
      type: 'Int',
      description: 'Accepted mentions, demonyms and those in bylines, captions and credits included.',
      sql: () => total('MENTION'),
    }),
    unresolvedMentionCount: t.sql({
      type: 'Int',
      description: 'Those of them that are tied to no entity.',
      sql: unresolvedMentions,
    }),
    mentionsByKind: t.rows({
      type: [KindCount],
      description: 'Accepted mentions by the kind of what they name.',
      rows: () => countsBy('MENTION', 'KIND', KINDS),
    }),
    mentionsByForm: t.rows({
      type: [FormCount],
      description: 'Accepted mentions by how they name it.',
      rows: () => countsBy('MENTION', 'FORM', FORMS),
    }),
    mentionsByStatus: t.rows({
      type: [MentionStatusCount],
      description: 'All mentions, accepted or not, by their status.',
      rows: () => countsBy('MENTION', 'STATUS', STATUSES),
    }),
    roleCount: t.sql({ type: 'Int', description: 'Roles of accepted mentions.', sql: () => total('ROLE') }),
    statementCount: t.sql({
      type: 'Int',
      description: 'Statements of accepted speakers.',
      sql: () => total('STATEMENT'),
    }),
    firstPublishedAt: t.sql({
      type: 'DateTime',
      nullable: true,
      description: 'When the first article was published; null when none is dated.',
      sql: () => publicationAt('first'),
    }),
    lastPublishedAt: t.sql({
      type: 'DateTime',
      nullable: true,
      description: 'When the last article was published; null when none is dated.',
      sql: () => publicationAt('last'),
    }),
    lastRun: t.one({
      type: Run,
      nullable: true,
      description: 'The run that made the knowledge base what it is; null when it was never seeded.',
      from: lastRun,
    }),
  }),
});

builder.queryField('statistics', (t) =>
  t.part({ type: Statistics, description: 'How much the knowledge base holds.', cost: 20, of: () => ({}) }),
);
