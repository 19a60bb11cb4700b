/** A statement: who said what. */
import { findArticles } from '../../src/store/read/articles.ts';
import { findEntities } from '../../src/store/read/entities.ts';
import { findMentions } from '../../src/store/read/mentions.ts';
import { findStatements, listNestedStatements } from '../../src/store/read/statements.ts';
import { builder } from '../builder.ts';
import { StatementConnection, statementArgs, statementList } from '../connections/statements.ts';
import { StatementMode } from '../enums.ts';
import { statementRef } from '../global-id.ts';
import { EVERYWHERE } from '../place.ts';
import { present } from '../present.ts';
import { Article, Entity, Mention, Sentence, Statement } from '../refs.ts';
import { inArticle, slice } from '../texts.ts';
import { Slice } from './slice.ts';

Statement.implement({
  description:
    'Who said what, as one sentence of an article has it. Statements whose speaker goes without a name are not among them.',
  fields: (t) => ({
    mode: t.expose('mode', { type: StatementMode, description: 'Whether it is quoted word for word.' }),
    text: t.string({
      description: 'What was said, as printed: the same as `content { surface }`.',
      compiles: true,
      resolve: ({ articleId, content }, _args, context) => slice(inArticle(context, articleId, content)),
    }),
    content: t.field({
      type: Slice,
      description: 'What was said and where it stands, without quotation marks and the stop at its end.',
      compiles: true,
      resolve: ({ articleId, content }, _args, context) => inArticle(context, articleId, content),
    }),
    cue: t.field({
      type: Slice,
      description: 'The words that say that it was said: "said", "told", "according to".',
      compiles: true,
      resolve: ({ articleId, cue }, _args, context) => inArticle(context, articleId, cue),
    }),
    speaker: t.field({
      type: Mention,
      description: 'The place in the same sentence that names who speaks.',
      compiles: true,
      resolve: async ({ articleKey, speaker }, _args, { load }) =>
        present(await load(findMentions, { articleKey, ...speaker })),
    }),
    speakerEntity: t.field({
      type: Entity,
      nullable: true,
      description: 'Who speaks; null when that is openly unresolved.',
      compiles: true,
      resolve: ({ speakerEntityId }, _args, { load }) =>
        speakerEntityId === null ? null : load(findEntities, speakerEntityId),
    }),
    addressee: t.field({
      type: Mention,
      nullable: true,
      description:
        'The place in the same sentence that names who is spoken to, whatever its status; null when nobody is named ("told reporters").',
      compiles: true,
      resolve: ({ articleKey, addressee }, _args, { load }) =>
        addressee === null ? null : load(findMentions, { articleKey, ...addressee }),
    }),
    parent: t.field({
      type: Statement,
      nullable: true,
      description:
        'The statement within whose content this one is made: in "Tass reports that Ms. Lovelace said …" hers is made within that of Tass. Null when it is made in none.',
      compiles: true,
      resolve: ({ articleKey, parentCue: cue }, _args, { load }) =>
        cue === null ? null : load(findStatements, { articleKey, cue }),
    }),
    nested: t.field({
      type: [Statement],
      description: 'The statements of accepted speakers made within what is said here, in reading order, at most 100.',
      compiles: true,
      resolve: ({ articleId, cue }, _args, { load }) => load(listNestedStatements, { articleId, cue }),
    }),
    sentence: t.field({
      type: Sentence,
      description: 'The sentence that says so: its evidence.',
      compiles: true,
      resolve: ({ articleId, articleKey, passage, sentence }) => ({ articleId, articleKey, passage, ...sentence }),
    }),
    article: t.field({
      type: Article,
      description: 'The article that says so.',
      compiles: true,
      resolve: async ({ articleId }, _args, { load }) => present(await load(findArticles, articleId)),
    }),
  }),
});

builder.queryFields((t) => ({
  statement: t.field({
    type: Statement,
    nullable: true,
    args: { id: t.arg.globalID({ for: [Statement], required: true, description: 'Its global id.' }) },
    description: 'The statement with this id, whatever the status of its speaker; null when there is none.',
    compiles: true,
    resolve: (_root, { id }, { load }) => load(findStatements, statementRef(id.id)),
  }),
  statements: t.field({
    type: StatementConnection,
    args: statementArgs(t.arg),
    description: 'Who said what: all statements of accepted speakers, or those that a filter lets through.',
    compiles: true,
    resolve: (_root, args, context) => statementList(context, EVERYWHERE, args),
  }),
}));
