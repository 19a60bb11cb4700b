/**
 * Searches accepted mentions by what they print. All mentions of a surface fit equally well, so surfaces are ranked, and
 * mentions read only of those on the page.
 */
import { sql } from 'kysely';
import type { Store } from '../database/open.ts';
import { every } from '../filter/conditions.ts';
import type { FullText } from '../filter/query-syntax.ts';
import { MENTION_COLUMNS, readMentions, toMention } from '../read/mention-row.ts';
import type { MentionRow } from '../read/mentions.ts';
import type { CursorKey } from '../sql/cursor.ts';
import { all, qb } from '../sql/kysely.ts';
import {
  bounds,
  type Order,
  type Page,
  type PageRequest,
  readSize,
  type Slice,
  sorting,
  toPage,
  understand,
} from '../sql/page.ts';
import { COUNT, countPerParent, ONCE, parentPart, rowPerParent, rowsPerParent } from '../sql/per-parent.ts';
import { findHighlights } from './highlights.ts';
import { SCORE } from './ranked.ts';
import type { HitSource, SearchHit } from './search.ts';

const ORDER: Order = {
  name: 'MENTION_HITS',
  parts: [
    { columns: ['h.score'], direction: 'DESC' },
    { columns: ['h.id', 'm.article_id', 'm.start', 'm.end'], direction: 'ASC' },
  ],
};

const SURFACE_ORDER: Order = {
  name: 'SURFACES',
  parts: [
    { columns: ['h.score'], direction: 'DESC' },
    { columns: ['h.id'], direction: 'ASC' },
  ],
};

interface Surface {
  readonly id: number;
  readonly score: number;
}

interface Place extends Surface {
  readonly articleId: number;
  readonly start: number;
  readonly end: number;
}

/** Places of mentions before and after all there are. */
const FIRST: CursorKey = [-1, -1, -1];
const LAST: CursorKey = [Number.MAX_SAFE_INTEGER, 0, 0];

const ranking = ({ whole }: FullText) =>
  sql<Surface>`(select rowid as id, ${SCORE} as score from surfaces_fts where surfaces_fts match ${whole})`.as('h');

const accepted = qb.selectFrom('mentions as m').where('m.status', '=', 'ACCEPTED');

const step = (key: CursorKey | null, by: number): CursorKey | null =>
  key && [key[0] as number, (key[1] as number) + by];

/** As many surfaces as a page can have, from and up to those of its cursors, which may have no mention left. */
const findSurfaces = (store: Store, text: FullText, slice: Slice): Surface[] => {
  const surfaces: Slice = {
    order: SURFACE_ORDER,
    backward: slice.backward,
    after: step(slice.after, -1),
    before: step(slice.before, 1),
    size: slice.size + 1,
  };
  const printed = accepted.select('m.start').where('m.surface_id', '=', sql.ref<number>('h.id'));
  const query = qb
    .selectFrom(ranking(text))
    .select(['h.id', 'h.score'])
    .where(bounds(surfaces) ?? every([]))
    .where(({ exists }) => exists(printed))
    .orderBy(sql.join(sorting(surfaces)))
    .limit(readSize(surfaces));
  return all(store, query);
};

/** Where in a surface the part of the list beyond a cursor begins or ends. */
const within = (surface: Surface, key: CursorKey | null, otherwise: CursorKey): CursorKey =>
  key?.[1] === surface.id ? key.slice(2) : otherwise;

/** The mentions of each surface that can be on the page. */
const findPlaces = (store: Store, surfaces: readonly Surface[], slice: Slice): Place[] => {
  const parents = surfaces.map((surface) => [
    surface.id,
    ...within(surface, slice.after, FIRST),
    ...within(surface, slice.before, LAST),
  ]);
  const place = sql`(m.article_id, m.start, m."end")`;
  const part = (from: number) => sql`(${parentPart(from)}, ${parentPart(from + 1)}, ${parentPart(from + 2)})`;
  const way = slice.backward ? 'desc' : 'asc';
  const query = accepted
    .select(['m.article_id as articleId', 'm.start', 'm.end'])
    .where('m.surface_id', '=', parentPart(0))
    .where(sql<boolean>`${place} > ${part(1)} and ${place} < ${part(4)}`)
    .orderBy('m.article_id', way)
    .orderBy('m.start', way)
    .orderBy('m.end', way)
    .limit(readSize(slice));
  const places = rowsPerParent(store, parents, query);
  return surfaces.flatMap((surface, index) => (places[index] ?? []).map((row) => ({ ...surface, ...row })));
};

/** A mention by the row id of its article, and its span. */
type MentionPlace = Pick<Place, 'articleId' | 'start' | 'end'>;

/** The mentions at these places, in the same order; null where there is none. */
export function findMentionsAt(store: Store, places: readonly MentionPlace[]): (MentionRow | null)[] {
  const core = qb
    .selectFrom('mentions as m')
    .where('m.article_id', '=', parentPart(0))
    .where('m.start', '=', parentPart(1))
    .where('m.end', '=', parentPart(2))
    .select(MENTION_COLUMNS);
  const keys = places.map(({ articleId, start, end }) => [articleId, start, end]);
  return rowPerParent(store, keys, { query: readMentions(core), row: toMention });
}

const readHits = (store: Store, text: FullText, places: readonly Place[]): SearchHit[] => {
  const ids = [...new Set(places.map(({ id }) => id))];
  const highlights = findHighlights(store, { index: 'surfaces_fts', column: 0 }, { text, ids });
  return places.map(({ id, score, articleId, start: at, end }): SearchHit => {
    const moved = (highlights.get(id) ?? []).map((one) => ({ ...one, start: at + one.start, end: at + one.end }));
    return { type: 'MENTION', id: articleId, start: at, end, score, name: null, highlights: moved };
  });
};

const page = (store: Store, text: FullText, request: PageRequest): Page<SearchHit> => {
  const slice = understand(request, ORDER);
  const places = findPlaces(store, findSurfaces(store, text, slice), slice).slice(0, readSize(slice));
  const found = toPage(slice, places, {
    row: (place) => place,
    key: ({ score, id, articleId, start, end }) => [score, id, articleId, start, end],
  });
  return { ...found, rows: readHits(store, text, found.rows) };
};

const count = (store: Store, text: FullText): number => {
  const query = qb
    .selectFrom(ranking(text))
    .crossJoin('mentions as m')
    .whereRef('m.surface_id', '=', 'h.id')
    .where('m.status', '=', 'ACCEPTED')
    .select(COUNT);
  return countPerParent(store, ONCE, query)[0] ?? 0;
};

export const MENTION_HITS: HitSource = { order: ORDER, page, count };
