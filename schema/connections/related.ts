/** The articles that share entities with an article. */
import { type RelatedRow, sharedEntities } from '../../src/store/graph/related.ts';
import type { ArticleRow } from '../../src/store/read/articles.ts';
import type { List } from '../../src/store/sql/query.ts';
import { defineConnection, nodeIn } from '../connection.ts';
import { Article, Entity } from '../refs.ts';

export const RelatedArticleConnection = defineConnection<List<RelatedRow>, ArticleRow>({
  name: 'RelatedArticle',
  of: 'related articles',
  edge: 'An article, and what it shares with the other,',
  node: Article,
  declared: nodeIn(({ article }: RelatedRow) => article),
  edgeFields: (t) => ({
    weight: t.sql({
      type: 'Float',
      description:
        'How near the two articles are: the sum over the entities they share of 1 / ln(articles that mention the entity). Rare company weighs more.',
      sql: ({ weight }) => weight,
    }),
    sharedCount: t.sql({
      type: 'Int',
      description: 'How many entities both articles mention, by mentions that count.',
      sql: ({ sharedCount }) => sharedCount,
    }),
    shared: t.rows({
      type: [Entity],
      description: 'The entities that both articles mention, rarest first, at most 10.',
      rows: ({ toId, article }) => sharedEntities(toId, article.id),
    }),
  }),
});
