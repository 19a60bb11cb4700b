/** Lists of all articles. */

import type { ArticleFilter as Filter } from '../../src/store/filter/model.ts';
import {
  type ArticleQuery,
  type ArticleRow,
  countArticles,
  listArticles,
  type ArticleOrder as Order,
} from '../../src/store/read/articles.ts';
import { articleFacet } from '../../src/store/read/facets.ts';
import type { PageRequest } from '../../src/store/sql/page.ts';
import type { Root } from '../../src/store/sql/scope.ts';
import type { ArgBuilder } from '../builder.ts';
import { defineConnection, type List, pageRequest } from '../connection.ts';
import type { Context } from '../context.ts';
import { ArticleFilter } from '../inputs/filters.ts';
import { ArticleOrder } from '../inputs/orders.ts';
import { byPlace, EVERYWHERE } from '../place.ts';
import { Article } from '../refs.ts';
import { ArticleFacets, type Faceted } from '../types/facets.ts';

type ArticleList = List<ArticleRow> & Faceted;

export const ArticleConnection = defineConnection<ArticleRow, ArticleList, ArticleRow>({
  name: 'Article',
  of: 'articles',
  edge: 'An article',
  node: Article,
  toNode: (row) => row,
  fields: (t) => ({
    facets: t.field({
      type: ArticleFacets,
      description: 'The whole list, counted by what its articles have in common.',
      compiles: true,
      resolve: (list) => list,
    }),
  }),
});

export const articleArgs = (arg: ArgBuilder) => ({
  filter: arg({ type: ArticleFilter, description: 'Which articles. Default: all.' }),
  orderBy: arg({ type: ArticleOrder, description: 'In which order. Default: latest first, undated last.' }),
  ...arg.connectionArgs(),
});

interface Asked extends PageRequest {
  readonly filter?: Filter | null | undefined;
  readonly orderBy?: Order | null | undefined;
}

const { of, id } = EVERYWHERE;
const pages = byPlace((store, _root: Root, query: ArticleQuery) => [listArticles(store, query)]);
const counts = byPlace(countArticles);
const facets = byPlace(articleFacet);

export const articleList = ({ load }: Context, { filter, orderBy, ...asked }: Asked): ArticleList => {
  const page = pageRequest(asked);
  return {
    page: () => load(pages, id, { of, query: { filter, orderBy, page } }),
    count: () => load(counts, id, { of, query: filter }),
    facet: (by, first) => load(facets, id, { of, query: { filter, by, first } }),
  };
};
