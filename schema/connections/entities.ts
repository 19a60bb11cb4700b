/** Lists of all entities. */

import type { EntityFilter as Filter } from '../../src/store/filter/model.ts';
import {
  countEntities,
  type EntityQuery,
  type EntityRow,
  listEntities,
  type EntityOrder as Order,
} from '../../src/store/read/entities.ts';
import { entityFacet } from '../../src/store/read/facets.ts';
import type { PageRequest } from '../../src/store/sql/page.ts';
import type { Root } from '../../src/store/sql/scope.ts';
import type { ArgBuilder } from '../builder.ts';
import { defineConnection, type List, pageRequest } from '../connection.ts';
import type { Context } from '../context.ts';
import { EntityFilter } from '../inputs/filters.ts';
import { EntityOrder } from '../inputs/orders.ts';
import { byPlace, EVERYWHERE } from '../place.ts';
import { Entity } from '../refs.ts';
import { type EntityFacetField, EntityFacets, type Faceted } from '../types/facets.ts';

type EntityList = List<EntityRow> & Faceted;

export const EntityConnection = defineConnection<EntityRow, EntityList, EntityRow>({
  name: 'Entity',
  of: 'entities',
  edge: 'An entity',
  node: Entity,
  toNode: (row) => row,
  fields: (t) => ({
    facets: t.field({
      type: EntityFacets,
      description: 'The whole list, counted by what its entities have in common.',
      compiles: true,
      resolve: (list) => list,
    }),
  }),
});

export const entityArgs = (arg: ArgBuilder) => ({
  filter: arg({ type: EntityFilter, description: 'Which entities. Default: all.' }),
  orderBy: arg({ type: EntityOrder, description: 'In which order. Default: most mentioned first.' }),
  ...arg.connectionArgs(),
});

interface Asked extends PageRequest {
  readonly filter?: Filter | null | undefined;
  readonly orderBy?: Order | null | undefined;
}

const { of, id } = EVERYWHERE;
const pages = byPlace((store, _root: Root, query: EntityQuery) => [listEntities(store, query)]);
const counts = byPlace(countEntities);
const facets = byPlace(entityFacet);

export const entityList = ({ load }: Context, { filter, orderBy, ...asked }: Asked): EntityList => {
  const page = pageRequest(asked);
  return {
    page: () => load(pages, id, { of, query: { filter, orderBy, page } }),
    count: () => load(counts, id, { of, query: filter }),
    facet: (by: EntityFacetField, first: number) => load(facets, id, { of, query: { filter, by, first } }),
  };
};
