/** Full-text search of texts, names and mentions, best first, with the positions of the words. */
import { checkHitFilter } from '../filter/hits.ts';
import { checkFilter } from '../filter/limits.ts';
import type { SearchFilter } from '../filter/model.ts';
import { readFullText } from '../filter/query-syntax.ts';
import { textOf } from '../read/articles.ts';
import type { Countable } from '../read/facet-rows.ts';
import type { TextSpan } from '../read/texts.ts';
import type { Dated } from '../read/timeline.ts';
import { Alias, type Bound, found, resolved, type Sql, sql, text } from '../sql/expression.ts';
import type { PageArgs } from '../sql/keyset.ts';
import { coalesce, eq } from '../sql/operators.ts';
import { across, type Few, type FoundList, foundRows, from, lookup, propertiesOf } from '../sql/query.ts';
import { source } from '../sql/table.ts';
import { articles, mentions, surfaces } from '../sql/tables/articles.ts';
import { entities } from '../sql/tables/entities.ts';
import { countHits, countHitsBy, type SearchFacet, selectHits } from './facets.ts';
import { checkHitCursor, findHits } from './find-hits.ts';
import { BEST_FIRST, type MatchedBy, type Searchable, type SearchOrder } from './hit.ts';
import { respelledIn } from './respelled.ts';
import { spelledIn } from './spelled.ts';
import { datedHits } from './timeline.ts';

/** A hit; which columns are null depends on its type. */
export interface HitRow {
  readonly type: Sql<Searchable>;
  /** Row id of the entity or article, or of the article of the mention. */
  readonly id: Sql<number>;
  /** The span of a mention. */
  readonly start: Sql<number>;
  readonly end: Sql<number>;
  readonly score: Sql<number>;
  readonly matchedBy: Sql<MatchedBy>;
  readonly likeness: Sql<number>;
  /** The alias of an entity that matches best. */
  readonly name: Sql<string | null>;
  /** Where the words stand, as JSON. */
  readonly highlights: Sql<string>;
}

interface SearchQuery {
  readonly query: Bound<string>;
  readonly in: readonly Searchable[];
  readonly filter?: SearchFilter | null | undefined;
  /** Default: best first. */
  readonly orderBy?: SearchOrder | null | undefined;
}

const PROPERTIES = {
  type: 'String',
  id: 'Int',
  start: 'Int',
  end: 'Int',
  score: 'Float',
  matchedBy: 'String',
  likeness: 'Float',
  name: 'String',
  highlights: 'String',
} as const;

/** Refuses a cursor of another list before the search runs. */
const checkedCursor = (query: SearchQuery, cursor: PageArgs['after']): Bound<string> | null =>
  cursor?.map((text) => {
    checkHitCursor(query, text);
    return text;
  }) ?? null;

export type HitList = FoundList<HitRow> & Countable<SearchFacet> & Dated;

/**
 * The hits: entities first, then articles, then mentions, those of each in the order that is asked for. BAD_USER_INPUT and LIMIT_EXCEEDED as
 * `readFullText`.
 */
export function hitsOf(query: SearchQuery): HitList {
  const { in: types, orderBy = null } = query;
  const filter = checkFilter(query.filter);
  const text = query.query.map(readFullText);
  const search = {
    text,
    inArticles: respelledIn('articles_fts', text),
    inSurfaces: respelledIn('surfaces_fts', text),
    spelled: spelledIn(text),
    filter,
    orderBy: orderBy ?? BEST_FIRST,
  };
  const hits = new Alias();
  const selected = selectHits(search);
  return {
    row: propertiesOf<HitRow>(hits, PROPERTIES),
    from: hits,
    page: ({ first, last, after, before }) => {
      checkHitFilter(filter);
      const page = { first, last, after: checkedCursor(query, after), before: checkedCursor(query, before) };
      return found(
        { query: query.query, filter: resolved(filter), ...page },
        (store, { query: asked, filter: only, ...of }) =>
          JSON.stringify(findHits(store, { query: asked, in: types, filter: only, orderBy }, of as never)),
      );
    },
    count: () => countHits(search, types),
    countBy: (by) => countHitsBy({ search, selected }, types, by),
    ...datedHits(search, types, selected),
  };
}

interface HighlightRow {
  readonly start: Sql<number>;
  readonly end: Sql<number>;
  readonly surface: Sql<string>;
}

/** Where the words of a hit stand: in the name of an entity, otherwise in the text of the article. */
export function highlightsOf({ id, name, highlights }: HitRow): Few<TextSpan> {
  const { row, ...rows } = foundRows<HighlightRow>(highlights, { start: 'Int', end: 'Int', surface: 'String' });
  return {
    ...rows,
    row: { start: row.start, end: row.end, text: () => coalesce(name, textOf(id)), surface: () => row.surface },
  };
}

/** What to call a hit in a list: an article by its title, or its key; an entity by its name; a mention by its words and its article. */
export function labelOf({ type, id, start, end }: HitRow): Sql<string> {
  const [article, entity] = [from(articles, (row) => [eq(row.id, id)]), from(entities, (row) => [eq(row.id, id)])];
  const [mention, surface] = [source(mentions), source(surfaces)];
  const words = across([mention, surface], {
    where: [
      eq(mention.row.article_id, id),
      eq(mention.row.start, start),
      eq(mention.row.end, end),
      eq(surface.row.id, mention.row.surface_id),
    ],
    row: null,
  });
  const titled = lookup(coalesce(article.row.title, article.row.key), article);
  const printed = lookup(surface.row.surface, words);
  return sql`case ${type} when ${text('ENTITY')} then ${lookup(entity.row.name, entity)} when ${text('ARTICLE')} then ${titled}
    else ${printed} || ${text(' (')} || ${titled} || ${text(')')} end`;
}
