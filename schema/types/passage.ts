/** A passage of an article. */

import { findArticles } from '../../src/store/read/articles.ts';
import { passageSentenceList, SentenceConnection } from '../connections/sentences.ts';
import { PassageRole } from '../enums.ts';
import { present } from '../present.ts';
import { Article, Passage } from '../refs.ts';
import { inArticle, slice } from '../texts.ts';
import { Span } from './span.ts';

Passage.implement({
  description: 'A headline, byline, dateline or paragraph of an article.',
  fields: (t) => ({
    role: t.expose('role', { type: PassageRole, description: 'What it is.' }),
    text: t.string({
      description: 'Its text.',
      compiles: true,
      resolve: (passage, _args, context) => slice(inArticle(context, passage.articleId, passage)),
    }),
    span: t.field({
      type: Span,
      description: 'Where it stands in the text of its article.',
      compiles: true,
      resolve: (passage, _args, context) => inArticle(context, passage.articleId, passage),
    }),
    article: t.field({
      type: Article,
      description: 'The article it is a part of.',
      compiles: true,
      resolve: async ({ articleId }, _args, { load }) => present(await load(findArticles, articleId)),
    }),
    sentences: t.field({
      type: SentenceConnection,
      args: t.arg.connectionArgs(),
      description: 'Its sentences in reading order.',
      compiles: true,
      resolve: (passage, args, context) => passageSentenceList(context, passage, args),
    }),
  }),
});
