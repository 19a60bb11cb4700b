/** What a search finds, best first, with the places where its words stand. */
import { type ArticleRow, findArticles, findTexts } from '../../src/store/read/articles.ts';
import { type EntityRow, findEntities } from '../../src/store/read/entities.ts';
import type { MentionRow } from '../../src/store/read/mentions.ts';
import { findMentionsAt } from '../../src/store/search/mentions.ts';
import { toRelevance } from '../../src/store/search/ranked.ts';
import {
  countHits,
  listHighlights,
  type Searchable,
  type SearchHit,
  type SearchQuery,
  search,
} from '../../src/store/search/search.ts';
import { byWord, orElse } from '../../src/store/sql/column.ts';
import type { Page, PageRequest } from '../../src/store/sql/page.ts';
import { builder } from '../builder.ts';
import { defineConnection, type List, pageRequest } from '../connection.ts';
import type { Batch, Context } from '../context.ts';
import { present } from '../present.ts';
import { Article, Entity, Mention } from '../refs.ts';
import type { TextSpan } from '../texts.ts';
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

const foundBy = (hit: SearchHit, { load }: Context): Promise<Found> =>
  byWord<Searchable, Promise<Found>>(hit.type, {
    ENTITY: async () => present(await load(findEntities, hit.id)),
    ARTICLE: async () => present(await load(findArticles, hit.id)),
    MENTION: async () => {
      const { id: articleId, start, end } = hit;
      return present(await load(findMentionsAt, { articleId, start: present(start), end: present(end) }));
    },
  });

/** Only entities have a name, in which their highlights stand. */
const highlightsOf = async ({ id, name, highlights }: SearchHit, { load }: Context): Promise<TextSpan[]> => {
  const text = (): Promise<string> => orElse(name, async () => present(await load(findTexts, id)));
  return (await load(listHighlights, highlights)).map((span) => ({ ...span, text }));
};

export const SearchConnection = defineConnection<SearchHit, HitList, Found>({
  name: 'Search',
  of: 'hits',
  edge: 'A hit, and where its words stand,',
  node: SearchResult,
  toNode: foundBy,
  edgeFields: (t) => ({
    score: t.float({
      description: 'How well it fits, higher is better. Only scores of one type compare.',
      compiles: true,
      resolve: ({ row }) => toRelevance(row.score),
    }),
    name: t.string({
      nullable: true,
      description:
        'The alias of the entity that fits best, in which the highlights stand; null for articles and mentions.',
      compiles: true,
      resolve: ({ row }) => row.name,
    }),
    highlights: t.field({
      type: [Highlight],
      description:
        'Where the words stand, at most 100: in the text of an article, in the text of the article of a mention, in `name` of an entity.',
      compiles: true,
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
