/** Hits of a full-text search, and what a source of them is. */
import type { Span } from '../../model.ts';
import type { Store } from '../database/open.ts';
import { isEmptyFilter } from '../filter/conditions.ts';
import type { SearchFilter } from '../filter/model.ts';
import type { FullText } from '../filter/query-syntax.ts';
import { directionOf, type OrderBy } from '../read/order-by.ts';
import { type Bound, bind } from '../sql/expression.ts';
import { by, labelOf, type Order, type OrderPart, type PageArgs } from '../sql/keyset.ts';
import type { FoundPage } from '../sql/query.ts';
import type { SearchedText, TextIndex } from './respelled.ts';

export const SEARCHABLE = ['ENTITY', 'ARTICLE', 'MENTION'] as const;
export type Searchable = (typeof SEARCHABLE)[number];

/** By how well they fit, or by the time of the article; of entities that of the last article that mentions it. */
export type SearchOrder = OrderBy<'RANK' | 'PUBLISHED_AT'>;

export const BEST_FIRST: SearchOrder = { field: 'RANK' };

/** A search as it was understood. */
export interface Search {
  readonly text: Bound<FullText>;
  /** What it looks for in articles, and in the surfaces of mentions. */
  readonly inArticles: Bound<SearchedText>;
  readonly inSurfaces: Bound<SearchedText>;
  /** The entities with names that are spelled otherwise, as JSON of a list of `SpelledName`. */
  readonly spelled: Bound<string>;
  readonly filter: SearchFilter;
  readonly orderBy: SearchOrder;
}

/** A search whose words are known. */
export interface KnownSearch extends Search {
  readonly words: FullText;
  readonly wordsIn: (index: TextIndex) => SearchedText;
}

/** Whether hits need no more of their rows than what the full-text index says. */
export const isPlain = ({ filter, orderBy }: Search): boolean => isEmptyFilter(filter) && orderBy.field === 'RANK';

/** A span in which words of a search stand, and the words as printed there. */
export interface Highlighted extends Span {
  readonly surface: string;
}

/** How a hit was found: by the words as they were typed, by a beginning*, or by a name that is spelled otherwise. */
export type MatchedBy = 'EXACT' | 'PREFIX' | 'SPELLING';

export interface SearchHit {
  readonly type: Searchable;
  /** Row id of the entity or article, or of the article of the mention. */
  readonly id: number;
  /** The span of a mention in the text of its article; null for anything else. */
  readonly start: number | null;
  readonly end: number | null;
  /** By BM25, higher is better, comparable among hits of one type only. */
  readonly score: number;
  readonly matchedBy: MatchedBy;
  /** How alike the name is to what was typed; 1 unless it is spelled otherwise. */
  readonly likeness: number;
  /** The alias of an entity that matches best; null for anything else. */
  readonly name: string | null;
  /** Where words of the query stand, at most 100: in the text of an article or mention, in `name` of an entity. */
  readonly highlights: readonly Highlighted[];
}

/** Which page of a list; null means absent. */
export interface PageRequest {
  readonly first?: number | null | undefined;
  readonly last?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly before?: string | null | undefined;
}

const bindOrNull = (cursor: string | null | undefined) => (cursor == null ? null : bind(cursor));

/** The request with its cursors as parameters. */
export const pageArgs = ({ first, last, after, before }: PageRequest): PageArgs => ({
  first,
  last,
  after: bindOrNull(after),
  before: bindOrNull(before),
});

/** How a hit was found that has the words that were looked for. */
export function matchedBy({
  begins,
  likeness = null,
}: FullText & Partial<SearchedText>): Pick<SearchHit, 'matchedBy' | 'likeness'> {
  if (likeness !== null) return { matchedBy: 'SPELLING', likeness };
  return { matchedBy: begins ? 'PREFIX' : 'EXACT', likeness: 1 };
}

/** What tells the cursors of hits from those of others. */
export interface HitCursors {
  readonly name: string;
  /** How many values the key has. */
  readonly keyLength: number;
}

/** The order of hits of one type, by these columns. */
export const orderOf = ({ name }: HitCursors, { field, nulls }: SearchOrder, parts: readonly OrderPart[]): Order => ({
  name,
  parts,
  ...(field === 'PUBLISHED_AT' && nulls && { nulls }),
});

/** What the cursors of hits begin with. */
export const hitLabelOf = (cursors: HitCursors, orderBy: SearchOrder): readonly string[] =>
  labelOf(orderOf(cursors, orderBy, [by(directionOf(orderBy))]));

/** What hits of one type come from. */
export interface HitSource {
  readonly cursors: Readonly<Record<SearchOrder['field'], HitCursors>>;
  readonly page: (store: Store, search: KnownSearch, request: PageRequest) => FoundPage<SearchHit>;
}
