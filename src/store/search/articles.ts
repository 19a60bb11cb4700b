/** Searches the titles and texts of articles. */
import { sql } from 'kysely';
import type { Store } from '../database/open.ts';
import type { FullText } from '../filter/query-syntax.ts';
import { qb } from '../sql/kysely.ts';
import {
  type Direction,
  type Order,
  type Page,
  type PageRequest,
  readSize,
  type Slice,
  toPage,
  understand,
} from '../sql/page.ts';
import { COUNT, countPerParent, ONCE } from '../sql/per-parent.ts';
import { findHighlights } from './highlights.ts';
import { SCORE_SQL } from './ranked.ts';
import type { HitSource, SearchHit } from './search.ts';

const ORDER: Order = {
  name: 'ARTICLE_HITS',
  parts: [
    { columns: ['h.score'], direction: 'DESC' },
    { columns: ['h.id'], direction: 'ASC' },
  ],
};

interface Ranked {
  readonly id: number;
  readonly score: number;
}

/** The articles that match between two places, of which either may be null; written out, for to build it takes as long as to run it. */
const rankedIn = (score: Direction, id: Direction): string => `
  select id, score from (select rowid as id, ${SCORE_SQL} as score from articles_fts where articles_fts match @words)
  where (@afterScore is null or score < @afterScore or (score = @afterScore and id > @afterId))
    and (@beforeScore is null or score > @beforeScore or (score = @beforeScore and id < @beforeId))
  order by score ${score}, id ${id} limit @most`;

const FORWARD = rankedIn('DESC', 'ASC');
const BACKWARD = rankedIn('ASC', 'DESC');

const readRanked = (store: Store, { whole }: FullText, slice: Slice): Ranked[] => {
  const [afterScore = null, afterId = null] = slice.after ?? [];
  const [beforeScore = null, beforeId = null] = slice.before ?? [];
  const most = readSize(slice);
  const bound = { words: whole, afterScore, afterId, beforeScore, beforeId, most };
  return store.prepare(slice.backward ? BACKWARD : FORWARD).all(bound) as Ranked[];
};

const page = (store: Store, text: FullText, request: PageRequest): Page<SearchHit> => {
  const slice = understand(request, ORDER);
  const ranked = toPage(slice, readRanked(store, text, slice), {
    row: (row) => row,
    key: ({ score, id }) => [score, id],
  });
  const ids = ranked.rows.map(({ id }) => id);
  const highlights = findHighlights(store, { index: 'articles_fts', column: 1 }, { text, ids });
  const rows = ranked.rows.map(({ id, score }): SearchHit => {
    return { type: 'ARTICLE', id, start: null, end: null, score, name: null, highlights: highlights.get(id) ?? [] };
  });
  return { ...ranked, rows };
};

const count = (store: Store, { whole }: FullText): number => {
  const query = qb.selectFrom('articles_fts').select(COUNT).where(sql<boolean>`articles_fts match ${whole}`);
  return countPerParent(store, ONCE, query)[0] ?? 0;
};

export const ARTICLE_HITS: HitSource = { order: ORDER, page, count };
