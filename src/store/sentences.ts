/** Reads the structure of articles: passages, sentences, and the mentions in a sentence. */
import type { PassageRole, Span } from '../model.ts';
import type { MentionRow } from './mentions.ts';
import type { Store } from './open.ts';
import type { Page, PageRequest } from './page.ts';

export interface PassageRow extends Span {
  readonly articleId: number;
  readonly articleKey: string;
  readonly role: PassageRole;
}

/** The natural key of a sentence. */
export interface SentenceRef {
  readonly articleKey: string;
  readonly start: number;
}

export interface SentenceRow extends Span {
  readonly articleId: number;
  readonly articleKey: string;
  readonly passage: Span & { readonly role: PassageRole };
}

/** Sentences of each article, or of each passage. */
export type SentenceScope =
  | { readonly of: 'article'; readonly ids: readonly number[] }
  | { readonly of: 'passage'; readonly passages: readonly { readonly articleId: number; readonly start: number }[] };

/** The sentences at these places, in the same order; null where there is none. */
export function findSentences(store: Store, refs: readonly SentenceRef[]): (SentenceRow | null)[] {
  throw new Error(`${store.path} ${refs.length}`);
}

/** A page of the passages of each article, in reading order. */
export function listPassages(store: Store, articleIds: readonly number[], page: PageRequest): Page<PassageRow>[] {
  throw new Error(`${store.path} ${articleIds} ${page}`);
}

/** A page of the sentences of each parent, in reading order. */
export function listSentences(store: Store, scope: SentenceScope, page: PageRequest): Page<SentenceRow>[] {
  throw new Error(`${store.path} ${scope} ${page}`);
}

/** The accepted mentions of each sentence, in reading order; at most 100 of one sentence. */
export function listSentenceMentions(
  store: Store,
  sentences: readonly { readonly articleId: number; readonly start: number }[],
): MentionRow[][] {
  throw new Error(`${store.path} ${sentences}`);
}
