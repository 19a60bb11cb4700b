/** Shows where the words of a search stand: SQLite marks them in the text, the marks are turned into spans. */
import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Span } from '../model.ts';
import type { FullText } from './full-text.ts';
import type { Store } from './open.ts';
import { all, qb } from './sql.ts';

/** A full-text index, and which of its columns spans point into. */
export interface MarkedColumn {
  readonly index: 'articles_fts' | 'aliases_fts' | 'surfaces_fts';
  readonly column: number;
}

const MOST_HIGHLIGHTS = 100;

/** The spans that stand between marks; marks come in pairs that do not nest. */
const readMarks = (marked: string, mark: string): Span[] => {
  let end = 0;
  const pieces = marked.split(mark).map((piece) => {
    const start = end;
    end += piece.length;
    return { start, end };
  });
  return pieces.filter((_, index) => index % 2 === 1).slice(0, MOST_HIGHLIGHTS);
};

/**
 * Where the wanted words stand in each of these rows of the index, at most 100 spans a row. A plain word is looked up row by
 * row; the words that begin somehow are gathered once, and the rows picked from those that have them.
 */
export function findHighlights(
  store: Store,
  { index, column }: MarkedColumn,
  { text, ids }: { readonly text: FullText; readonly ids: readonly number[] },
): Map<number, Span[]> {
  if (ids.length === 0) return new Map();
  // Nobody can have written it into the text.
  const mark = randomBytes(16).toString('hex');
  const table = sql.table(index);
  const rowid = text.begins ? sql`+rowid` : sql`rowid`;
  const rows = sql<{ id: number; marked: string }>`(
    select rowid as id, highlight(${table}, ${column}, ${mark}, ${mark}) as marked from ${table}
    where ${table} match ${text.wanted} and ${rowid} in (select value from json_each(${JSON.stringify(ids)})))`;
  const found = all(store, qb.selectFrom(rows.as('h')).selectAll());
  return new Map(found.map(({ id, marked }) => [id, readMarks(marked, mark)]));
}
