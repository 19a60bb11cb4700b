/** Removes an article, also from later reseeds. */
import { ARTICLE_ARG } from '../args.ts';
import { defineCorrection } from '../define.ts';
import { requireArticle } from '../look-ups.ts';
import { articleKey } from '../shapes.ts';
import { articleSubject } from '../subjects.ts';

export const removeArticle = defineCorrection({
  type: 'REMOVE_ARTICLE',
  description: 'An article is not to be here.',
  mutation: {
    name: 'removeArticle',
    description: 'Takes an article out, with all that it alone says. Its seed stays, and no reseed brings it back.',
    args: { article: ARTICLE_ARG },
  },
  schema: (z) => z.strictObject({ type: z.literal('REMOVE_ARTICLE'), article: articleKey(z) }),
  resolve: ({ article }, lookUps) => {
    requireArticle(lookUps, article);
    return { article };
  },
  subjects: ({ article }) => [articleSubject(article, '*')],
  payload: { article: ({ article }) => article },
  applyToArticle: () => ({ record: null }),
});
