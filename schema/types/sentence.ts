/** A sentence of an article. */
import { findArticles } from '../../src/store/read/articles.ts';
import { listSentenceEntities, listSentenceMentions } from '../../src/store/read/sentences.ts';
import { present } from '../present.ts';
import { Article, Entity, Mention, Passage, Sentence } from '../refs.ts';
import { inArticle, slice } from '../texts.ts';
import { Span } from './span.ts';

Sentence.implement({
  description: 'A sentence of an article. No sentence reaches beyond its passage.',
  fields: (t) => ({
    text: t.string({
      description: 'Its text.',
      compiles: true,
      resolve: (sentence, _args, context) => slice(inArticle(context, sentence.articleId, sentence)),
    }),
    span: t.field({
      type: Span,
      description: 'Where it stands in the text of its article.',
      compiles: true,
      resolve: (sentence, _args, context) => inArticle(context, sentence.articleId, sentence),
    }),
    article: t.field({
      type: Article,
      description: 'The article it is a part of.',
      compiles: true,
      resolve: async ({ articleId }, _args, { load }) => present(await load(findArticles, articleId)),
    }),
    passage: t.field({
      type: Passage,
      description: 'The passage it is a part of.',
      compiles: true,
      resolve: ({ articleId, articleKey, passage }) => ({ articleId, articleKey, ...passage }),
    }),
    mentions: t.field({
      type: [Mention],
      description: 'The accepted mentions in it, in reading order, at most 100.',
      compiles: true,
      resolve: ({ articleId, start }, _args, { load }) => load(listSentenceMentions, { articleId, start }),
    }),
    entities: t.field({
      type: [Entity],
      description:
        'The entities that those mentions name, demonyms included, each once, in the order they are first named.',
      compiles: true,
      resolve: ({ articleId, start }, _args, { load }) => load(listSentenceEntities, { articleId, start }),
    }),
  }),
});
