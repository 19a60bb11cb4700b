/** Suggests entities while a name is being typed. */
import type { Kind } from '../model.ts';
import type { EntityRow } from './entities.ts';
import type { Store } from './open.ts';

export interface SuggestQuery {
  /** The beginning of a name or of a later word of it; case and diacritics do not matter. */
  readonly prefix: string;
  readonly kinds?: readonly Kind[] | null | undefined;
}

export interface SuggestionRow {
  readonly entity: EntityRow;
  /** The alias that begins so. */
  readonly name: string;
}

/** At most `limit` entities, most mentioned first, each once; none for a prefix without letters or digits. */
export function suggest(store: Store, query: SuggestQuery, limit: number): SuggestionRow[] {
  throw new Error(`${store.path} ${query} ${limit}`);
}
