/** What a search finds, best first, with the positions of its words. */
import type { FacetRow } from '../../src/store/read/facet-rows.ts';
import { mentionAt } from '../../src/store/read/mentions.ts';
import type { Searchable as Hits } from '../../src/store/search/hit.ts';
import { relevanceOf } from '../../src/store/search/ranked.ts';
import { type HitList, type HitRow, highlightsOf, labelOf } from '../../src/store/search/search.ts';
import { refer } from '../../src/store/sql/query.ts';
import { articles } from '../../src/store/sql/tables/articles.ts';
import { entities } from '../../src/store/sql/tables/entities.ts';
import { builder } from '../builder.ts';
import { defineConnection } from '../connection.ts';
import type { Declaration } from '../engine/declaration.ts';
import { typeOfAnswer } from '../engine/resolve.ts';
import { MatchedBy, Searchable } from '../enums.ts';
import { Article, Entity, Mention } from '../refs.ts';
import {
  entityFacet,
  facet,
  LanguageFacet,
  MonthFacet,
  SectionFacet,
  SourceFacet,
  YearFacet,
} from '../types/facets.ts';
import { Highlight } from '../types/slice.ts';
import { LIKENESS } from '../types/suggestion.ts';
import { timelineFields } from '../types/timeline-period.ts';

const SearchResult = builder.unionType('SearchResult', {
  description: 'What a search can find.',
  types: [Article, Entity, Mention],
  resolveType: typeOfAnswer,
});

const NODE: Declaration = {
  kind: 'oneOf',
  on: ({ type }: HitRow) => type,
  ways: {
    ENTITY: { type: 'Entity', from: ({ id }: HitRow) => refer(entities, 'id', id) },
    ARTICLE: { type: 'Article', from: ({ id }: HitRow) => refer(articles, 'id', id) },
    MENTION: { type: 'Mention', from: ({ id: articleId, start, end }: HitRow) => mentionAt({ articleId, start, end }) },
  },
} as Declaration;

const SearchTypeFacet = builder.objectRef<FacetRow<Hits>>('SearchTypeFacet').implement({
  description: 'How many hits are of one sort of thing.',
  fields: (t) => ({
    type: t.sql({ type: Searchable, nullable: true, description: 'What the hits are.', sql: ({ value }) => value }),
    count: t.sql({ type: 'Int', description: 'How many hits are so.', sql: ({ count }) => count }),
  }),
});

const ARTICLE = 'An entity counts once for each that articles with a mention of it that counts have.';

const SearchFacets = builder.objectRef<Pick<HitList, 'countBy'>>('SearchFacets').implement({
  description:
    'The hits of the whole search, counted. `filter: { and: [the same filter, a condition for one value] }` gives as many hits as that value has.',
  fields: (t) => ({
    types: facet(t, { by: 'TYPE', type: SearchTypeFacet, description: 'By what they are, highest count first.' }),
    sources: facet(t, {
      by: 'SOURCE',
      type: SourceFacet,
      description: `By who published their articles, highest count first. ${ARTICLE}`,
    }),
    languages: facet(t, {
      by: 'LANGUAGE',
      type: LanguageFacet,
      description: `By the language of their articles, highest count first. ${ARTICLE}`,
    }),
    sections: facet(t, {
      by: 'SECTION',
      type: SectionFacet,
      description: `By the section of their articles, highest count first. ${ARTICLE}`,
    }),
    years: facet(t, {
      by: 'YEAR',
      type: YearFacet,
      description: `By the year their articles were published in, highest count first. ${ARTICLE}`,
    }),
    months: facet(t, {
      by: 'MONTH',
      type: MonthFacet,
      description: `By the month their articles were published in, highest count first. ${ARTICLE}`,
    }),
    entities: entityFacet(t, {
      by: 'ENTITY',
      description:
        'By entities, highest count first: those that the article mentions, by mentions that count; that of the mention; the entity itself.',
    }),
  }),
});

export const SearchConnection = defineConnection<HitList, unknown>({
  name: 'Search',
  of: 'hits',
  edge: 'A hit, and where its words stand,',
  node: SearchResult,
  declared: NODE,
  fields: (t) => ({
    facets: t.part({
      type: SearchFacets,
      description: 'All hits of the search, counted by what they have in common.',
      of: (list) => list,
    }),
    ...timelineFields(t, 'An entity counts once in each period in which an article has a mention of it that counts.'),
  }),
  edgeFields: (t) => ({
    label: t.sql({
      type: 'String',
      description:
        'What to call it in a list: the title of an article, or its key if it has none; the name of an entity; the words of a mention with the title of its article in parentheses.',
      sql: labelOf,
    }),
    score: t.sql({
      type: 'Float',
      description:
        'How well it fits by BM25, higher is better; of an entity whose name is spelled otherwise its likeness less 1. Only scores of one type compare.',
      sql: relevanceOf,
    }),
    matchedBy: t.sql({
      type: MatchedBy,
      description:
        'How it was found. Entities whose name is spelled otherwise come after all that have the words. Articles and mentions are found by another spelling only when none has all the words, whatever the filter; then all of them are.',
      sql: (hit) => hit.matchedBy,
    }),
    likeness: t.sql({ type: 'Float', description: LIKENESS, sql: ({ likeness }) => likeness }),
    name: t.sql({
      type: 'String',
      nullable: true,
      description:
        'The alias of the entity that fits best, in which the highlights stand; null for articles and mentions.',
      sql: ({ name }) => name,
    }),
    highlights: t.rows({
      type: [Highlight],
      description:
        'Where the words stand, at most 100: in the text of an article, in the text of the article of a mention, in `name` of an entity; none in the name of an entity that is spelled otherwise.',
      rows: highlightsOf,
    }),
  }),
});
