/**
 * Searches accepted mentions by their surfaces. All mentions of a surface fit equally well, so surfaces are ranked, and mentions read only of
 * those on the page.
 */

import { type CursorKey, readCursor, writeCursor } from '../database/cursor.ts';
import type { Store } from '../database/open.ts';
import type { FullText } from '../filter/query-syntax.ts';
import { directionOf } from '../read/order-by.ts';
import { ACCEPTED } from '../sql/codes.ts';
import { limitedTo, tickFor } from '../sql/dialect.ts';
import type { Sql } from '../sql/expression.ts';
import { asc, by, extentOf } from '../sql/keyset.ts';
import type { FoundPage, List } from '../sql/query.ts';
import { readPage } from '../sql/read.ts';
import { findHighlights } from './highlights.ts';
import {
  type HitSource,
  isPlain,
  type KnownSearch,
  matchedBy,
  orderOf,
  type PageRequest,
  pageArgs,
  type Search,
  type SearchHit,
} from './hit.ts';
import { mentionHits } from './hit-rows.ts';
import { SCORE } from './ranked.ts';
import type { SearchedText } from './respelled.ts';

/** Score and row id of the surface, row id of the article, start and end; by date, time and row id of the article, start and end. */
const CURSORS = {
  RANK: { name: 'MENTION_HITS', keyLength: 5 },
  PUBLISHED_AT: { name: 'MENTION_HITS_BY_DATE', keyLength: 4 },
} as const;
const LABEL = [CURSORS.RANK.name, 'DESC'];

/** A page request that was understood. */
interface Slice {
  readonly backward: boolean;
  readonly size: number;
  readonly after: CursorKey | null;
  readonly before: CursorKey | null;
}

/** BAD_USER_INPUT for a cursor that is malformed or of another order. */
function sliceOf(request: PageRequest): Slice {
  const keyIn = (cursor: string | null | undefined) =>
    cursor == null ? null : readCursor(cursor, LABEL, CURSORS.RANK.keyLength);
  return { ...extentOf(request), after: keyIn(request.after), before: keyIn(request.before) };
}

interface Surface {
  readonly id: number;
  readonly score: number;
}

interface Position extends Surface {
  readonly articleId: number;
  readonly start: number;
  readonly end: number;
}

const RANKED = `select rowid as id, ${SCORE} as score from surfaces_fts where surfaces_fts match full_text(@words) and (${tickFor('rowid')})`;

/** Surfaces from one key to another, both included and each null for none. */
const surfacesIn = (score: 'asc' | 'desc', id: 'asc' | 'desc'): string => `
  select h.id, h.score from (${RANKED}) as h
  where (@afterScore is null or h.score < @afterScore or (h.score = @afterScore and h.id >= @afterId))
    and (@beforeScore is null or h.score > @beforeScore or (h.score = @beforeScore and h.id <= @beforeId))
    and exists (select 1 from mentions as m where m.surface_id = h.id and m.status_code = ${ACCEPTED})
  order by h.score ${score}, h.id ${id} ${limitedTo('@most')}`;

const SURFACES_FORWARD = surfacesIn('desc', 'asc');
const SURFACES_BACKWARD = surfacesIn('asc', 'desc');

/** As many surfaces as a page can have, with those of its cursors, which may have no mention left. */
function findSurfaces(store: Store, { whole }: FullText, { backward, size, after, before }: Slice): Surface[] {
  const [afterScore = null, afterId = null] = after ?? [];
  const [beforeScore = null, beforeId = null] = before ?? [];
  const bound = { words: whole, afterScore, afterId, beforeScore, beforeId, most: size + 2 };
  return store.prepare(backward ? SURFACES_BACKWARD : SURFACES_FORWARD).all(bound) as Surface[];
}

/** Of each surface, which comes with the positions that its mentions lie between: as many mentions as a page can have. */
const positionsIn = (way: 'asc' | 'desc'): string => `
  select (
    select json_group_array(json_array(p.article_id, p.start, p."end")) from (
      select m.article_id, m.start, m."end" from mentions as m
      where m.surface_id = s.value ->> 0 and m.status_code = ${ACCEPTED}
        and (m.article_id, m.start, m."end") > (s.value ->> 1, s.value ->> 2, s.value ->> 3)
        and (m.article_id, m.start, m."end") < (s.value ->> 4, s.value ->> 5, s.value ->> 6)
      order by m.article_id ${way}, m.start ${way}, m.end ${way} ${limitedTo('@most')}) as p)
  from json_each(@surfaces) as s`;

const POSITIONS_FORWARD = positionsIn('asc');
const POSITIONS_BACKWARD = positionsIn('desc');

/** Positions before and after all that there are. */
const FIRST: CursorKey = [-1, -1, -1];
const LAST: CursorKey = [Number.MAX_SAFE_INTEGER, 0, 0];

/** Where in a surface the part of the list beyond a cursor begins or ends. */
const within = (surface: Surface, key: CursorKey | null, otherwise: CursorKey): CursorKey =>
  key?.[1] === surface.id ? key.slice(2) : otherwise;

/** The mentions of the page and one more, in the order of reading. */
function findPositions(
  store: Store,
  surfaces: readonly Surface[],
  { backward, size, after, before }: Slice,
): Position[] {
  const bounds = surfaces.map((each) => [each.id, ...within(each, after, FIRST), ...within(each, before, LAST)]);
  const statement = store.prepare(backward ? POSITIONS_BACKWARD : POSITIONS_FORWARD).pluck();
  const found = statement.all({ surfaces: JSON.stringify(bounds), most: size + 1 }) as string[];
  return surfaces
    .flatMap((surface, index) =>
      (JSON.parse(found[index] as string) as [number, number, number][]).map(([articleId, start, end]) => ({
        ...surface,
        articleId,
        start,
        end,
      })),
    )
    .slice(0, size + 1);
}

function readHits(store: Store, text: SearchedText, positions: readonly Position[]): SearchHit[] {
  const ids = [...new Set(positions.map(({ id }) => id))];
  const highlights = findHighlights(store, 'surfaces_fts', { text, ids });
  return positions.map(({ id, score, articleId, start: at, end }): SearchHit => {
    const moved = (highlights.get(id) ?? []).map((one) => ({ ...one, start: at + one.start, end: at + one.end }));
    return {
      type: 'MENTION',
      id: articleId,
      start: at,
      end,
      score,
      name: null,
      highlights: moved,
      ...matchedBy(text),
    };
  });
}

/** A page of those that fit best, of all mentions. */
function bestPage(store: Store, { wordsIn }: KnownSearch, request: PageRequest): FoundPage<SearchHit> {
  const text = wordsIn('surfaces_fts');
  const slice = sliceOf(request);
  const { backward, size, after, before } = slice;
  const read = findPositions(store, findSurfaces(store, text, slice), slice);
  const goesOn = read.length > size;
  const positions = read.slice(0, size);
  if (backward) positions.reverse();
  return {
    rows: readHits(store, text, positions),
    cursors: positions.map(({ score, id, articleId, start, end }) =>
      writeCursor(LABEL, [score, id, articleId, start, end]),
    ),
    hasNext: backward ? before !== null : goesOn,
    hasPrevious: backward ? goesOn : after !== null,
  };
}

/** Those that a filter lets through, or in another order: all mentions of all surfaces are looked at. */
function listOf(search: Search): List<{ readonly [Name in keyof Position]: Sql<number> }> {
  const { orderBy } = search;
  const [{ field }, direction] = [orderBy, directionOf(orderBy)];
  const { row, ...rows } = mentionHits(search);
  const { id, score, mention, article } = row;
  const { article_id: articleId, start, end } = mention;
  const parts =
    field === 'RANK'
      ? [by(direction, score), asc(id), asc(articleId, start, end)]
      : [by(direction, article.published_at, articleId), asc(start, end)];
  return {
    ...rows,
    row: { id, score, articleId, start, end },
    order: () => orderOf(CURSORS[field], orderBy, parts),
  };
}

const page: HitSource['page'] = (store, search, request) => {
  if (isPlain(search) && directionOf(search.orderBy) === 'DESC') return bestPage(store, search, request);
  const found = readPage(store, { list: listOf(search), args: pageArgs(request) }, (row) => ({ ...row }));
  return { ...found, rows: readHits(store, search.wordsIn('surfaces_fts'), found.rows) };
};

export const MENTION_HITS: HitSource = { cursors: CURSORS, page };
