/** Shows where the words of a search stand: SQLite marks them in the text, the marks are turned into spans. */
import { randomBytes } from 'node:crypto';

import type { Store } from '../database/open.ts';
import type { FullText } from '../filter/query-syntax.ts';
import type { Highlighted } from './hit.ts';

/** A full-text index, and which of its columns spans point into. */
export interface MarkedColumn {
  readonly index: 'articles_fts' | 'aliases_fts' | 'surfaces_fts';
  readonly column: number;
}

interface Marked {
  readonly id: number;
  readonly marked: string;
}

const MOST_HIGHLIGHTS = 100;

/** Nobody can have written it into a text: it is made when the process starts, and shown to nobody. */
const MARK = randomBytes(12).toString('base64url');

/** What stands between marks; marks come in pairs that do not nest. */
const readMarks = (marked: string): Highlighted[] => {
  let end = 0;
  const pieces = marked.split(MARK).map((surface) => {
    const start = end;
    end += surface.length;
    return { start, end, surface };
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
): Map<number, Highlighted[]> {
  if (ids.length === 0) return new Map();
  const rowid = text.begins ? '+rowid' : 'rowid';
  const statement = store.prepare(`
    select rowid as id, highlight(${index}, ${column}, @mark, @mark) as marked from ${index}
    where ${index} match @wanted and ${rowid} in (select value from json_each(@ids))`);
  // One at a time: a marked text is as long as its article.
  const found = statement.iterate({ mark: MARK, wanted: text.wanted, ids: JSON.stringify(ids) });
  const highlights = new Map<number, Highlighted[]>();
  for (const { id, marked } of found as Iterable<Marked>) highlights.set(id, readMarks(marked));
  return highlights;
}
