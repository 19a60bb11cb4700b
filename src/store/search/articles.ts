/** Searches the titles and texts of articles. */

import { directionOf } from '../read/order-by.ts';
import { asc, by } from '../sql/keyset.ts';
import type { List } from '../sql/query.ts';
import { readPage } from '../sql/read.ts';
import { frequentPage } from './frequent-words.ts';
import { findHighlights } from './highlights.ts';
import {
  type HitSource,
  hitLabelOf,
  isPlain,
  matchedBy,
  orderOf,
  pageArgs,
  type Search,
  type SearchHit,
} from './hit.ts';
import { articleHits, type Ranked, rankedArticles } from './hit-rows.ts';

const CURSORS = {
  RANK: { name: 'ARTICLE_HITS', keyLength: 2 },
  PUBLISHED_AT: { name: 'ARTICLE_HITS_BY_DATE', keyLength: 2 },
} as const;

/** The articles that match, in order. */
function listOf(search: Search): List<Ranked> {
  const { orderBy } = search;
  const [{ field }, direction] = [orderBy, directionOf(orderBy)];
  if (isPlain(search)) {
    const { row, from } = rankedArticles(search);
    return {
      row,
      from,
      where: [],
      order: () => orderOf(CURSORS[field], orderBy, [by(direction, row.score), asc(row.id)]),
    };
  }
  const { row, ...rows } = articleHits(search);
  const parts =
    field === 'RANK' ? [by(direction, row.score), asc(row.id)] : [by(direction, row.article.published_at, row.id)];
  return { ...rows, row: { id: row.id, score: row.score }, order: () => orderOf(CURSORS[field], orderBy, parts) };
}

const page: HitSource['page'] = (store, search, request) => {
  const { orderBy } = search;
  const words = search.wordsIn('articles_fts');
  const isBestFirst = isPlain(search) && directionOf(orderBy) === 'DESC';
  const ranked =
    (isBestFirst ? frequentPage(store, words, { ...request, label: hitLabelOf(CURSORS.RANK, orderBy) }) : null) ??
    readPage(store, { list: listOf(search), args: pageArgs(request) }, (row) => ({ ...row }));
  const ids = ranked.rows.map(({ id }) => id);
  const highlights = findHighlights(store, 'articles_fts', { text: words, ids });
  const rows = ranked.rows.map(
    ({ id, score }): SearchHit => ({
      type: 'ARTICLE',
      id,
      start: null,
      end: null,
      score,
      name: null,
      ...matchedBy(words),
      highlights: highlights.get(id) ?? [],
    }),
  );
  return { ...ranked, rows };
};

export const ARTICLE_HITS: HitSource = { cursors: CURSORS, page };
