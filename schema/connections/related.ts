/** The articles that share entities with an article. */

import { countRelated, listSharedEntities, type RelatedRow, relatedArticles } from '../../src/store/graph/related.ts';
import type { ArticleRow } from '../../src/store/read/articles.ts';
import type { PageRequest } from '../../src/store/sql/page.ts';
import { defineConnection, type List, mapPage, pageRequest } from '../connection.ts';
import type { Context } from '../context.ts';
import { Article, Entity } from '../refs.ts';

/** A related article, and to which it is. */
interface Row extends RelatedRow {
  readonly toId: number;
}
type RelatedList = List<Row>;

export const RelatedArticleConnection = defineConnection<Row, RelatedList, ArticleRow>({
  name: 'RelatedArticle',
  of: 'related articles',
  edge: 'An article, and what it shares with the other,',
  node: Article,
  toNode: ({ article }) => article,
  edgeFields: (t) => ({
    weight: t.float({
      description:
        'How near the two articles are: the sum over the entities they share of 1 / ln(articles that mention the entity). Rare company weighs more.',
      compiles: true,
      resolve: ({ row }) => row.weight,
    }),
    sharedCount: t.int({
      description: 'How many entities both articles mention, demonyms left out.',
      compiles: true,
      resolve: ({ row }) => row.sharedCount,
    }),
    shared: t.field({
      type: [Entity],
      description: 'The entities that both articles mention, rarest first, at most 10.',
      compiles: true,
      resolve: ({ row: { toId, article } }, _args, { load }) =>
        load(listSharedEntities, { one: toId, other: article.id }),
    }),
  }),
});

export const relatedList = ({ load }: Context, articleId: number, asked: PageRequest): RelatedList => {
  const page = pageRequest(asked);
  const toRow = (row: RelatedRow): Row => ({ ...row, toId: articleId });
  return {
    page: async () => mapPage(await load(relatedArticles, articleId, page), toRow),
    count: () => load(countRelated, articleId),
  };
};
