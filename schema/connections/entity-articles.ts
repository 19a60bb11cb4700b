/** The articles of an entity, and how it stands in each. */

import type { ArticleFilter as Filter } from '../../src/store/filter/model.ts';
import {
  type EntityArticleRow,
  entityArticles,
  type EntityArticleOrder as Order,
} from '../../src/store/read/appearances.ts';
import { type ArticleRow, countArticles } from '../../src/store/read/articles.ts';
import type { EntityRow } from '../../src/store/read/entities.ts';
import { articleFacet } from '../../src/store/read/facets.ts';
import type { PageRequest } from '../../src/store/sql/page.ts';
import type { ArgBuilder } from '../builder.ts';
import { defineConnection, type List, mapPage, pageRequest } from '../connection.ts';
import type { Context } from '../context.ts';
import { ArticleFilter } from '../inputs/filters.ts';
import { EntityArticleOrder } from '../inputs/orders.ts';
import { byPlace } from '../place.ts';
import { Article } from '../refs.ts';
import { type Appearance, appearanceFields } from '../types/appearance.ts';
import { ArticleFacets, type Faceted } from '../types/facets.ts';

interface Row extends Appearance {
  readonly article: ArticleRow;
}
type EntityArticleList = List<Row> & Faceted;

export const EntityArticleConnection = defineConnection<Row, EntityArticleList, ArticleRow>({
  name: 'EntityArticle',
  of: 'articles',
  edge: 'An article, and how the entity stands in it,',
  node: Article,
  toNode: ({ article }) => article,
  edgeFields: appearanceFields,
  fields: (t) => ({
    facets: t.field({
      type: ArticleFacets,
      description: 'The whole list, counted by what its articles have in common.',
      compiles: true,
      resolve: (list) => list,
    }),
  }),
});

export const entityArticleArgs = (arg: ArgBuilder) => ({
  filter: arg({
    type: ArticleFilter,
    description: 'Which articles. Default: all but those that name it by demonyms only.',
  }),
  orderBy: arg({ type: EntityArticleOrder, description: 'In which order. Default: latest first, undated last.' }),
  ...arg.connectionArgs(),
});

interface Asked extends PageRequest {
  readonly filter?: Filter | null | undefined;
  readonly orderBy?: Order | null | undefined;
}

const of = 'entity';
const counts = byPlace(countArticles);
const facets = byPlace(articleFacet);

const toRow = ({ firstMention, ...row }: EntityArticleRow): Row => ({
  ...row,
  firstMention: { articleKey: row.article.key, ...firstMention },
});

export const entityArticleList = (
  { load }: Context,
  { id }: EntityRow,
  { filter, orderBy, ...asked }: Asked,
): EntityArticleList => {
  const page = pageRequest(asked);
  return {
    page: async () => mapPage(await load(entityArticles, id, { filter, orderBy, page }), toRow),
    count: () => load(counts, id, { of, query: filter }),
    facet: (by, first) => load(facets, id, { of, query: { filter, by, first } }),
  };
};
