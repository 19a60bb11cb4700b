/** Finds the best articles of a frequent word in its champion list: https://nlp.stanford.edu/IR-book/html/htmledition/champion-lists-1.html */
import { type CursorKey, readCursor, writeCursor } from '../database/cursor.ts';
import type { Store } from '../database/open.ts';
import { articlesIndexSize } from '../database/token-counts.ts';
import type { FullText } from '../filter/query-syntax.ts';
import { impactOf } from '../sql/bm25.ts';
import { limitedTo } from '../sql/dialect.ts';
import type { Bound, Sql } from '../sql/expression.ts';
import { extentOf } from '../sql/keyset.ts';
import { eq } from '../sql/operators.ts';
import { from, lookup } from '../sql/query.ts';
import { frequentWords } from '../sql/tables/counts.ts';
import type { PageRequest } from './hit.ts';
import { UNITS } from './ranked.ts';

export interface RankedArticle {
  readonly id: number;
  readonly score: number;
}

interface RankedPage {
  readonly rows: readonly RankedArticle[];
  readonly cursors: readonly string[];
  readonly hasNext: boolean;
  readonly hasPrevious: boolean;
}

/** A query of one word that needs no folding but to lower case. */
const PLAIN_WORD = /^"([A-Za-z0-9]+)"$/;

/** The word that is all of a query, as the index has it; null for any other query. */
const onlyWord = ({ whole }: FullText): string | null => PLAIN_WORD.exec(whole)?.[1]?.toLowerCase() ?? null;

/** How many articles have the word that is all of a query; null when it is not one of the frequent words. */
export function countOfFrequent(text: Bound<FullText>): Sql<number | null> {
  const rows = from(frequentWords, ({ word }) => [
    eq(
      word,
      text.map((words) => onlyWord(words) ?? ''),
    ),
  ]);
  return lookup(rows.row.articles, rows);
}

/** A word without rarity, in more than half of all articles, still ranks them. */
const LEAST_RARITY = 1e-6;

const SELECT_WORD = `
  SELECT least_impact AS leastImpact, mean_length AS meanLength, ln((@rows - articles + 0.5) / (articles + 0.5)) AS rarity
  FROM frequent_words WHERE word = @word`;
const SELECT_HITS = `
  SELECT article_id AS id, frequency, length, impact FROM frequent_word_hits WHERE word = ? ORDER BY impact DESC ${limitedTo('?')}`;

interface Word {
  readonly leastImpact: number;
  readonly meanLength: number;
  readonly rarity: number;
}

interface Hit {
  readonly id: number;
  readonly frequency: number;
  readonly length: number;
  readonly impact: number;
}

const best = (one: RankedArticle, other: RankedArticle): number => other.score - one.score || one.id - other.id;

/** Hits read at first, for each hit of a page, since other lengths on average change their order a little. */
const READ = 3;
const ALL = -1;

/** Allows for rounding. */
const ALMOST = 1 - 1e-9;

/**
 * The best articles, all of them in order down to the last, and at least `size` of those beyond the cursor; null when the list does not hold as many.
 * No article out of the list can score more than one with the least impact of it.
 */
function rank(store: Store, word: string, { size, after }: { size: number; after: CursorKey | null }) {
  const index = articlesIndexSize(store.db);
  const found = index && (store.prepare(SELECT_WORD).get({ word, rows: index.rows }) as Word | undefined);
  if (!index || !found) return null;
  const rarity = found.rarity > 0 ? found.rarity : LEAST_RARITY;
  const scoreOf = (impact: number): number => Math.floor(rarity * impact * UNITS + 0.5);
  const drift = Math.max(1, index.meanLength / found.meanLength);
  const beyond = after && { score: after[0] as number, id: after[1] as number };
  for (const limit of [size * READ, ALL]) {
    const hits = store.prepare(SELECT_HITS).all(word, limit) as Hit[];
    const isAll = limit === ALL || hits.length < limit;
    const bound = scoreOf((isAll ? found.leastImpact : (hits.at(-1)?.impact ?? 0)) * drift) / ALMOST;
    const ranked = hits
      .map(({ id, frequency, length }) => ({ id, score: scoreOf(impactOf(frequency, length, index.meanLength)) }))
      .filter((hit) => hit.score > bound && (beyond === null || best(beyond, hit) < 0))
      .sort(best);
    if (ranked.length >= size) return ranked.slice(0, size);
    if (isAll) return null;
  }
  return null;
}

interface LabelledRequest extends PageRequest {
  /** What cursors begin with. */
  readonly label: readonly string[];
}

/** The requested page of the articles that match, best first; null when the champion lists cannot tell. BAD_USER_INPUT for a foreign cursor. */
export function frequentPage(store: Store, text: FullText, request: LabelledRequest): RankedPage | null {
  const word = onlyWord(text);
  const { backward, size } = extentOf(request);
  if (word === null || backward || request.before != null) return null;
  const { label } = request;
  const after = request.after == null ? null : readCursor(request.after, label, 2);
  const ranked = rank(store, word, { size: size + 1, after });
  if (ranked === null) return null;
  const rows = ranked.slice(0, size);
  return {
    rows,
    cursors: rows.map(({ score, id }) => writeCursor(label, [score, id])),
    hasNext: true,
    hasPrevious: request.after != null,
  };
}
