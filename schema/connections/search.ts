/** What a search finds, best first, with the places where its words stand. */
import type { ArticleRow } from '../../src/store/articles.ts';
import type { EntityRow } from '../../src/store/entities.ts';
import type { MentionRow } from '../../src/store/mentions.ts';
import type { Page, PageRequest } from '../../src/store/page.ts';
import { countHits, type SearchHit, type SearchQuery, search } from '../../src/store/search.ts';
import { builder } from '../builder.ts';
import { defineConnection, type List, pageRequest } from '../connection.ts';
import type { Batch, Context } from '../context.ts';
import { Article, Entity, Mention } from '../refs.ts';
import { inArticle, type TextSpan } from '../texts.ts';
import { Highlight } from '../types/highlight.ts';

type Found = ArticleRow | EntityRow | MentionRow;
type HitList = List<SearchHit>;

const typeOf = (found: Found) => {
  if ('surface' in found) return Mention;
  return 'title' in found ? Article : Entity;
};

const SearchResult = builder.unionType('SearchResult', {
  description: 'What a search can find.',
  types: [Article, Entity, Mention],
  resolveType: typeOf,
});

const foundBy = (hit: SearchHit): Found => {
  if (hit.type === 'ARTICLE') return hit.article;
  return hit.type === 'ENTITY' ? hit.entity : hit.mention;
};

const highlightsOf = (hit: SearchHit, context: Context): TextSpan[] =>
  hit.highlights.map((span) => {
    if (hit.type === 'ENTITY') return { ...span, text: async () => hit.name };
    return inArticle(context, hit.type === 'ARTICLE' ? hit.article.id : hit.mention.articleId, span);
  });

export const SearchConnection = defineConnection<SearchHit, HitList, Found>({
  name: 'Search',
  of: 'hits',
  edge: 'A hit, and where its words stand,',
  node: SearchResult,
  toNode: foundBy,
  edgeFields: (t) => ({
    score: t.float({
      description: 'How well it fits, higher is better. Only scores of one type compare.',
      resolve: ({ row }) => row.score,
    }),
    name: t.string({
      nullable: true,
      description:
        'The alias of the entity that fits best, in which the highlights stand; null for articles and mentions.',
      resolve: ({ row }) => (row.type === 'ENTITY' ? row.name : null),
    }),
    highlights: t.field({
      type: [Highlight],
      description:
        'Where the words stand, at most 100: in the text of an article, in the text of the article of a mention, in `name` of an entity.',
      resolve: ({ row }, _args, context) => highlightsOf(row, context),
    }),
  }),
});

const pages: Batch<SearchQuery, PageRequest, Page<SearchHit>> = (store, queries, page) =>
  queries.map((query) => search(store, query, page));
const counts: Batch<SearchQuery, unknown, number> = (store, queries) => queries.map((query) => countHits(store, query));

export const hitList = ({ load }: Context, query: SearchQuery, asked: PageRequest): HitList => {
  const page = pageRequest(asked);
  return { page: () => load(pages, query, page), count: () => load(counts, query) };
};
