/** Hits of a full-text search, and what a source of them is. */
import type { Span } from '../../model.ts';
import type { Store } from '../database/open.ts';
import type { FullText } from '../filter/query-syntax.ts';
import { bind } from '../sql/expression.ts';
import type { PageArgs } from '../sql/keyset.ts';
import type { FoundPage } from '../sql/query.ts';

export const SEARCHABLE = ['ENTITY', 'ARTICLE', 'MENTION'] as const;
export type Searchable = (typeof SEARCHABLE)[number];

/** A span in which words of a search stand, and the words as printed there. */
export interface Highlighted extends Span {
  readonly surface: string;
}

export interface SearchHit {
  readonly type: Searchable;
  /** Row id of the entity or article, or of the article of the mention. */
  readonly id: number;
  /** The span of a mention in the text of its article; null for anything else. */
  readonly start: number | null;
  readonly end: number | null;
  /** By BM25, higher is better, comparable among hits of one type only. */
  readonly score: number;
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

/** What hits of one type come from. */
export interface HitSource {
  /** What its cursors begin with. */
  readonly name: string;
  /** How many values the key in a cursor has. */
  readonly keyLength: number;
  readonly page: (store: Store, text: FullText, request: PageRequest) => FoundPage<SearchHit>;
  readonly count: (store: Store, text: FullText) => number;
}
