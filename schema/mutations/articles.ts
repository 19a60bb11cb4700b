/** Mutations of articles. */
import type { ArticleEdit } from '../../src/corrections/change.ts';
import type { Precision, Publication } from '../../src/model.ts';
import { builder } from '../builder.ts';
import { defineMutation } from './define.ts';
import { articleKey } from './named.ts';

const ARTICLE = 'Global id of the article.';

const ArticleEditInput = builder.inputType('ArticleEditInput', {
  description: 'What is known about an article. Null says that it is not known; what is left out stays as it is.',
  fields: (t) => ({
    title: t.string({ description: 'Its headline.' }),
    byline: t.string({ description: 'Who wrote it.' }),
    published: t.field({ type: 'PartialDateTime', description: 'When it was published, as exactly as is known.' }),
    source: t.string({ description: 'Who published it.' }),
    url: t.string({ description: 'Where it was published.' }),
    language: t.string({ description: 'BCP 47 tag of its language.' }),
    section: t.string({ description: 'The section it was published in.' }),
  }),
});

/** By the length of a PartialDateTime. */
const PRECISIONS: Readonly<Record<number, Precision>> = {
  4: 'YEAR',
  7: 'MONTH',
  10: 'DAY',
  17: 'MINUTE',
  20: 'SECOND',
};
const FIRST_MOMENT = '0000-01-01T00:00:00Z';

function publicationOf(written: string): Publication {
  const known = written.replace(/Z$/, '');
  return { at: known + FIRST_MOMENT.slice(known.length), precision: PRECISIONS[written.length] ?? 'SECOND' };
}

defineMutation({
  name: 'editArticle',
  description: 'Says something else about an article than its seed does. Its text and mentions stay.',
  about: 'article',
  fields: (t) => ({
    article: t.id({ required: true, description: ARTICLE }),
    edit: t.field({ type: ArticleEditInput, required: true, description: 'What is known about it.' }),
  }),
  change: ({ article, edit: { published, ...edit } }) => ({
    type: 'EDIT_ARTICLE',
    article: articleKey(article),
    edit: {
      ...(edit as ArticleEdit),
      ...(published !== undefined && { publication: published === null ? null : publicationOf(published) }),
    },
  }),
});

defineMutation({
  name: 'replaceArticleText',
  description:
    'Gives an article another text. Each mention is placed anew by its words and what stands around them, or nowhere: `outcome { replacements }` says what became of it.',
  about: 'article',
  fields: (t) => ({
    article: t.id({ required: true, description: ARTICLE }),
    text: t.string({ required: true, description: 'The whole text.' }),
  }),
  change: ({ article, text }) => ({ type: 'REPLACE_ARTICLE_TEXT', article: articleKey(article), text }),
});

defineMutation({
  name: 'removeArticle',
  description: 'Takes an article out, with all that it alone says. Its seed stays, and no reseed brings it back.',
  about: 'article',
  fields: (t) => ({ article: t.id({ required: true, description: ARTICLE }) }),
  change: ({ article }) => ({ type: 'REMOVE_ARTICLE', article: articleKey(article) }),
});
