/** A mention: one span of one article that names something. */
import { findArticles } from '../../src/store/read/articles.ts';
import { type CandidateRow, listCandidates } from '../../src/store/read/candidates.ts';
import { findEntities } from '../../src/store/read/entities.ts';
import { findMentions, type MentionRow } from '../../src/store/read/mentions.ts';
import { findOrigins } from '../../src/store/read/origins.ts';
import { builder } from '../builder.ts';
import { MentionConnection, mentionArgs, mentionList } from '../connections/mentions.ts';
import type { Context as RequestContext } from '../context.ts';
import { Form, Kind, MentionStatus } from '../enums.ts';
import { encodeGlobalId, mentionRef } from '../global-id.ts';
import { EVERYWHERE } from '../place.ts';
import { present } from '../present.ts';
import { Article, Entity, Mention, Passage, Sentence } from '../refs.ts';
import { inArticle } from '../texts.ts';
import { Asserter } from './asserter.ts';
import { Context, contextArgs, contextOf, offset, Span, unitArg } from './span.ts';

const spanOf = (mention: MentionRow, context: RequestContext) => inArticle(context, mention.articleId, mention);

const MentionCandidate = builder.objectRef<CandidateRow>('MentionCandidate').implement({
  description: 'One of the entities that an ambiguous mention may name.',
  fields: (t) => ({
    entity: t.expose('entity', { type: Entity, description: 'The entity.' }),
    score: t.exposeFloat('score', { description: 'How likely the mention names it, 0 to 1.' }),
  }),
});

Mention.implement({
  description:
    'A stretch of an article that names something. `surface` is the exact slice of the text from `start` to `end`.',
  fields: (t) => ({
    surface: t.exposeString('surface', { description: 'The words as printed.' }),
    start: t.int({
      args: unitArg(t.arg),
      description: "How much of the article's text stands before it.",
      compiles: true,
      resolve: (mention, { unit }, context) => offset(spanOf(mention, context), mention.start, unit),
    }),
    end: t.int({
      args: unitArg(t.arg),
      description: "How much of the article's text stands before its end.",
      compiles: true,
      resolve: (mention, { unit }, context) => offset(spanOf(mention, context), mention.end, unit),
    }),
    span: t.field({
      type: Span,
      description: 'The same place as `start` and `end`, in the shape that sentences and passages give theirs.',
      compiles: true,
      resolve: (mention, _args, context) => spanOf(mention, context),
    }),
    kind: t.expose('kind', { type: Kind, description: 'What sort of thing it names.' }),
    form: t.expose('form', { type: Form, description: 'How it names it.' }),
    status: t.expose('status', { type: MentionStatus, description: 'Whether it counts.' }),
    score: t.exposeFloat('score', {
      nullable: true,
      description:
        'How sure its asserter is that this names something of this kind, 0 to 1; null when it does not say.',
    }),
    linkScore: t.exposeFloat('linkScore', {
      nullable: true,
      description: 'How sure its asserter is of the entity, 0 to 1; null when there is none, or it does not say.',
    }),
    assertedBy: t.expose('assertedBy', { type: Asserter, description: 'Who says that it is there.' }),
    entity: t.field({
      type: Entity,
      nullable: true,
      description: 'What it names; null when that is openly unresolved.',
      compiles: true,
      resolve: ({ entityId }, _args, { load }) => (entityId === null ? null : load(findEntities, entityId)),
    }),
    origin: t.id({
      nullable: true,
      description:
        'The global id of the entity under which it came, which is `entity` now; null when it came under that itself.',
      compiles: true,
      resolve: async ({ articleId, start, end }, _args, { load }) => {
        const origin = await load(findOrigins, { articleId, start, end });
        return origin && encodeGlobalId('Entity', origin.key);
      },
    }),
    candidates: t.field({
      type: [MentionCandidate],
      description:
        'What it may name when it is ambiguous, at least two, likeliest first: then `entity` is null and `status` is CANDIDATE. Otherwise none.',
      compiles: true,
      resolve: async ({ articleId, start, end }, _args, { load }) => [
        ...(await load(listCandidates, { articleId, start, end })),
      ],
    }),
    article: t.field({
      type: Article,
      description: 'The article it stands in.',
      compiles: true,
      resolve: async ({ articleId }, _args, { load }) => present(await load(findArticles, articleId)),
    }),
    passage: t.field({
      type: Passage,
      description: 'The passage it stands in.',
      compiles: true,
      resolve: ({ articleId, articleKey, passage }) => ({ articleId, articleKey, ...passage }),
    }),
    sentence: t.field({
      type: Sentence,
      description: 'The sentence it stands in.',
      compiles: true,
      resolve: ({ articleId, articleKey, passage, sentence }) => ({ articleId, articleKey, passage, ...sentence }),
    }),
    context: t.field({
      type: Context,
      args: contextArgs(t.arg),
      description: 'Its words and what stands around them, whatever the sentence.',
      compiles: true,
      resolve: (mention, reach, context) => contextOf(spanOf(mention, context), reach),
    }),
  }),
});

builder.queryFields((t) => ({
  mention: t.field({
    type: Mention,
    nullable: true,
    args: { id: t.arg.globalID({ for: [Mention], required: true, description: 'Its global id.' }) },
    description: 'The mention with this id, whatever its status; null when there is none.',
    compiles: true,
    resolve: (_root, { id }, { load }) => load(findMentions, mentionRef(id.id)),
  }),
  mentions: t.field({
    type: MentionConnection,
    args: mentionArgs(t.arg),
    description: 'All accepted mentions, or those that a filter lets through.',
    compiles: true,
    resolve: (_root, args, context) => mentionList(context, EVERYWHERE, args),
  }),
}));
