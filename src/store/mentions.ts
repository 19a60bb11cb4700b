/** Reads mentions: by place, as pages, as counts. */
import type { Asserter, Form, Kind, PassageRole, Span, Status } from '../model.ts';
import type { MentionFilter } from './filter.ts';
import type { Store } from './open.ts';
import type { Direction, Page, PageRequest } from './page.ts';
import type { MentionScope } from './scope.ts';

/** The natural key of a mention. */
export interface MentionRef extends Span {
  readonly articleKey: string;
}

/** A mention with the sentence and the passage it stands in. Spans point into the text of its article. */
export interface MentionRow extends MentionRef {
  readonly articleId: number;
  readonly surface: string;
  readonly kind: Kind;
  readonly form: Form;
  readonly status: Status;
  /** Null when openly unresolved. */
  readonly entityId: number | null;
  readonly score: number | null;
  readonly linkScore: number | null;
  readonly assertedBy: Asserter;
  readonly sentence: Span;
  readonly passage: Span & { readonly role: PassageRole };
}

/** `PUBLISHED_AT` goes by article and within one by position; `POSITION` is for the mentions of one article only. */
export interface MentionOrder {
  readonly field: 'PUBLISHED_AT' | 'POSITION';
  readonly direction: Direction;
}

export interface MentionQuery {
  readonly filter?: MentionFilter | null | undefined;
  /** Default: in an article from its beginning, elsewhere latest article first. */
  readonly orderBy?: MentionOrder | null | undefined;
  readonly page: PageRequest;
}

/** The mentions at these places, whatever their status, in the same order; null where there is none. */
export function findMentions(store: Store, refs: readonly MentionRef[]): (MentionRow | null)[] {
  throw new Error(`${store.path} ${refs.length}`);
}

/** A page of mentions for each parent of the scope. BAD_USER_INPUT for an order by position outside an article. */
export function listMentions(store: Store, scope: MentionScope, query: MentionQuery): Page<MentionRow>[] {
  throw new Error(`${store.path} ${scope} ${query}`);
}

/** How many mentions the filter lets through, for each parent of the scope; demonyms count. */
export function countMentions(store: Store, scope: MentionScope, filter?: MentionFilter | null): number[] {
  throw new Error(`${store.path} ${scope} ${filter}`);
}
