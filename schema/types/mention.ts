/** A mention: one span of one article that names something. */
import { articleKeyOf, textOf } from '../../src/store/read/articles.ts';
import type { MentionRow } from '../../src/store/read/mention-sources.ts';
import {
  allMentions,
  type CandidateRow,
  candidatesOf,
  mentionByKey,
  originKey,
  surfaceOf,
} from '../../src/store/read/mentions.ts';
import { passageOfSentence, sentenceAt } from '../../src/store/read/sentences.ts';
import { offsetIn, type TextSpan } from '../../src/store/read/texts.ts';
import { type Bound, text } from '../../src/store/sql/expression.ts';
import { concat } from '../../src/store/sql/operators.ts';
import { refer } from '../../src/store/sql/query.ts';
import { articles, asserters } from '../../src/store/sql/tables/articles.ts';
import { entities } from '../../src/store/sql/tables/entities.ts';
import { builder } from '../builder.ts';
import { MentionConnection, mentionArgs } from '../connections/mentions.ts';
import { deferred } from '../engine/deferred.ts';
import { Form, Kind, MentionStatus } from '../enums.ts';
import { mentionRef } from '../global-id.ts';
import { globalId, ID, keyIn } from '../ids.ts';
import { Article, Asserter, Entity, Mention, Node, Passage, Sentence } from '../refs.ts';
import { Context, contextArgs, contextOf, Span, unitArg } from './span.ts';

const spanOf = (mention: MentionRow): TextSpan => ({
  start: mention.start,
  end: mention.end,
  text: () => textOf(mention.article_id),
  surface: () => surfaceOf(mention),
});

const MentionCandidate = builder.objectRef<CandidateRow>('MentionCandidate').implement({
  description: 'One of the entities that an ambiguous mention may name.',
  fields: (t) => ({
    entity: t.part({ type: Entity, description: 'The entity.', of: ({ entity }) => entity }),
    score: t.sql({
      type: 'Float',
      description: 'How likely the mention names it, 0 to 1.',
      sql: ({ candidate }) => candidate.score,
    }),
  }),
});

Mention.implement({
  description:
    'A stretch of an article that names something. `surface` is the exact slice of the text from `start` to `end`.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.sql({
      type: 'ID',
      description: ID,
      sql: ({ article_id, start, end }) =>
        globalId('Mention', concat<string | number>(articleKeyOf(article_id), text(':'), start, text('-'), end)),
    }),
    surface: t.sql({ type: 'String', description: 'The words as printed.', sql: surfaceOf }),
    start: t.sql({
      type: 'Int',
      args: unitArg(t.arg),
      description: "How much of the article's text stands before it.",
      sql: (mention, { unit }) => offsetIn(spanOf(mention), mention.start, unit),
    }),
    end: t.sql({
      type: 'Int',
      args: unitArg(t.arg),
      description: "How much of the article's text stands before its end.",
      sql: (mention, { unit }) => offsetIn(spanOf(mention), mention.end, unit),
    }),
    span: t.part({
      type: Span,
      description: 'The same place as `start` and `end`, in the shape that sentences and passages give theirs.',
      of: spanOf,
    }),
    kind: t.column('kind', { type: Kind, description: 'What sort of thing it names.' }),
    form: t.column('form', { type: Form, description: 'How it names it.' }),
    status: t.column('status', { type: MentionStatus, description: 'Whether it counts.' }),
    score: t.column('score', {
      description:
        'How sure its asserter is that this names something of this kind, 0 to 1; null when it does not say.',
    }),
    linkScore: t.column('link_score', {
      description: 'How sure its asserter is of the entity, 0 to 1; null when there is none, or it does not say.',
    }),
    assertedBy: t.one({
      type: Asserter,
      description: 'Who says that it is there.',
      from: ({ asserter_id }) => refer(asserters, 'id', asserter_id),
    }),
    entity: t.one({
      type: Entity,
      nullable: true,
      description: 'What it names; null when that is openly unresolved.',
      from: ({ entity_id }) => refer(entities, 'id', entity_id),
    }),
    origin: t.sql({
      type: 'ID',
      nullable: true,
      description:
        'The global id of the entity under which it came, which is `entity` now; null when it came under that itself.',
      sql: ({ origin_id }) => globalId('Entity', originKey(origin_id)),
    }),
    candidates: t.rows({
      type: [MentionCandidate],
      description:
        'What it may name when it is ambiguous, at least two, likeliest first: then `entity` is null and `status` is CANDIDATE. Otherwise none.',
      rows: ({ article_id: articleId, start, end }) => candidatesOf({ articleId, start, end }),
    }),
    article: t.one({
      type: Article,
      description: 'The article it stands in.',
      from: ({ article_id }) => refer(articles, 'id', article_id),
    }),
    counts: t.column('counts', {
      description:
        'Whether it counts: it is accepted, is no demonym, and stands in no byline, caption or credit. By such mentions alone an article mentions an entity, in every count, facet, neighbour, path and related article.',
    }),
    passage: t.one({
      type: Passage,
      description: 'The passage it stands in.',
      from: ({ article_id: articleId, sentence_start: start }) => passageOfSentence({ articleId, start }),
    }),
    sentence: t.one({
      type: Sentence,
      description: 'The sentence it stands in.',
      from: ({ article_id: articleId, sentence_start: start }) => sentenceAt({ articleId, start }),
    }),
    context: t.part({
      type: Context,
      args: contextArgs(t.arg),
      description: 'Its words and what stands around them, whatever the sentence.',
      of: (mention, reach) => contextOf(spanOf(mention), reach),
    }),
  }),
});

/** BAD_USER_INPUT for what is not the key of a mention. */
export const mentionById = (key: Bound<string>) => {
  const ref = key.map(mentionRef);
  return mentionByKey(
    ref.map(({ articleKey }) => articleKey),
    { start: ref.map(({ start }) => start), end: ref.map(({ end }) => end) },
  );
};

builder.queryFields((t) => ({
  mention: t.one({
    type: Mention,
    nullable: true,
    args: { id: deferred(t.arg.id({ required: true, description: 'Its global id.' })) },
    description: 'The mention with this id, whatever its status; null when there is none.',
    from: (_root, { id }) => mentionById(keyIn('Mention', id)),
  }),
  mentions: t.list({
    type: MentionConnection,
    args: mentionArgs(t.arg),
    description: 'All accepted mentions, or those that a filter lets through.',
    list: (_root, args) => allMentions(args),
  }),
}));
