/** Full-text search of texts, names and mentions, best first, with the positions of the words. */
import { readFullText } from '../filter/query-syntax.ts';
import { textOf } from '../read/articles.ts';
import type { TextSpan } from '../read/texts.ts';
import { Alias, type Bound, found, type Sql } from '../sql/expression.ts';
import type { PageArgs } from '../sql/keyset.ts';
import { coalesce, integer } from '../sql/operators.ts';
import { type Few, type FoundList, foundRows, propertiesOf } from '../sql/query.ts';
import { checkHitCursor, countHits, findHits } from './find-hits.ts';
import type { Searchable } from './hit.ts';

/** A hit; which columns are null depends on its type. */
export interface HitRow {
  readonly type: Sql<Searchable>;
  /** Row id of the entity or article, or of the article of the mention. */
  readonly id: Sql<number>;
  /** The span of a mention. */
  readonly start: Sql<number>;
  readonly end: Sql<number>;
  readonly score: Sql<number>;
  /** The alias of an entity that matches best. */
  readonly name: Sql<string | null>;
  /** Where the words stand, as JSON. */
  readonly highlights: Sql<string>;
}

interface SearchQuery {
  readonly query: Bound<string>;
  readonly in: readonly Searchable[];
}

const NAMES = ['type', 'id', 'start', 'end', 'score', 'name', 'highlights'] as const;

const checked = (query: Bound<string>): Bound<string> =>
  query.map((words) => {
    readFullText(words);
    return words;
  });

/** Refuses a cursor of another list before the search runs. */
const checkedCursor = (types: SearchQuery['in'], cursor: PageArgs['after']): Bound<string> | null =>
  cursor?.map((text) => {
    checkHitCursor(types, text);
    return text;
  }) ?? null;

/** The hits: entities first, then articles, then mentions, each by score. BAD_USER_INPUT and LIMIT_EXCEEDED as `readFullText`. */
export function hitsOf({ query, in: types }: SearchQuery): FoundList<HitRow> {
  const words = checked(query);
  const from = new Alias();
  return {
    row: propertiesOf<HitRow>(from, NAMES),
    from,
    page: ({ first, last, after, before }) =>
      found(
        { words, types, first, last, after: checkedCursor(types, after), before: checkedCursor(types, before) },
        (store, { words: text, types: among, ...page }) =>
          JSON.stringify(findHits(store, { query: text, in: among }, page as never)),
      ),
    count: () =>
      integer(
        found({ words, types }, (store, { words: text, types: among }) => countHits(store, { query: text, in: among })),
      ),
  };
}

interface HighlightRow {
  readonly start: Sql<number>;
  readonly end: Sql<number>;
  readonly surface: Sql<string>;
}

/** Where the words of a hit stand: in the name of an entity, otherwise in the text of the article. */
export function highlightsOf({ id, name, highlights }: HitRow): Few<TextSpan> {
  const { row, ...rows } = foundRows<HighlightRow>(highlights, ['start', 'end', 'surface']);
  return {
    ...rows,
    row: { start: row.start, end: row.end, text: () => coalesce(name, textOf(id)), surface: () => row.surface },
  };
}
