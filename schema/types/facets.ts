/** Facets: the things of a list counted by what they have in common. */
import type { Kind as Kinds } from '../../src/model.ts';
import type { EntityRow } from '../../src/store/read/entities.ts';
import type { FacetRow } from '../../src/store/read/facet-rows.ts';
import type { FacetField } from '../../src/store/read/facets.ts';
import { integer } from '../../src/store/sql/column.ts';
import { builder, type SchemaTypes } from '../builder.ts';
import { Kind } from '../enums.ts';
import { FACET_VALUES, within } from '../limits.ts';
import { Entity } from '../refs.ts';

/** The fields that entities are counted by. */
export type EntityFacetField = Exclude<FacetField, 'ENTITY'>;

/** A list that can count itself, by those fields that its type of facets has. */
export interface Faceted {
  facet(by: FacetField, first: number): Promise<FacetRow[]>;
}

const COUNT = 'How many of the list have it.';

const KindFacet = builder.objectRef<FacetRow>('KindFacet').implement({
  description: 'How many of a list are of one kind.',
  fields: (t) => ({
    kind: t.field({
      type: Kind,
      nullable: true,
      description: 'The kind; null for those that have none.',
      compiles: true,
      resolve: ({ value }) => value as Kinds | null,
    }),
    count: t.exposeInt('count', { description: COUNT }),
  }),
});

export const SourceFacet = builder.objectRef<FacetRow>('SourceFacet').implement({
  description: 'How many of a list come from one source.',
  fields: (t) => ({
    source: t.exposeString('value', { nullable: true, description: 'The source; null for those of no known source.' }),
    count: t.exposeInt('count', { description: COUNT }),
  }),
});

export const YearFacet = builder.objectRef<FacetRow>('YearFacet').implement({
  description: 'How many of a list are of one year.',
  fields: (t) => ({
    year: t.int({
      nullable: true,
      description: 'The year of publication, in UTC; null for the undated.',
      compiles: true,
      resolve: ({ value }) => integer(value),
    }),
    count: t.exposeInt('count', { description: COUNT }),
  }),
});

export const EntityFacet = builder.objectRef<FacetRow>('EntityFacet').implement({
  description: 'How many of a list have to do with one entity.',
  fields: (t) => ({
    entity: t.field({
      type: Entity,
      nullable: true,
      description: 'The entity; null for what is tied to none.',
      compiles: true,
      resolve: ({ entity }): EntityRow | null => entity,
    }),
    count: t.exposeInt('count', { description: COUNT }),
  }),
});

const FACETS: Readonly<Record<FacetField, typeof KindFacet>> = {
  KIND: KindFacet,
  SOURCE: SourceFacet,
  YEAR: YearFacet,
  ENTITY: EntityFacet,
};

type Builder = PothosSchemaTypes.ObjectFieldBuilder<SchemaTypes, Faceted>;

/** A field that counts the list one way. `of` says what is counted. */
const counted = (t: Builder, by: FacetField, of: string) =>
  t.field({
    type: [FACETS[by]],
    args: {
      first: t.arg.int({
        required: true,
        defaultValue: FACET_VALUES.default,
        description: `How many to give at most, those with the highest counts: 1 to ${FACET_VALUES.most}.`,
      }),
    },
    description: `${of}, highest count first.`,
    compiles: 'ONCE',
    resolve: (list, { first }) => list.facet(by, within(FACET_VALUES, 'first', first)),
  });

export const ArticleFacets = builder.objectRef<Faceted>('ArticleFacets').implement({
  description: 'The articles of the whole list, counted.',
  fields: (t) => ({
    kinds: counted(t, 'KIND', 'By the kinds of what their accepted mentions name'),
    sources: counted(t, 'SOURCE', 'By who published them'),
    years: counted(t, 'YEAR', 'By the year they were published in'),
    entities: counted(t, 'ENTITY', 'By the entities they mention, demonyms left out'),
  }),
});

export const EntityFacets = builder.objectRef<Faceted>('EntityFacets').implement({
  description: 'The entities of the whole list, counted.',
  fields: (t) => ({
    kinds: counted(t, 'KIND', 'By their kind'),
    sources: counted(t, 'SOURCE', 'By who published the article in which they were first seen'),
    years: counted(t, 'YEAR', 'By the year in which they were first seen'),
  }),
});

export const MentionFacets = builder.objectRef<Faceted>('MentionFacets').implement({
  description: 'The mentions of the whole list, counted.',
  fields: (t) => ({
    kinds: counted(t, 'KIND', 'By the kind of what they name'),
    sources: counted(t, 'SOURCE', 'By who published their articles'),
    years: counted(t, 'YEAR', 'By the year their articles were published in'),
    entities: counted(t, 'ENTITY', 'By the entities they name'),
  }),
});
