/** Searches the titles and texts of articles. */
import { sql } from 'kysely';
import type { FullText } from './full-text.ts';
import { findHighlights } from './highlights.ts';
import type { Store } from './open.ts';
import type { Order, Page, PageRequest } from './page.ts';
import { COUNT, countPerParent, ONCE, pagePerParent } from './per-parent.ts';
import { SCORE } from './ranked.ts';
import type { HitSource, SearchHit } from './search.ts';
import { qb } from './sql.ts';

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

const ranking = ({ whole }: FullText) =>
  sql<Ranked>`(select rowid as id, ${SCORE} as score from articles_fts where articles_fts match ${whole})`.as('h');

const page = (store: Store, text: FullText, request: PageRequest): Page<SearchHit> => {
  const [ranked] = pagePerParent(store, {
    parents: ONCE,
    query: qb.selectFrom(ranking(text)).select(['h.id', 'h.score']),
    order: ORDER,
    page: request,
    row: (raw): Ranked => raw,
  }) as [Page<Ranked>];
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
