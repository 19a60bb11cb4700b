/** Facets: the things of a list counted by what they have in common. */
import type { ObjectRef } from '@pothos/core';
import type { Kind as Kinds } from '../../src/model.ts';
import { type Countable, type FacetRow, highest, ofKinds } from '../../src/store/read/facet-rows.ts';
import { text } from '../../src/store/sql/expression.ts';
import { coalesce, integer } from '../../src/store/sql/operators.ts';
import { refer } from '../../src/store/sql/query.ts';
import { entities } from '../../src/store/sql/tables/entities.ts';
import { type ArgBuilder, builder, type Fields, type Types } from '../builder.ts';
import type { CostParams } from '../engine/declaration.ts';
import { Kind } from '../enums.ts';
import { FACET_VALUES, within } from '../limits.ts';
import { Entity } from '../refs.ts';

const COUNT = 'How many of the list have it.';

/** What a facet costs, in nodes: of a whole list, and of one of which a filter lets some through. */
const FACET = 100;
const FILTERED_FACET = 200;

export const KindFacet = builder.objectRef<FacetRow<Kinds>>('KindFacet').implement({
  description: 'How many of a list are of one kind.',
  fields: (t) => ({
    kind: t.sql({
      type: Kind,
      nullable: true,
      description: 'The kind; null for those that have none.',
      sql: ({ value }) => value,
    }),
    count: t.sql({ type: 'Int', description: COUNT, sql: ({ count }) => count }),
  }),
});

export const SourceFacet = builder.objectRef<FacetRow>('SourceFacet').implement({
  description: 'How many of a list come from one source.',
  fields: (t) => ({
    source: t.sql({
      type: 'String',
      nullable: true,
      description: 'The source; null for those of no known source.',
      sql: ({ value }) => value,
    }),
    count: t.sql({ type: 'Int', description: COUNT, sql: ({ count }) => count }),
  }),
});

export const YearFacet = builder.objectRef<FacetRow>('YearFacet').implement({
  description: 'How many of a list are of one year.',
  fields: (t) => ({
    year: t.sql({
      type: 'Int',
      nullable: true,
      description: 'The year of publication, in UTC; null for the undated.',
      sql: ({ value }) => integer(value),
    }),
    count: t.sql({ type: 'Int', description: COUNT, sql: ({ count }) => count }),
  }),
});

export const MonthFacet = builder.objectRef<FacetRow>('MonthFacet').implement({
  description: 'How many of a list are of one month.',
  fields: (t) => ({
    month: t.sql({
      type: 'PartialDateTime',
      nullable: true,
      description:
        'The month of publication, `2005-03`, in UTC; null for the undated. What is known by its year alone is in January, as `publishedAt: { eq: "2005-01" }` has it.',
      sql: ({ value }) => value,
    }),
    count: t.sql({ type: 'Int', description: COUNT, sql: ({ count }) => count }),
  }),
});

export const LanguageFacet = builder.objectRef<FacetRow>('LanguageFacet').implement({
  description: 'How many of a list are in one language.',
  fields: (t) => ({
    language: t.sql({
      type: 'String',
      nullable: true,
      description: 'BCP 47 tag of the language; null for those of no known language.',
      sql: ({ value }) => value,
    }),
    count: t.sql({ type: 'Int', description: COUNT, sql: ({ count }) => count }),
  }),
});

export const SectionFacet = builder.objectRef<FacetRow>('SectionFacet').implement({
  description: 'How many of a list were published in one section.',
  fields: (t) => ({
    section: t.sql({
      type: 'String',
      nullable: true,
      description: 'The section; null for those of no known section.',
      sql: ({ value }) => value,
    }),
    count: t.sql({ type: 'Int', description: COUNT, sql: ({ count }) => count }),
  }),
});

export const BylineFacet = builder.objectRef<FacetRow>('BylineFacet').implement({
  description: 'How many of a list have one byline.',
  fields: (t) => ({
    byline: t.sql({
      type: 'String',
      nullable: true,
      description: 'The byline; null for those without one.',
      sql: ({ value }) => value,
    }),
    count: t.sql({ type: 'Int', description: COUNT, sql: ({ count }) => count }),
  }),
});

export const RoleTextFacet = builder.objectRef<FacetRow>('RoleTextFacet').implement({
  description: 'How many roles of a list are said in the same words, whatever their case and accents.',
  fields: (t) => ({
    text: t.sql({
      type: 'String',
      description: 'The words as one of them prints them.',
      sql: ({ value }) => coalesce(value, text('')),
    }),
    count: t.sql({ type: 'Int', description: 'How many of the list are said so.', sql: ({ count }) => count }),
  }),
});

/** By the row ids of entities. */
export const EntityFacet = builder.objectRef<FacetRow<number>>('EntityFacet').implement({
  description: 'How many of a list have to do with one entity.',
  fields: (t) => ({
    entity: t.one({
      type: Entity,
      nullable: true,
      description: 'The entity; null for what is tied to none.',
      from: ({ value }) => refer(entities, 'id', value),
    }),
    count: t.sql({ type: 'Int', description: COUNT, sql: ({ count }) => count }),
  }),
});

interface Facet<By, Ref> {
  readonly by: By;
  readonly type: Ref;
  readonly description: string;
}

/** How many values of a facet to give. */
const firstArg = (arg: ArgBuilder) =>
  arg.int({
    required: true,
    defaultValue: FACET_VALUES.default,
    description: `How many to give at most, those with the highest counts: 1 to ${FACET_VALUES.most}.`,
  });

/** To count a list that is looked through for every count, such as the hits of a search, costs as much as to list it. */
const costOfFacet = ({ list, filter }: CostParams): number =>
  filter === 0 && list === 0 ? FACET : FILTERED_FACET + list;

/** A field that counts the list by one value. */
export const facet = <By extends string, Value extends string | number>(
  t: Fields<Countable<By>>,
  { by, type, description }: Facet<By, ObjectRef<Types, FacetRow<Value>>>,
) =>
  t.rows({
    type: [type],
    args: { first: firstArg(t.arg) },
    description,
    cost: costOfFacet,
    slow: true,
    check: ({ first }) => within(FACET_VALUES, 'first', first),
    rows: (list, { first }) => highest<Value>(list.countBy(by), first),
  });

/** A field that counts the list by entities, those of some kinds if it is asked for them. */
export const entityFacet = <By extends string>(
  t: Fields<Countable<By>>,
  { by, description }: Pick<Facet<By, unknown>, 'by' | 'description'>,
) =>
  t.rows({
    type: [EntityFacet],
    args: {
      first: firstArg(t.arg),
      kinds: t.arg({ type: [Kind], description: 'Only entities of these kinds. Default: all.' }),
    },
    description,
    cost: costOfFacet,
    slow: true,
    check: ({ first }) => within(FACET_VALUES, 'first', first),
    rows: (list, { first, kinds }) => highest<number>(ofKinds(list.countBy(by), kinds), first),
  });

/** The fields that count a list of things in articles by those articles. */
export const facetsOfArticles = (t: Fields<Countable<'SOURCE' | 'SECTION' | 'LANGUAGE' | 'YEAR' | 'MONTH'>>) => ({
  sources: facet(t, {
    by: 'SOURCE',
    type: SourceFacet,
    description: 'By who published their articles, highest count first.',
  }),
  sections: facet(t, {
    by: 'SECTION',
    type: SectionFacet,
    description: 'By the section of their articles, highest count first.',
  }),
  languages: facet(t, {
    by: 'LANGUAGE',
    type: LanguageFacet,
    description: 'By the language of their articles, highest count first.',
  }),
  years: facet(t, {
    by: 'YEAR',
    type: YearFacet,
    description: 'By the year their articles were published in, highest count first.',
  }),
  months: facet(t, {
    by: 'MONTH',
    type: MonthFacet,
    description: 'By the month their articles were published in, highest count first.',
  }),
});
