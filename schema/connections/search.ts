/** What a search finds, best first, with the positions of its words. */
import { mentionAt } from '../../src/store/read/mentions.ts';
import { relevanceOf } from '../../src/store/search/ranked.ts';
import { type HitRow, highlightsOf } from '../../src/store/search/search.ts';
import { type FoundList, refer } from '../../src/store/sql/query.ts';
import { articles } from '../../src/store/sql/tables/articles.ts';
import { entities } from '../../src/store/sql/tables/entities.ts';
import { builder } from '../builder.ts';
import { defineConnection } from '../connection.ts';
import type { Declaration } from '../engine/declaration.ts';
import { typeOfAnswer } from '../engine/resolve.ts';
import { Article, Entity, Mention } from '../refs.ts';
import { Highlight } from '../types/slice.ts';

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

export const SearchConnection = defineConnection<FoundList<HitRow>, unknown>({
  name: 'Search',
  of: 'hits',
  edge: 'A hit, and where its words stand,',
  node: SearchResult,
  declared: NODE,
  edgeFields: (t) => ({
    score: t.sql({
      type: 'Float',
      description: 'How well it fits, higher is better. Only scores of one type compare.',
      sql: relevanceOf,
    }),
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
        'Where the words stand, at most 100: in the text of an article, in the text of the article of a mention, in `name` of an entity.',
      rows: highlightsOf,
    }),
  }),
});
