/** Things as a change found or left them. */
import type * as log from '../../src/corrections/log-line.ts';
import type * as model from '../../src/model.ts';
import { listArticleStates, listEntityStates, listMentionStates } from '../../src/store/corrections/changes.ts';
import { findArticlesByKey } from '../../src/store/read/articles.ts';
import { findEntitiesByKey } from '../../src/store/read/entities.ts';
import { findMentions } from '../../src/store/read/mentions.ts';
import { builder } from '../builder.ts';
import { Form, Kind, MentionStatus, Precision } from '../enums.ts';
import { Article, Entity, Mention } from '../refs.ts';

/** Its text may be gone: it is in UTF-16 code units, and in nothing else. */
export const PlainSpan = builder.objectRef<model.Span>('PlainSpan').implement({
  description: 'A stretch of a text of before, half-open, in UTF-16 code units.',
  fields: (t) => ({
    start: t.exposeInt('start', { description: 'How much of the text stood before it.' }),
    end: t.exposeInt('end', { description: 'How much of the text stood before its end.' }),
  }),
});

const EntityState = builder.objectRef<log.EntityState>('EntityState').implement({
  description: 'An entity as a change found or left it.',
  fields: (t) => ({
    key: t.exposeString('key', { description: 'Its key then.' }),
    kind: t.expose('kind', { type: Kind, description: 'What sort of thing it was.' }),
    name: t.exposeString('name', { description: 'The name shown.' }),
    articleCount: t.exposeInt('articleCount', { description: 'As `Entity.articleCount`.' }),
    mentionCount: t.exposeInt('mentionCount', { description: 'As `Entity.mentionCount`.' }),
    entity: t.field({
      type: Entity,
      nullable: true,
      description: 'The entity that the key leads to now; null when there is none.',
      compiles: true,
      resolve: ({ key }, _args, { load }) => load(findEntitiesByKey, key),
    }),
  }),
});

const ArticleState = builder.objectRef<log.ArticleState>('ArticleState').implement({
  description: 'An article as a change found or left it. What is null was not known.',
  fields: (t) => ({
    key: t.exposeString('key', { description: 'Its key.' }),
    title: t.exposeString('title', { nullable: true, description: 'Its headline.' }),
    byline: t.exposeString('byline', { nullable: true, description: 'Who wrote it.' }),
    publishedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it was published.',
      compiles: true,
      resolve: ({ publication }) => publication?.at ?? null,
    }),
    publishedPrecision: t.field({
      type: Precision,
      nullable: true,
      description: 'How much of `publishedAt` was known.',
      compiles: true,
      resolve: ({ publication }) => publication?.precision ?? null,
    }),
    source: t.exposeString('source', { nullable: true, description: 'Who published it.' }),
    url: t.exposeString('url', { nullable: true, description: 'Where it was published.' }),
    language: t.exposeString('language', { nullable: true, description: 'BCP 47 tag of its language.' }),
    section: t.exposeString('section', { nullable: true, description: 'The section it was published in.' }),
    textHash: t.exposeString('textHash', { description: 'SHA-256 of its text as UTF-8, in hexadecimal.' }),
    article: t.field({
      type: Article,
      nullable: true,
      description: 'The article with this key now; null when there is none.',
      compiles: true,
      resolve: ({ key }, _args, { load }) => load(findArticlesByKey, key),
    }),
  }),
});

const MentionState = builder.objectRef<log.MentionState>('MentionState').implement({
  description: 'A mention as a change found or left it.',
  fields: (t) => ({
    articleKey: t.exposeString('article', { description: 'Key of its article.' }),
    span: t.field({
      type: PlainSpan,
      description: 'Where it stood in the text of then.',
      compiles: true,
      resolve: (state) => state,
    }),
    surface: t.exposeString('surface', { description: 'Its words.' }),
    kind: t.expose('kind', { type: Kind, description: 'What sort of thing it named.' }),
    form: t.expose('form', { type: Form, description: 'How it named it.' }),
    status: t.expose('status', { type: MentionStatus, description: 'Whether it counted.' }),
    entityKey: t.exposeString('entity', {
      nullable: true,
      description: 'Key of the entity it named; null when that was unresolved.',
    }),
    mention: t.field({
      type: Mention,
      nullable: true,
      description: 'The mention that stands at this place now; null when there is none.',
      compiles: true,
      resolve: ({ article, start, end }, _args, { load }) => load(findMentions, { articleKey: article, start, end }),
    }),
  }),
});

export const ChangeSnapshot = builder.objectRef<log.Snapshot>('ChangeSnapshot').implement({
  description:
    'The things that a change names, as they stood: of each sort at most 100, those it is about first. Those that were not there are left out. To undo a change takes none of this, whatever its size.',
  fields: (t) => ({
    entities: t.field({
      type: [EntityState],
      description: 'The entities.',
      compiles: true,
      resolve: ({ entities }, _args, { load }) => load(listEntityStates, entities),
    }),
    articles: t.field({
      type: [ArticleState],
      description: 'The articles.',
      compiles: true,
      resolve: ({ articles }, _args, { load }) => load(listArticleStates, articles),
    }),
    mentions: t.field({
      type: [MentionState],
      description: 'The mentions.',
      compiles: true,
      resolve: ({ mentions }, _args, { load }) => load(listMentionStates, mentions),
    }),
  }),
});
