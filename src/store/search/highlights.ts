/** Shows where the words of a search stand: SQLite marks them in the folded text, the marks are turned into spans of the printed one. */
import { randomBytes } from 'node:crypto';
import { unfoldSpans } from '../../text/fold.ts';
import type { Store } from '../database/open.ts';
import type { FullText } from '../filter/query-syntax.ts';
import type { Highlighted } from './hit.ts';

/** The columns that spans point into: the number in the index, and where the printed text is. */
const MARKED_COLUMNS = {
  articles_fts: { column: 1, table: 'article_texts', id: 'article_id', printed: 'text' },
  aliases_fts: { column: 0, table: 'aliases', id: 'id', printed: 'name' },
  surfaces_fts: { column: 0, table: 'surfaces', id: 'id', printed: 'surface' },
} as const;

interface Marked {
  readonly id: number;
  readonly marked: string;
  /** The text itself; null where the index reads it and no folded copy of it. */
  readonly printed: string | null;
}

const MOST_HIGHLIGHTS = 100;

/** Nobody can have written it into a text: it is made when the process starts, and shown to nobody. */
const MARK = randomBytes(12).toString('base64url');

/** What stands between marks, with its place in the text without marks; marks come in pairs that do not nest. */
function readMarks(marked: string): Highlighted[] {
  const found: Highlighted[] = [];
  let marks = 0;
  let at = marked.indexOf(MARK);
  while (at >= 0 && found.length < MOST_HIGHLIGHTS) {
    const end = marked.indexOf(MARK, at + MARK.length);
    const surface = marked.slice(at + MARK.length, end);
    const start = at - marks * MARK.length;
    found.push({ start, end: start + surface.length, surface });
    marks += 2;
    at = marked.indexOf(MARK, end + MARK.length);
  }
  return found;
}

function highlightsIn({ marked, printed }: Marked): Highlighted[] {
  const found = readMarks(marked);
  if (printed === null) return found;
  return unfoldSpans(printed, found).map((span) => ({ ...span, surface: printed.slice(span.start, span.end) }));
}

/**
 * Where the wanted words stand in each of these rows of the index, at most 100 spans a row. A plain word is looked up row by
 * row; the words that begin somehow are gathered once, and the rows picked from those that have them.
 */
export function findHighlights(
  store: Store,
  index: keyof typeof MARKED_COLUMNS,
  { text, ids }: { readonly text: FullText; readonly ids: readonly number[] },
): Map<number, Highlighted[]> {
  if (ids.length === 0) return new Map();
  const { column, table, id, printed } = MARKED_COLUMNS[index];
  const rowid = text.begins ? '+rowid' : 'rowid';
  const statement = store.prepare(`
    select rowid as id, highlight(${index}, ${column}, @mark, @mark) as marked,
      (select iif(folded is null, null, ${printed}) from ${table} where ${id} = ${index}.rowid) as printed
    from ${index} where ${index} match @wanted and ${rowid} in (select value from json_each(@ids))`);
  // One at a time: a marked text is as long as its article.
  const found = statement.iterate({ mark: MARK, wanted: text.wanted, ids: JSON.stringify(ids) });
  const highlights = new Map<number, Highlighted[]>();
  for (const row of found as Iterable<Marked>) highlights.set(row.id, highlightsIn(row));
  return highlights;
}
