/** An article. */
import { relatedArticles } from '../../src/store/graph/related.ts';
import { entitiesOfArticle } from '../../src/store/read/appearances.ts';
import { allArticles, articleByKey, shownTextOf } from '../../src/store/read/articles.ts';
import { changesOf } from '../../src/store/read/changes.ts';
import { mentionsOfArticle } from '../../src/store/read/mentions.ts';
import { rolesOfArticle } from '../../src/store/read/roles.ts';
import { passagesOf, sentencesOf } from '../../src/store/read/sentences.ts';
import { statementsOfArticle } from '../../src/store/read/statements.ts';
import { countedFor, firstVersionOf, repeatedBy, versionsOf } from '../../src/store/read/versions.ts';
import { nullIfEmpty } from '../../src/store/sql/operators.ts';
import { builder } from '../builder.ts';
import { ArticleEntityConnection, articleEntityArgs } from '../connections/appearances.ts';
import { ArticleConnection, articleArgs } from '../connections/articles.ts';
import { ChangeConnection, changeArgs } from '../connections/changes.ts';
import { MentionConnection, mentionArgs } from '../connections/mentions.ts';
import { PassageConnection } from '../connections/passages.ts';
import { RelatedArticleConnection } from '../connections/related.ts';
import { RoleConnection, roleArgs } from '../connections/roles.ts';
import { SentenceConnection } from '../connections/sentences.ts';
import { StatementConnection, statementArgs } from '../connections/statements.ts';
import { VersionConnection } from '../connections/versions.ts';
import { deferred } from '../engine/deferred.ts';
import { Precision } from '../enums.ts';
import { globalId, ID, keyIn } from '../ids.ts';
import { withinArg } from '../inputs/span.ts';
import { oneOf } from '../one-of.ts';
import { Article, Node } from '../refs.ts';

Article.implement({
  description: 'A news article.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.sql({ type: 'ID', description: ID, sql: ({ key }) => globalId('Article', key) }),
    key: t.column('key', {
      description: 'Its natural key, unique: what its seed calls itself, or the path of the seed without extension.',
    }),
    title: t.column('title', { description: 'Its headline; null when it has none.' }),
    text: t.sql({
      type: 'String',
      description:
        'The one text that every span points into: Unicode NFC, lines ended by "\\n", passages parted by a blank line, the furniture of web pages left out.',
      cost: 5,
      sql: ({ id }) => shownTextOf(id),
    }),
    textHash: t.column('text_hash', {
      description: 'SHA-256 of `text` as UTF-8, in hexadecimal: spans kept elsewhere hold as long as it stays.',
    }),
    wordCount: t.column('word_count', { description: 'How many words `text` has.' }),
    publishedAt: t.sql({
      type: 'DateTime',
      nullable: true,
      description: 'When it was published, as exactly as `publishedPrecision` says; null when that is not known.',
      sql: ({ published_at }) => nullIfEmpty(published_at),
    }),
    publishedPrecision: t.column('published_precision', {
      type: Precision,
      description: 'How much of `publishedAt` is known; null together with it.',
    }),
    source: t.column('source', { description: 'Who published it; null when not known.' }),
    url: t.column('url', { description: 'Where it was published; null when not known.' }),
    language: t.column('language', {
      description:
        'BCP 47 tag of its language, such as "en": the one that its seed gives, else the one that its text shows. Null where the text is too short or too mixed to tell.',
    }),
    byline: t.column('byline', { description: 'Who wrote it, as printed; null when not known.' }),
    section: t.column('section', {
      description: 'The section it was published in, such as "World"; null when not known.',
    }),
    seedFile: t.column('seed_file', {
      description: 'The seed it was read from: a path within the folder of seeds.',
    }),
    seedLine: t.column('seed_line', {
      description: 'The line of that file, from 1, when it holds many articles; otherwise null.',
    }),
    passages: t.list({
      type: PassageConnection,
      args: withinArg(t.arg),
      description: 'Its headline, byline, dateline and paragraphs, in reading order.',
      list: ({ id }, { within }) => passagesOf(id, within),
    }),
    sentences: t.list({
      type: SentenceConnection,
      args: withinArg(t.arg),
      description: 'Its sentences, in reading order.',
      list: ({ id }, { within }) => sentencesOf(id, within),
    }),
    mentions: t.list({
      type: MentionConnection,
      args: { ...mentionArgs(t.arg), ...withinArg(t.arg) },
      description: 'What it names, place by place.',
      list: ({ id }, args) => mentionsOfArticle(id, args),
    }),
    entities: t.list({
      type: ArticleEntityConnection,
      args: articleEntityArgs(t.arg),
      description:
        'Whom and what it names, each once, by mentions that count. Of an article that repeats another, those of that one.',
      list: ({ id }, args) => entitiesOfArticle(countedFor(id), args),
    }),
    roles: t.list({
      type: RoleConnection,
      args: { ...roleArgs(t.arg), ...withinArg(t.arg) },
      description: 'What it says people are, by office or calling, as it goes on.',
      list: ({ id }, args) => rolesOfArticle(id, args),
    }),
    statements: t.list({
      type: StatementConnection,
      args: { ...statementArgs(t.arg), ...withinArg(t.arg, 'those of which the cue begins') },
      description: 'Who says what in it.',
      list: ({ id }, args) => statementsOfArticle(id, args),
    }),
    changes: t.list({
      type: ChangeConnection,
      args: changeArgs(t.arg),
      description: 'What people changed about it and its mentions, latest first.',
      list: ({ id }, args) => changesOf('ARTICLE', id, args),
    }),
    related: t.list({
      type: RelatedArticleConnection,
      description:
        'The articles that share entities with it, by mentions that count, heaviest first, at most 100. They are looked for by its 8 rarest entities, in the 100 articles before and the 100 after it in time that mention each.',
      cost: 15,
      slow: true,
      list: ({ id }) => relatedArticles(countedFor(id)),
    }),
    versions: t.list({
      type: VersionConnection,
      description:
        'The other articles that print the same story, be it cut, edited or under another headline: in order of publication, undated ones last.',
      list: ({ id }) => versionsOf(id),
    }),
    copyOf: t.one({
      type: Article,
      nullable: true,
      description:
        'The first version of its story, by publication; null when it is that itself, or there are no others. `ArticleFilter.copy` tells such articles.',
      from: ({ id }) => firstVersionOf(id),
    }),
    repeats: t.one({
      type: Article,
      nullable: true,
      description:
        'The first article that has the same words, headline included and bylines, captions and credits left out: it counts for both, so mentions in this one do not count. Null when there is none before it.',
      from: ({ id }) => repeatedBy(id),
    }),
  }),
});

builder.queryFields((t) => ({
  article: t.one({
    type: Article,
    nullable: true,
    args: {
      id: deferred(t.arg.id({ description: 'Its global id.' })),
      key: deferred(t.arg.string({ description: 'Its natural key.' })),
    },
    description: 'One article, by its id or by its key: give exactly one. Null when there is none.',
    from: (_root, args) => {
      const { name, value } = oneOf(args, ['id', 'key']);
      return articleByKey(name === 'id' ? keyIn('Article', value) : value);
    },
  }),
  articles: t.list({
    type: ArticleConnection,
    args: articleArgs(t.arg),
    description: 'All articles, or those that a filter lets through.',
    list: (_root, args) => allArticles(args),
  }),
}));
