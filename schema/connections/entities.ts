/** The list of all entities. */
import type { EntityList, EntityRow } from '../../src/store/read/entities.ts';
import { type ArgBuilder, builder } from '../builder.ts';
import { defineConnection } from '../connection.ts';
import { EntityFilter } from '../inputs/filters.ts';
import { EntityOrder } from '../inputs/orders.ts';
import { Entity } from '../refs.ts';
import { facet, KindFacet, SourceFacet, YearFacet } from '../types/facets.ts';

export const EntityFacets = builder.objectRef<Pick<EntityList, 'countBy'>>('EntityFacets').implement({
  description: 'The entities of the whole list, counted.',
  fields: (t) => ({
    kinds: facet(t, { by: 'KIND', type: KindFacet, description: 'By their kind, highest count first.' }),
    sources: facet(t, {
      by: 'SOURCE',
      type: SourceFacet,
      description: 'By who published the article in which they were first seen, highest count first.',
    }),
    years: facet(t, {
      by: 'YEAR',
      type: YearFacet,
      description: 'By the year in which they were first seen, highest count first.',
    }),
  }),
});

export const EntityConnection = defineConnection<EntityList, EntityRow>({
  name: 'Entity',
  of: 'entities',
  edge: 'An entity',
  node: Entity,
  fields: (t) => ({
    facets: t.part({
      type: EntityFacets,
      description: 'The whole list, counted by what its entities have in common.',
      of: (list) => list,
    }),
  }),
});

export const entityArgs = (arg: ArgBuilder) => ({
  filter: arg({ type: EntityFilter, description: 'Which entities. Default: all.' }),
  orderBy: arg({ type: EntityOrder, description: 'In which order. Default: most mentioned first.' }),
});
