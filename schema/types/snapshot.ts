/** Things as a change found or left them. */
import { articleByKey } from '../../src/store/read/articles.ts';
import { entityByKey } from '../../src/store/read/entities.ts';
import { mentionByKey } from '../../src/store/read/mentions.ts';
import {
  articleStates,
  entityStates,
  mentionStates,
  precisionIn,
  publishedAtIn,
  statesIn,
} from '../../src/store/read/snapshots.ts';
import type { Sql } from '../../src/store/sql/expression.ts';
import { builder } from '../builder.ts';
import { Form, Kind, MentionStatus, Precision } from '../enums.ts';
import { Article, Entity, Mention } from '../refs.ts';

interface Offsets {
  readonly start: Sql<number>;
  readonly end: Sql<number>;
}

/** Its text may be gone: it is in UTF-16 code units, and in nothing else. */
export const PlainSpan = builder.objectRef<Offsets>('PlainSpan').implement({
  description: 'A stretch of a text of before, half-open, in UTF-16 code units.',
  fields: (t) => ({
    start: t.sql({ type: 'Int', description: 'How much of the text stood before it.', sql: ({ start }) => start }),
    end: t.sql({ type: 'Int', description: 'How much of the text stood before its end.', sql: ({ end }) => end }),
  }),
});

const EntityState = builder.rowRef('EntityState', entityStates).implement({
  description: 'An entity as a change found or left it.',
  fields: (t) => ({
    key: t.column('key', { description: 'Its key then.' }),
    kind: t.column('kind', { type: Kind, description: 'What sort of thing it was.' }),
    name: t.column('name', { description: 'The name shown.' }),
    articleCount: t.column('articleCount', { description: 'As `Entity.articleCount`.' }),
    mentionCount: t.column('mentionCount', { description: 'As `Entity.mentionCount`.' }),
    entity: t.one({
      type: Entity,
      nullable: true,
      description: 'The entity that the key leads to now; null when there is none.',
      from: ({ key }) => entityByKey(key),
    }),
  }),
});

const ArticleState = builder.rowRef('ArticleState', articleStates).implement({
  description: 'An article as a change found or left it. What is null was not known.',
  fields: (t) => ({
    key: t.column('key', { description: 'Its key.' }),
    title: t.column('title', { description: 'Its headline.' }),
    byline: t.column('byline', { description: 'Who wrote it.' }),
    publishedAt: t.sql({
      type: 'DateTime',
      nullable: true,
      description: 'When it was published.',
      sql: publishedAtIn,
    }),
    publishedPrecision: t.sql({
      type: Precision,
      nullable: true,
      description: 'How much of `publishedAt` was known.',
      sql: precisionIn,
    }),
    source: t.column('source', { description: 'Who published it.' }),
    url: t.column('url', { description: 'Where it was published.' }),
    language: t.column('language', { description: 'BCP 47 tag of its language.' }),
    section: t.column('section', { description: 'The section it was published in.' }),
    textHash: t.column('textHash', { description: 'SHA-256 of its text as UTF-8, in hexadecimal.' }),
    article: t.one({
      type: Article,
      nullable: true,
      description: 'The article with this key now; null when there is none.',
      from: ({ key }) => articleByKey(key),
    }),
  }),
});

const MentionState = builder.rowRef('MentionState', mentionStates).implement({
  description: 'A mention as a change found or left it.',
  fields: (t) => ({
    articleKey: t.column('article', { description: 'Key of its article.' }),
    span: t.part({ type: PlainSpan, description: 'Where it stood in the text of then.', of: (state) => state }),
    surface: t.column('surface', { description: 'Its words.' }),
    kind: t.column('kind', { type: Kind, description: 'What sort of thing it named.' }),
    form: t.column('form', { type: Form, description: 'How it named it.' }),
    status: t.column('status', { type: MentionStatus, description: 'Whether it counted.' }),
    entityKey: t.column('entity', { description: 'Key of the entity it named; null when that was unresolved.' }),
    mention: t.one({
      type: Mention,
      nullable: true,
      description: 'The mention that stands at this place now; null when there is none.',
      from: ({ article, start, end }) => mentionByKey(article, { start, end }),
    }),
  }),
});

/** Its parent is the JSON that the log keeps. */
export const ChangeSnapshot = builder.objectRef<Sql<string>>('ChangeSnapshot').implement({
  description:
    'The things that a change names, as they stood: of each sort at most 100, those it is about first. Those that were not there are left out. To undo a change takes none of this, whatever its size.',
  fields: (t) => ({
    entities: t.rows({
      type: [EntityState],
      description: 'The entities.',
      rows: (snapshot) => statesIn(entityStates, snapshot),
    }),
    articles: t.rows({
      type: [ArticleState],
      description: 'The articles.',
      rows: (snapshot) => statesIn(articleStates, snapshot),
    }),
    mentions: t.rows({
      type: [MentionState],
      description: 'The mentions.',
      rows: (snapshot) => statesIn(mentionStates, snapshot),
    }),
  }),
});
