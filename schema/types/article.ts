/** An article. */
import { findArticlesByKey, findTexts } from '../../src/store/read/articles.ts';
import { builder } from '../builder.ts';
import { ArticleEntityConnection, articleEntityArgs, articleEntityList } from '../connections/article-entities.ts';
import { ArticleConnection, articleArgs, articleList } from '../connections/articles.ts';
import { ChangeConnection, changeArgs, changeList } from '../connections/changes.ts';
import { MentionConnection, mentionArgs, mentionList } from '../connections/mentions.ts';
import { PassageConnection, passageList } from '../connections/passages.ts';
import { RelatedArticleConnection, relatedList } from '../connections/related.ts';
import { RoleConnection, roleArgs, roleList } from '../connections/roles.ts';
import { articleSentenceList, SentenceConnection } from '../connections/sentences.ts';
import { StatementConnection, statementArgs, statementList } from '../connections/statements.ts';
import { Precision } from '../enums.ts';
import { oneOf } from '../one-of.ts';
import { present } from '../present.ts';
import { Article } from '../refs.ts';

Article.implement({
  description: 'A news article.',
  fields: (t) => ({
    key: t.exposeString('key', {
      description: 'Its natural key, unique: what its seed calls itself, or the path of the seed without extension.',
    }),
    title: t.exposeString('title', { nullable: true, description: 'Its headline; null when it has none.' }),
    text: t.string({
      description:
        'The one text that every span points into: Unicode NFC, lines ended by "\\n", passages parted by a blank line, the furniture of web pages left out.',
      compiles: true,
      resolve: async ({ id }, _args, { load }) => present(await load(findTexts, id)),
    }),
    textHash: t.exposeString('textHash', {
      description: 'SHA-256 of `text` as UTF-8, in hexadecimal: spans kept elsewhere hold as long as it stays.',
    }),
    wordCount: t.exposeInt('wordCount', { description: 'How many words `text` has.' }),
    publishedAt: t.expose('publishedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was published, as exactly as `publishedPrecision` says; null when that is not known.',
    }),
    publishedPrecision: t.expose('publishedPrecision', {
      type: Precision,
      nullable: true,
      description: 'How much of `publishedAt` is known; null together with it.',
    }),
    source: t.exposeString('source', { nullable: true, description: 'Who published it; null when not known.' }),
    url: t.exposeString('url', { nullable: true, description: 'Where it was published; null when not known.' }),
    language: t.exposeString('language', {
      nullable: true,
      description: 'BCP 47 tag of its language, such as "en"; null when not known.',
    }),
    byline: t.exposeString('byline', { nullable: true, description: 'Who wrote it, as printed; null when not known.' }),
    section: t.exposeString('section', {
      nullable: true,
      description: 'The section it was published in, such as "World"; null when not known.',
    }),
    seedFile: t.exposeString('seedFile', {
      description: 'The seed it was read from: a path within the folder of seeds.',
    }),
    seedLine: t.exposeInt('seedLine', {
      nullable: true,
      description: 'The line of that file, from 1, when it holds many articles; otherwise null.',
    }),
    passages: t.field({
      type: PassageConnection,
      args: t.arg.connectionArgs(),
      description: 'Its headline, byline, dateline and paragraphs, in reading order.',
      compiles: true,
      resolve: ({ id }, args, context) => passageList(context, id, args),
    }),
    sentences: t.field({
      type: SentenceConnection,
      args: t.arg.connectionArgs(),
      description: 'Its sentences, in reading order.',
      compiles: true,
      resolve: ({ id }, args, context) => articleSentenceList(context, id, args),
    }),
    mentions: t.field({
      type: MentionConnection,
      args: mentionArgs(t.arg),
      description: 'What it names, place by place.',
      compiles: true,
      resolve: ({ id }, args, context) => mentionList(context, { of: 'article', id }, args),
    }),
    entities: t.field({
      type: ArticleEntityConnection,
      args: articleEntityArgs(t.arg),
      description: 'Whom and what it names, each once, by accepted mentions other than demonyms.',
      compiles: true,
      resolve: (article, args, context) => articleEntityList(context, article, args),
    }),
    roles: t.field({
      type: RoleConnection,
      args: roleArgs(t.arg),
      description: 'What it says people are, by office or calling, as it goes on.',
      compiles: true,
      resolve: ({ id }, args, context) => roleList(context, { of: 'article', id }, args),
    }),
    statements: t.field({
      type: StatementConnection,
      args: statementArgs(t.arg),
      description: 'Who says what in it.',
      compiles: true,
      resolve: ({ id }, args, context) => statementList(context, { of: 'article', id }, args),
    }),
    changes: t.field({
      type: ChangeConnection,
      args: changeArgs(t.arg),
      description: 'What people changed about it and its mentions, latest first.',
      compiles: true,
      resolve: ({ id }, args, context) => changeList(context, { of: 'article', id }, args),
    }),
    related: t.field({
      type: RelatedArticleConnection,
      args: t.arg.connectionArgs(),
      description:
        'The articles that share entities with it, demonyms left out, heaviest first, at most 100. They are looked for by its 8 rarest entities, in the 100 articles before and the 100 after it in time that mention each.',
      compiles: 'ONCE',
      resolve: ({ id }, args, context) => relatedList(context, id, args),
    }),
  }),
});

builder.queryFields((t) => ({
  article: t.field({
    type: Article,
    nullable: true,
    args: {
      id: t.arg.globalID({ for: [Article], description: 'Its global id.' }),
      key: t.arg.string({ description: 'Its natural key.' }),
    },
    description: 'One article, by its id or by its key: give exactly one. Null when there is none.',
    compiles: true,
    resolve: (_root, args, { load }) => {
      const by = oneOf(args, ['id', 'key']);
      return load(findArticlesByKey, by.name === 'id' ? by.value.id : by.value);
    },
  }),
  articles: t.field({
    type: ArticleConnection,
    args: articleArgs(t.arg),
    description: 'All articles, or those that a filter lets through.',
    compiles: true,
    resolve: (_root, args, context) => articleList(context, args),
  }),
}));
