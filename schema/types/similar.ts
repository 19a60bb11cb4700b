/** The articles that are similar to a text that is pasted in. */

import { type SimilarRow, sharedNames, sharedWords, similarTo } from '../../src/store/search/similar.ts';
import type { FoundList } from '../../src/store/sql/query.ts';
import { refer } from '../../src/store/sql/query.ts';
import { articles } from '../../src/store/sql/tables/articles.ts';
import { builder } from '../builder.ts';
import { defineConnection } from '../connection.ts';
import type { Declaration } from '../engine/declaration.ts';
import { deferred } from '../engine/deferred.ts';
import { Article, Entity } from '../refs.ts';

/** Some 300 words are looked up, and up to 900 articles weighed. */
const COMPARE = 250;

const SimilarArticleConnection = defineConnection<FoundList<SimilarRow>, unknown>({
  name: 'SimilarArticle',
  of: 'similar articles',
  edge: 'An article, and what it shares with the text,',
  node: Article,
  declared: { kind: 'one', from: ({ id }: SimilarRow) => refer(articles, 'id', id) } as Declaration,
  edgeFields: (t) => ({
    score: t.sql({
      type: 'Float',
      description:
        'How similar it is: BM25 over the rare words of the text, as `search` has it, and for each entity that the text names in full and the article mentions its inverse document frequency, ln(1 + (N - n + 0.5) / (n + 0.5)) for n of N articles.',
      sql: ({ score }) => score,
    }),
    words: t.sql({
      type: ['String'],
      description:
        'The rare words of the text that the article has, folded, those that tell the most first; at most 25.',
      sql: sharedWords,
    }),
    shared: t.rows({
      type: [Entity],
      description:
        'The entities that the text names in full and the article mentions, by a mention that counts, rarest first; at most 15.',
      rows: sharedNames,
    }),
  }),
});

builder.queryField('similarArticles', (t) =>
  t.list({
    type: SimilarArticleConnection,
    cost: COMPARE,
    args: {
      text: deferred(
        t.arg.string({
          required: true,
          description:
            'A text, such as a story that is being written. LIMIT_EXCEEDED for one of more than 20,000 characters.',
        }),
      ),
    },
    description:
      'The articles that are most similar to a text, at most 100, by its rare words and by the names of entities in it. No model reads the text: names are the full names and acronyms that the knowledge base has. Compared are the 100 articles with the best words, and the latest 50 of each of 15 entities.',
    list: (_root, { text }) => similarTo(text),
  }),
);
