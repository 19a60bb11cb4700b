/** Finds pages of hits of a full-text search, source after source. */

import { cursorName, readCursor, refuseCursor } from '../database/cursor.ts';
import type { Store } from '../database/open.ts';
import type { SearchFilter } from '../filter/model.ts';
import { type FullText, readFullText } from '../filter/query-syntax.ts';
import { bind, found } from '../sql/expression.ts';
import { extentOf } from '../sql/keyset.ts';
import type { FoundPage } from '../sql/query.ts';
import { ARTICLE_HITS } from './articles.ts';
import { ENTITY_HITS } from './entities.ts';
import {
  BEST_FIRST,
  type HitSource,
  hitLabelOf,
  type KnownSearch,
  type PageRequest,
  SEARCHABLE,
  type Searchable,
  type SearchHit,
  type SearchOrder,
} from './hit.ts';
import { MENTION_HITS } from './mentions.ts';
import { respell, type SearchedText, type TextIndex } from './respelled.ts';
import { spelledIn } from './spelled.ts';

export interface SearchQuery {
  /** Words, all of which must occur; "a phrase"; pre* for beginnings, of two letters at least; -word or -"a phrase" to exclude. */
  readonly query: string;
  /** Where to look; default everywhere. */
  readonly in?: readonly Searchable[] | null | undefined;
  readonly filter?: SearchFilter | null | undefined;
  /** Default: best first. */
  readonly orderBy?: SearchOrder | null | undefined;
}

const SOURCES: Readonly<Record<Searchable, HitSource>> = {
  ENTITY: ENTITY_HITS,
  ARTICLE: ARTICLE_HITS,
  MENTION: MENTION_HITS,
};

/** What hits come from, and the order of those of each. */
interface Ordered {
  readonly sources: readonly HitSource[];
  readonly orderBy: SearchOrder;
}

type Which = Pick<SearchQuery, 'in' | 'orderBy'>;

const orderedOf = ({ in: types, orderBy }: Which): Ordered => ({
  sources: SEARCHABLE.filter((type) => types?.includes(type) ?? true).map((type) => SOURCES[type]),
  orderBy: orderBy ?? BEST_FIRST,
});

/** Which of the sources a cursor belongs to. BAD_USER_INPUT for a cursor of none. */
function indexIn({ sources, orderBy }: Ordered, cursor: string): number {
  const name = cursorName(cursor);
  const index = sources.findIndex(({ cursors }) => cursors[orderBy.field].name === name);
  const cursors = sources[index]?.cursors[orderBy.field] ?? refuseCursor();
  readCursor(cursor, hitLabelOf(cursors, orderBy), cursors.keyLength);
  return index;
}

/** BAD_USER_INPUT for a cursor that is not of a search in these types and this order. */
export function checkHitCursor(which: Which, cursor: string): void {
  indexIn(orderedOf(which), cursor);
}

/** The part of a page request that one source is asked for. */
interface Part {
  readonly source: HitSource;
  readonly after: string | null;
  readonly before: string | null;
}

const partsOf = (ordered: Ordered, { after, before }: PageRequest): Part[] => {
  const from = after == null ? 0 : indexIn(ordered, after);
  const to = before == null ? ordered.sources.length - 1 : indexIn(ordered, before);
  return ordered.sources.slice(from, to + 1).map((source, index) => ({
    source,
    after: index === 0 ? (after ?? null) : null,
    before: from + index === to ? (before ?? null) : null,
  }));
};

interface Found {
  readonly hit: SearchHit;
  readonly cursor: string;
}

const pairs = ({ rows, cursors }: FoundPage<SearchHit>): Found[] =>
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

/** What articles and surfaces are searched for is found when a part of the page is of them. */
function searchFor(
  store: Store,
  words: FullText,
  { filter, orderBy }: Pick<KnownSearch, 'filter' | 'orderBy'>,
): KnownSearch {
  const text = bind(words);
  const known = new Map<TextIndex, SearchedText>();
  const wordsIn = (index: TextIndex): SearchedText => {
    const respelled = known.get(index) ?? respell(store, index, words);
    known.set(index, respelled);
    return respelled;
  };
  return {
    words,
    wordsIn,
    text,
    inArticles: found({}, () => wordsIn('articles_fts')),
    inSurfaces: found({}, () => wordsIn('surfaces_fts')),
    spelled: spelledIn(text),
    filter,
    orderBy,
  };
}

/**
 * A page of hits: entities first, then articles, then mentions, those of each in the order that is asked for. Any query is safe. BAD_USER_INPUT when it holds
 * no word to look for or a beginning of one letter; LIMIT_EXCEEDED when it holds more than 16 terms or 4 beginnings.
 */
export function findHits(store: Store, query: SearchQuery, page: PageRequest): FoundPage<SearchHit> {
  const words = readFullText(query.query);
  const ordered = orderedOf(query);
  const search = searchFor(store, words, { filter: query.filter ?? {}, orderBy: ordered.orderBy });
  const { backward, size } = extentOf(page);
  const parts = partsOf(ordered, page);
  const read = ({ source, after, before }: Part, most: number): Gathered => {
    const hits = source.page(store, search, { after, before, [backward ? 'last' : 'first']: most });
    const found = pairs(hits);
    return backward ? { found: found.reverse(), goesOn: hits.hasPrevious } : { found, goesOn: hits.hasNext };
  };
  const { found: hits, goesOn } = gather(backward ? parts.toReversed() : parts, size, read);
  if (backward) hits.reverse();
  return {
    rows: hits.map(({ hit }) => hit),
    cursors: hits.map(({ cursor }) => cursor),
    hasNext: backward ? page.before != null : goesOn,
    hasPrevious: backward ? goesOn : page.after != null,
  };
}
