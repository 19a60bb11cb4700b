/** Facets of roles and statements: the things of a list counted by what they have in common. */
import type { FacetRow } from '../../src/store/read/facet-rows.ts';
import type { RoleFacetQuery, StatementFacetQuery } from '../../src/store/read/said-facets.ts';
import { type ArgBuilder, builder } from '../builder.ts';
import { FACET_VALUES, within } from '../limits.ts';
import { EntityFacet, SourceFacet, YearFacet } from './facets.ts';

/** A list of roles that can count itself. */
export interface RoleCounter {
  countRoles(by: RoleFacetQuery['by'], first: number): Promise<FacetRow[]>;
}

/** A list of statements that can count itself. */
export interface StatementCounter {
  countStatements(by: StatementFacetQuery['by'], first: number): Promise<FacetRow[]>;
}

const RoleTextFacet = builder.objectRef<FacetRow>('RoleTextFacet').implement({
  description: 'How many roles of a list are said in the same words, whatever their case and accents.',
  fields: (t) => ({
    text: t.string({
      description: 'The words as one of them prints them.',
      compiles: true,
      resolve: ({ value }) => value ?? '',
    }),
    count: t.exposeInt('count', { description: 'How many of the list are said so.' }),
  }),
});

const valuesArg = (arg: ArgBuilder) => ({
  first: arg.int({
    required: true,
    defaultValue: FACET_VALUES.default,
    description: `How many to give at most, those with the highest counts: 1 to ${FACET_VALUES.most}.`,
  }),
});

const most = (first: number): number => within(FACET_VALUES, 'first', first);

export const RoleFacets = builder.objectRef<RoleCounter>('RoleFacets').implement({
  description: 'The roles of the whole list, counted.',
  fields: (t) => ({
    texts: t.field({
      type: [RoleTextFacet],
      args: valuesArg(t.arg),
      description: 'By their words, highest count first.',
      compiles: 'ONCE',
      resolve: (list, { first }) => list.countRoles('TEXT', most(first)),
    }),
    of: t.field({
      type: [EntityFacet],
      args: valuesArg(t.arg),
      description: 'By the organization or place they are of, highest count first; null for those of none.',
      compiles: 'ONCE',
      resolve: (list, { first }) => list.countRoles('OF', most(first)),
    }),
  }),
});

export const StatementFacets = builder.objectRef<StatementCounter>('StatementFacets').implement({
  description: 'The statements of the whole list, counted.',
  fields: (t) => ({
    speakers: t.field({
      type: [EntityFacet],
      args: valuesArg(t.arg),
      description: 'By who makes them, highest count first; null for speakers tied to no entity.',
      compiles: 'ONCE',
      resolve: (list, { first }) => list.countStatements('SPEAKER', most(first)),
    }),
    sources: t.field({
      type: [SourceFacet],
      args: valuesArg(t.arg),
      description: 'By who published their articles, highest count first.',
      compiles: 'ONCE',
      resolve: (list, { first }) => list.countStatements('SOURCE', most(first)),
    }),
    years: t.field({
      type: [YearFacet],
      args: valuesArg(t.arg),
      description: 'By the year their articles were published in, highest count first.',
      compiles: 'ONCE',
      resolve: (list, { first }) => list.countStatements('YEAR', most(first)),
    }),
  }),
});
