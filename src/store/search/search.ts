/** Searches texts, names and mentions by words, best first, and shows where the words stand. */

import type { Store } from '../database/open.ts';
import { type FullText, readFullText } from '../filter/query-syntax.ts';
import { cursorName, refuseCursor } from '../sql/cursor.ts';
import { findNumber, findPage, foundRows } from '../sql/found.ts';
import { extent, type Order, type Page, type PageRequest } from '../sql/page.ts';
import { ARTICLE_HITS } from './articles.ts';
import { ENTITY_HITS } from './entities.ts';
import type { Highlighted } from './highlights.ts';
import { MENTION_HITS } from './mentions.ts';

export const SEARCHABLE = ['ENTITY', 'ARTICLE', 'MENTION'] as const;
export type Searchable = (typeof SEARCHABLE)[number];

export interface SearchQuery {
  /** Words, all of which must occur; "a phrase"; pre* for beginnings, of two letters at least; -word or -"a phrase" to exclude. */
  readonly query: string;
  /** Where to look; default everywhere. */
  readonly in?: readonly Searchable[] | null | undefined;
}

export interface SearchHit {
  readonly type: Searchable;
  /** Row id of the entity or article, or of the article of the mention. */
  readonly id: number;
  /** The span of a mention in the text of its article; null for anything else. */
  readonly start: number | null;
  readonly end: number | null;
  /** By BM25, higher is better, comparable among hits of one type only; `toRelevance` says it as the world sees it. */
  readonly score: number;
  /** The alias of an entity that matches best; null for anything else. */
  readonly name: string | null;
  /** Where words of the query stand, at most 100: in the text of an article or mention, in `name` of an entity. */
  readonly highlights: readonly Highlighted[];
}

/** What hits of one type come from; the order's name tells its cursors from those of other types. */
export interface HitSource {
  readonly order: Order;
  readonly page: (store: Store, text: FullText, request: PageRequest) => Page<SearchHit>;
  readonly count: (store: Store, text: FullText) => number;
}

const SOURCES: Readonly<Record<Searchable, HitSource>> = {
  ENTITY: ENTITY_HITS,
  ARTICLE: ARTICLE_HITS,
  MENTION: MENTION_HITS,
};

const sourcesOf = (places: SearchQuery['in']): HitSource[] =>
  SEARCHABLE.filter((place) => places?.includes(place) ?? true).map((place) => SOURCES[place]);

/** Which of the sources a cursor belongs to; `otherwise` when there is no cursor. */
const indexOf = (sources: readonly HitSource[], cursor: string | null | undefined, otherwise: number): number => {
  if (cursor == null) return otherwise;
  const name = cursorName(cursor);
  const index = sources.findIndex(({ order }) => order.name === name);
  return index === -1 ? refuseCursor() : index;
};

/** The part of a page request that one source is asked for. */
interface Part {
  readonly source: HitSource;
  readonly after: string | null;
  readonly before: string | null;
}

const partsOf = (sources: readonly HitSource[], { after, before }: PageRequest): Part[] => {
  const from = indexOf(sources, after, 0);
  const to = indexOf(sources, before, sources.length - 1);
  return sources.slice(from, to + 1).map((source, index) => ({
    source,
    after: index === 0 ? (after ?? null) : null,
    before: from + index === to ? (before ?? null) : null,
  }));
};

interface Found {
  readonly hit: SearchHit;
  readonly cursor: string;
}

const pairs = ({ rows, cursors }: Page<SearchHit>): Found[] =>
  rows.map((hit, index) => ({ hit, cursor: cursors[index] as string }));

/** Hits in the order of reading, and whether there are more of them. */
interface Gathered {
  readonly found: Found[];
  readonly goesOn: boolean;
}

/** The first `size` hits of the parts one after another, or the last ones, which are read from the end. No more are looked at than it takes. */
const gather = (parts: readonly Part[], size: number, read: (part: Part, most: number) => Gathered): Gathered => {
  const found: Found[] = [];
  let goesOn = false;
  for (const part of parts) {
    if (goesOn) break;
    const room = size - found.length;
    const next = read(part, Math.max(room, 1));
    goesOn = room === 0 ? next.found.length > 0 : next.goesOn;
    if (room > 0) found.push(...next.found);
  }
  return { found, goesOn };
};

const searchPage = (store: Store, { page, ...query }: PagedQuery): Page<SearchHit> => {
  const text = readFullText(query.query);
  const { backward, size } = extent(page);
  const parts = partsOf(sourcesOf(query.in), page);
  const read = ({ source, after, before }: Part, most: number): Gathered => {
    const hits = source.page(store, text, { after, before, [backward ? 'last' : 'first']: most });
    const found = pairs(hits);
    return backward ? { found: found.reverse(), goesOn: hits.hasPrevious } : { found, goesOn: hits.hasNext };
  };
  const { found, goesOn } = gather(backward ? parts.toReversed() : parts, size, read);
  if (backward) found.reverse();
  return {
    rows: found.map(({ hit }) => hit),
    cursors: found.map(({ cursor }) => cursor),
    hasNext: backward ? page.before != null : goesOn,
    hasPrevious: backward ? goesOn : page.after != null,
  };
};

interface PagedQuery extends SearchQuery {
  readonly page: PageRequest;
}

/**
 * A page of hits: entities first, then articles, then mentions, each by score. Any query is safe. BAD_USER_INPUT when it holds
 * no word to look for or a beginning of one letter; LIMIT_EXCEEDED when it holds more than 16 terms or 4 beginnings.
 */
export function search(store: Store, query: SearchQuery, page: PageRequest): Page<SearchHit> {
  const names = ['type', 'id', 'start', 'end', 'score', 'name', 'highlights'] as const;
  return findPage(store, { ...query, page }, { steps: searchPage, names });
}

/** How many hits there are in all. Errors as `search`. */
export function countHits(store: Store, query: SearchQuery): number {
  return findNumber(store, query, (from, { query: words, in: places }) => {
    const text = readFullText(words);
    return sourcesOf(places).reduce((sum, source) => sum + source.count(from, text), 0);
  });
}

/** The highlights of a hit. */
export function listHighlights(store: Store, hits: readonly SearchHit['highlights'][]): Highlighted[][] {
  return hits.map((places) => foundRows(store, places, ['start', 'end', 'surface']));
}
