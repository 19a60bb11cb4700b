/** Searches the titles and texts of articles. */

import type { Store } from '../database/open.ts';
import type { FullText } from '../filter/query-syntax.ts';
import { tickFor } from '../sql/dialect.ts';
import { Alias, bind, column, fragment, raw, type Sql, sql } from '../sql/expression.ts';
import { asc, desc } from '../sql/keyset.ts';
import { count } from '../sql/operators.ts';
import { type List, lookup } from '../sql/query.ts';
import { readPage, readValue } from '../sql/read.ts';
import { findHighlights } from './highlights.ts';
import { type HitSource, pageArgs, type SearchHit } from './hit.ts';
import { SCORE } from './ranked.ts';

const NAME = 'ARTICLE_HITS';

interface Ranked {
  readonly id: Sql<number>;
  readonly score: Sql<number>;
}

/** The articles that match, best first. */
function ranking({ whole }: FullText): List<Ranked> {
  const alias = new Alias();
  const row = { id: column<number>(alias, 'id'), score: column<number>(alias, 'score') };
  const found = fragment`select rowid as id, ${raw(SCORE)} as score from articles_fts
    where articles_fts match full_text(${bind(whole)}) and (${raw(tickFor('rowid'))})`;
  return {
    row,
    from: fragment`(${found}) as ${alias}`,
    where: [],
    order: () => ({ name: NAME, parts: [desc(row.score), asc(row.id)] }),
  };
}

const page: HitSource['page'] = (store, text, request) => {
  const ranked = readPage(store, { list: ranking(text), args: pageArgs(request) }, (row) => ({ ...row }));
  const ids = ranked.rows.map(({ id }) => id);
  const highlights = findHighlights(store, 'articles_fts', { text, ids });
  const rows = ranked.rows.map(
    ({ id, score }): SearchHit => ({
      type: 'ARTICLE',
      id,
      start: null,
      end: null,
      score,
      name: null,
      highlights: highlights.get(id) ?? [],
    }),
  );
  return { ...ranked, rows };
};

const countHits = (store: Store, { whole }: FullText): number => {
  const rows = {
    row: null,
    from: fragment`articles_fts`,
    where: [sql<boolean>`articles_fts match full_text(${bind(whole)}) and (${raw(tickFor('rowid'))})`],
  };
  return readValue(store, lookup(count, rows)) ?? 0;
};

export const ARTICLE_HITS: HitSource = { name: NAME, keyLength: 2, page, count: countHits };
