/** The entities of an article and the articles of an entity: edges say how the one appears in the other. */
import {
  type AppearanceRow,
  type ArticleEntityList,
  type ArticleEntityRow,
  type EntityArticleList,
  type EntityArticleRow,
  firstMention,
} from '../../src/store/read/appearances.ts';
import type { ArticleRow } from '../../src/store/read/articles.ts';
import type { EntityRow } from '../../src/store/read/entities.ts';
import type { ArgBuilder, Fields } from '../builder.ts';
import { defineConnection, nodeIn } from '../connection.ts';
import { ArticleFilter, EntityFilter } from '../inputs/filters.ts';
import { ArticleEntityOrder, EntityArticleOrder } from '../inputs/orders.ts';
import { Article, Entity, Mention } from '../refs.ts';
import { cooccurrenceFields } from '../types/cooccurrence.ts';
import { timelineFields } from '../types/timeline-period.ts';
import { ArticleFacets } from './articles.ts';
import { EntityFacets } from './entities.ts';

const appearanceFields = (t: Fields<{ readonly appearance: AppearanceRow }>) => ({
  mentionCount: t.sql({
    type: 'Int',
    description: 'Mentions of the entity in the article that count: at least 1.',
    sql: ({ appearance }) => appearance.mention_count,
  }),
  demonymCount: t.sql({
    type: 'Int',
    description:
      'Accepted mentions of the entity in the article by a demonym, without those in bylines, captions and credits.',
    sql: ({ appearance }) => appearance.demonym_count,
  }),
  salience: t.sql({
    type: 'Float',
    description:
      "How much the article is about the entity, 0 to 1: its share of the weight of the article's mentions that count. A mention weighs (2 in a headline, elsewhere 1) * (1 - start / (2 * length of the text)).",
    sql: ({ appearance }) => appearance.salience,
  }),
  firstMention: t.one({
    type: Mention,
    description: 'Where the article first names the entity, in whatever form, outside bylines, captions and credits.',
    from: ({ appearance }) => firstMention(appearance),
  }),
});

export const ArticleEntityConnection = defineConnection<ArticleEntityList, EntityRow>({
  name: 'ArticleEntity',
  of: 'entities',
  edge: 'An entity, and how it stands in the article,',
  node: Entity,
  declared: nodeIn(({ entity }: ArticleEntityRow) => entity),
  edgeFields: appearanceFields,
  fields: (t) => ({
    facets: t.part({
      type: EntityFacets,
      description: 'The whole list, counted by what its entities have in common.',
      of: (list) => list,
    }),
  }),
});

export const articleEntityArgs = (arg: ArgBuilder) => ({
  filter: arg({ type: EntityFilter, description: 'Which entities. Default: all that a mention that counts names.' }),
  orderBy: arg({ type: ArticleEntityOrder, description: 'In which order. Default: most salient first.' }),
});

export const EntityArticleConnection = defineConnection<EntityArticleList, ArticleRow>({
  name: 'EntityArticle',
  of: 'articles',
  edge: 'An article, and how the entity stands in it,',
  node: Article,
  declared: nodeIn(({ article }: EntityArticleRow) => article),
  edgeFields: appearanceFields,
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

export const entityArticleArgs = (arg: ArgBuilder) => ({
  filter: arg({
    type: ArticleFilter,
    description: 'Which articles. Default: all with a mention of it that counts.',
  }),
  orderBy: arg({ type: EntityArticleOrder, description: 'In which order. Default: latest first, undated last.' }),
});
