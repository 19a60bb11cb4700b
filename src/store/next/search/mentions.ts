/**
 * Searches accepted mentions by their surfaces. All mentions of a surface fit equally well, so surfaces are ranked, and mentions read only of
 * those on the page.
 */
import type { Store } from '../../database/open.ts';
import { type CursorKey, readCursor, writeCursor } from '../../sql/cursor.ts';
import { extentOf } from '../../sql/keyset.ts';
import type { FoundPage } from '../../sql/query.ts';
import type { FullText } from '../filter/query-syntax.ts';
import { findHighlights } from './highlights.ts';
import type { HitSource, PageRequest, SearchHit } from './hit.ts';
import { SCORE } from './ranked.ts';

const NAME = 'MENTION_HITS';
const LABEL = [NAME, 'DESC'];
/** Score and row id of the surface, row id of the article, start and end. */
const KEY_LENGTH = 5;

/** A page request that was understood. */
interface Slice {
  readonly backward: boolean;
  readonly size: number;
  readonly after: CursorKey | null;
  readonly before: CursorKey | null;
}

/** BAD_USER_INPUT for a cursor that is malformed or of another order. */
function sliceOf(request: PageRequest): Slice {
  const keyIn = (cursor: string | null | undefined) => (cursor == null ? null : readCursor(cursor, LABEL, KEY_LENGTH));
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

const RANKED = `select rowid as id, ${SCORE} as score from surfaces_fts where surfaces_fts match @words`;

/** Surfaces from one key to another, both included and each null for none. */
const surfacesIn = (score: 'asc' | 'desc', id: 'asc' | 'desc'): string => `
  select h.id, h.score from (${RANKED}) as h
  where (@afterScore is null or h.score < @afterScore or (h.score = @afterScore and h.id >= @afterId))
    and (@beforeScore is null or h.score > @beforeScore or (h.score = @beforeScore and h.id <= @beforeId))
    and exists (select 1 from mentions as m where m.surface_id = h.id and m.status = 'ACCEPTED')
  order by h.score ${score}, h.id ${id} limit @most`;

const SURFACES_FORWARD = surfacesIn('desc', 'asc');
const SURFACES_BACKWARD = surfacesIn('asc', 'desc');

/** As many surfaces as a page can have, with those of its cursors, which may have no mention left. */
function findSurfaces(store: Store, { whole }: FullText, { backward, size, after, before }: Slice): Surface[] {
  const [afterScore = null, afterId = null] = after ?? [];
  const [beforeScore = null, beforeId = null] = before ?? [];
  const bound = { words: whole, afterScore, afterId, beforeScore, beforeId, most: size + 2 };
  return store.prepare(backward ? SURFACES_BACKWARD : SURFACES_FORWARD).all(bound) as Surface[];
}

const positionsIn = (way: 'asc' | 'desc'): string => `
  select m.article_id as articleId, m.start, m.end from mentions as m
  where m.surface_id = ? and m.status = 'ACCEPTED'
    and (m.article_id, m.start, m."end") > (?, ?, ?) and (m.article_id, m.start, m."end") < (?, ?, ?)
  order by m.article_id ${way}, m.start ${way}, m.end ${way} limit ?`;

const POSITIONS_FORWARD = positionsIn('asc');
const POSITIONS_BACKWARD = positionsIn('desc');

/** Positions before and after all that there are. */
const FIRST: CursorKey = [-1, -1, -1];
const LAST: CursorKey = [Number.MAX_SAFE_INTEGER, 0, 0];

/** Where in a surface the part of the list beyond a cursor begins or ends. */
const within = (surface: Surface, key: CursorKey | null, otherwise: CursorKey): CursorKey =>
  key?.[1] === surface.id ? key.slice(2) : otherwise;

/** The mentions of the page and one more, in the order of reading. */
function findPositions(store: Store, surfaces: readonly Surface[], slice: Slice): Position[] {
  const statement = store.prepare(slice.backward ? POSITIONS_BACKWARD : POSITIONS_FORWARD);
  const found: Position[] = [];
  for (const surface of surfaces) {
    const room = slice.size + 1 - found.length;
    if (room === 0) break;
    const bounds = [...within(surface, slice.after, FIRST), ...within(surface, slice.before, LAST)];
    const positions = statement.all(surface.id, ...bounds, room) as Omit<Position, keyof Surface>[];
    found.push(...positions.map((position) => ({ ...surface, ...position })));
  }
  return found;
}

function readHits(store: Store, text: FullText, positions: readonly Position[]): SearchHit[] {
  const ids = [...new Set(positions.map(({ id }) => id))];
  const highlights = findHighlights(store, { index: 'surfaces_fts', column: 0 }, { text, ids });
  return positions.map(({ id, score, articleId, start: at, end }): SearchHit => {
    const moved = (highlights.get(id) ?? []).map((one) => ({ ...one, start: at + one.start, end: at + one.end }));
    return { type: 'MENTION', id: articleId, start: at, end, score, name: null, highlights: moved };
  });
}

function page(store: Store, text: FullText, request: PageRequest): FoundPage<SearchHit> {
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

const COUNT = `
  select count(*) from (${RANKED}) as h cross join mentions as m where m.surface_id = h.id and m.status = 'ACCEPTED'`;

const count = (store: Store, { whole }: FullText): number =>
  store.prepare(COUNT).pluck().get({ words: whole }) as number;

export const MENTION_HITS: HitSource = { name: NAME, page, count };
