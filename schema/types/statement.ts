/** A statement: who said what. */
import { modeOf } from '../../src/store/filter/statements.ts';
import { articleKeyOf, textOf } from '../../src/store/read/articles.ts';
import { findMention, mentionAt } from '../../src/store/read/mentions.ts';
import { sentenceAt } from '../../src/store/read/sentences.ts';
import type { StatementRow } from '../../src/store/read/statement-sources.ts';
import { allStatements, nestedStatements, statementByKey } from '../../src/store/read/statements.ts';
import type { TextSpan } from '../../src/store/read/texts.ts';
import { type Bound, text } from '../../src/store/sql/expression.ts';
import { concat } from '../../src/store/sql/operators.ts';
import { refer } from '../../src/store/sql/query.ts';
import { articles, statements } from '../../src/store/sql/tables/articles.ts';
import { entities } from '../../src/store/sql/tables/entities.ts';
import { builder } from '../builder.ts';
import { StatementConnection, statementArgs } from '../connections/statements.ts';
import { deferred } from '../engine/deferred.ts';
import { StatementMode } from '../enums.ts';
import { statementRef } from '../global-id.ts';
import { globalId, ID, keyIn } from '../ids.ts';
import { Article, Entity, Mention, Node, Sentence, Statement } from '../refs.ts';
import { Slice } from './slice.ts';

const contentOf = ({ article_id, content_start, content_end, content }: StatementRow): TextSpan => ({
  start: content_start,
  end: content_end,
  text: () => textOf(article_id),
  surface: () => content,
});

const cueOf = ({ article_id: articleId, cue_start: start, cue_end: end }: StatementRow): TextSpan => ({
  start,
  end,
  text: () => textOf(articleId),
});

Statement.implement({
  description: 'Who said what, as an article has it. Statements whose speaker goes without a name are not among them.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.sql({
      type: 'ID',
      description: ID,
      sql: ({ article_id, cue_start, cue_end }) =>
        globalId(
          'Statement',
          concat<string | number>(articleKeyOf(article_id), text(':'), cue_start, text('-'), cue_end),
        ),
    }),
    score: t.sql({
      type: 'Float',
      // As that of mentions: a fragment on both could not ask for it otherwise.
      nullable: true,
      description:
        'How often a statement found this way is right, from 0 to 1: lower where "he" or "she" stands for the speaker, 0.95 where a name does. Never null today.',
      sql: ({ score }) => score,
    }),
    mode: t.sql({ type: StatementMode, description: 'Whether it is quoted word for word.', sql: modeOf }),
    text: t.column('content', { description: 'What was said, as printed: the same as `content { surface }`.' }),
    content: t.part({
      type: Slice,
      description:
        'What was said and where it stands, without quotation marks and the stop at its end. A quotation may go over several sentences. In "If rain comes, Ms. Lovelace said, the fields may recover" it is all of it, with "Ms. Lovelace said".',
      of: contentOf,
    }),
    cue: t.part({
      type: Slice,
      description:
        'The words that say that it was said: "said", "told", "according to"; without such words the colon, the dash or the opening quotation mark.',
      of: cueOf,
    }),
    speaker: t.one({
      type: Mention,
      description:
        'The place that names who speaks: in the same sentence or, where that says "he" or "she" or only goes on with a quotation, the last one before it.',
      from: ({ article_id: articleId, speaker_start: start, speaker_end: end }) => mentionAt({ articleId, start, end }),
    }),
    speakerEntity: t.one({
      type: Entity,
      nullable: true,
      description: 'Who speaks; null when that is openly unresolved.',
      from: ({ speaker_entity_id }) => refer(entities, 'id', speaker_entity_id),
    }),
    addressee: t.one({
      type: Mention,
      nullable: true,
      description:
        'The place in the same sentence that names who is spoken to, whatever its status; null when nobody is named ("told reporters").',
      from: ({ article_id: articleId, addressee_start: start, addressee_end: end }) =>
        findMention({ articleId, start, end }),
    }),
    parent: t.one({
      type: Statement,
      nullable: true,
      description:
        'The statement within whose content this one is made: in "Tass reports that Ms. Lovelace said …" hers is made within that of Tass. Null when it is made in none.',
      from: ({ parent_id }) => refer(statements, 'id', parent_id),
    }),
    nested: t.rows({
      type: [Statement],
      description: 'The statements of accepted speakers made within what is said here, in reading order, at most 100.',
      rows: nestedStatements,
    }),
    sentence: t.one({
      type: Sentence,
      description: 'The sentence that says so: its evidence.',
      from: ({ article_id: articleId, sentence_start: start }) => sentenceAt({ articleId, start }),
    }),
    article: t.one({
      type: Article,
      description: 'The article that says so.',
      from: ({ article_id }) => refer(articles, 'id', article_id),
    }),
  }),
});

/** BAD_USER_INPUT for what is not the key of a statement. */
export const statementById = (key: Bound<string>) => {
  const ref = key.map(statementRef);
  return statementByKey(
    ref.map(({ articleKey }) => articleKey),
    { start: ref.map(({ cue }) => cue.start), end: ref.map(({ cue }) => cue.end) },
  );
};

builder.queryFields((t) => ({
  statement: t.one({
    type: Statement,
    nullable: true,
    args: { id: deferred(t.arg.id({ required: true, description: 'Its global id.' })) },
    description: 'The statement with this id, whatever the status of its speaker; null when there is none.',
    from: (_root, { id }) => statementById(keyIn('Statement', id)),
  }),
  statements: t.list({
    type: StatementConnection,
    args: statementArgs(t.arg),
    description: 'Who said what: all statements of accepted speakers, or those that a filter lets through.',
    list: (_root, args) => allStatements(args),
  }),
}));
