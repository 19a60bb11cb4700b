/** The list of all articles. */
import type { ArticleList, ArticleRow } from '../../src/store/read/articles.ts';
import { type ArgBuilder, builder } from '../builder.ts';
import { defineConnection } from '../connection.ts';
import { ArticleFilter } from '../inputs/filters.ts';
import { ArticleOrder } from '../inputs/orders.ts';
import { Article } from '../refs.ts';
import { cooccurrenceFields } from '../types/cooccurrence.ts';
import {
  BylineFacet,
  entityFacet,
  facet,
  KindFacet,
  LanguageFacet,
  MonthFacet,
  SectionFacet,
  SourceFacet,
  YearFacet,
} from '../types/facets.ts';
import { timelineFields } from '../types/timeline-period.ts';

export const ArticleFacets = builder.objectRef<Pick<ArticleList, 'countBy'>>('ArticleFacets').implement({
  description: 'The articles of the whole list, counted.',
  fields: (t) => ({
    kinds: facet(t, {
      by: 'KIND',
      type: KindFacet,
      description: 'By the kinds of what their accepted mentions name, highest count first.',
    }),
    sources: facet(t, { by: 'SOURCE', type: SourceFacet, description: 'By who published them, highest count first.' }),
    years: facet(t, {
      by: 'YEAR',
      type: YearFacet,
      description: 'By the year they were published in, highest count first.',
    }),
    months: facet(t, {
      by: 'MONTH',
      type: MonthFacet,
      description: 'By the month they were published in, highest count first.',
    }),
    sections: facet(t, { by: 'SECTION', type: SectionFacet, description: 'By their section, highest count first.' }),
    languages: facet(t, {
      by: 'LANGUAGE',
      type: LanguageFacet,
      description: 'By their language, highest count first.',
    }),
    bylines: facet(t, { by: 'BYLINE', type: BylineFacet, description: 'By who wrote them, highest count first.' }),
    entities: entityFacet(t, {
      by: 'ENTITY',
      description: 'By the entities they mention, by mentions that count, highest count first.',
    }),
  }),
});

export const ArticleConnection = defineConnection<ArticleList, ArticleRow>({
  name: 'Article',
  of: 'articles',
  edge: 'An article',
  node: Article,
  fields: (t) => ({
    facets: t.part({
      type: ArticleFacets,
      description: 'The whole list, counted by what its articles have in common.',
      of: (list) => list,
    }),
    ...timelineFields(t),
    ...cooccurrenceFields(t),
  }),
});

export const articleArgs = (arg: ArgBuilder) => ({
  filter: arg({ type: ArticleFilter, description: 'Which articles. Default: all.' }),
  orderBy: arg({ type: ArticleOrder, description: 'In which order. Default: latest first, undated last.' }),
});
