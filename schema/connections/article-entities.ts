/** The entities of an article, and how each stands in it. */

import type { EntityFilter as Filter } from '../../src/store/filter/model.ts';
import {
  type ArticleEntityRow,
  articleEntities,
  type ArticleEntityOrder as Order,
} from '../../src/store/read/appearances.ts';
import type { ArticleRow } from '../../src/store/read/articles.ts';
import { countEntities, type EntityRow } from '../../src/store/read/entities.ts';
import { entityFacet } from '../../src/store/read/facets.ts';
import type { PageRequest } from '../../src/store/sql/page.ts';
import type { ArgBuilder } from '../builder.ts';
import { defineConnection, type List, mapPage, pageRequest } from '../connection.ts';
import type { Context } from '../context.ts';
import { EntityFilter } from '../inputs/filters.ts';
import { ArticleEntityOrder } from '../inputs/orders.ts';
import { byPlace } from '../place.ts';
import { Entity } from '../refs.ts';
import { type Appearance, appearanceFields } from '../types/appearance.ts';
import { type EntityFacetField, EntityFacets, type Faceted } from '../types/facets.ts';

interface Row extends Appearance {
  readonly entity: EntityRow;
}
type ArticleEntityList = List<Row> & Faceted;

export const ArticleEntityConnection = defineConnection<Row, ArticleEntityList, EntityRow>({
  name: 'ArticleEntity',
  of: 'entities',
  edge: 'An entity, and how it stands in the article,',
  node: Entity,
  toNode: ({ entity }) => entity,
  edgeFields: appearanceFields,
  fields: (t) => ({
    facets: t.field({
      type: EntityFacets,
      description: 'The whole list, counted by what its entities have in common.',
      compiles: true,
      resolve: (list) => list,
    }),
  }),
});

export const articleEntityArgs = (arg: ArgBuilder) => ({
  filter: arg({ type: EntityFilter, description: 'Which entities. Default: all but those named by demonyms only.' }),
  orderBy: arg({ type: ArticleEntityOrder, description: 'In which order. Default: most salient first.' }),
  ...arg.connectionArgs(),
});

interface Asked extends PageRequest {
  readonly filter?: Filter | null | undefined;
  readonly orderBy?: Order | null | undefined;
}

const of = 'article';
const counts = byPlace(countEntities);
const facets = byPlace(entityFacet);

export const articleEntityList = (
  { load }: Context,
  { id, key }: ArticleRow,
  { filter, orderBy, ...asked }: Asked,
): ArticleEntityList => {
  const page = pageRequest(asked);
  const toRow = ({ firstMention, ...row }: ArticleEntityRow): Row => ({
    ...row,
    firstMention: { articleKey: key, ...firstMention },
  });
  return {
    page: async () => mapPage(await load(articleEntities, id, { filter, orderBy, page }), toRow),
    count: () => load(counts, id, { of, query: filter }),
    facet: (by: EntityFacetField, first: number) => load(facets, id, { of, query: { filter, by, first } }),
  };
};
