/** Who sends a request: the owner of a token of the database, or whoever a signed token (JWT) names. */
import { timeOf } from './clock.ts';
import type { Store } from './open.ts';
import { findBearer, type Scope } from './tokens.ts';

/** Somebody with rights, by the name that the change log records. */
export interface Caller {
  readonly name: string;
  readonly scopes: readonly Scope[];
}

/** The caller whom a signed token names, until it expires at `until` in milliseconds since 1970. */
export interface SignedCaller extends Caller {
  readonly until: number;
}

/** What a request is sent with: the header `authorization`, or whom a signed token in it names. Null for nobody. */
export type Credentials = string | SignedCaller | null;

/** Who that is; null for nobody, and for a token that is not valid (any more). */
export function findCaller(store: Store, credentials: Credentials): Caller | null {
  if (credentials === null) return null;
  if (typeof credentials === 'object') return credentials.until > Date.now() ? credentials : null;
  return findBearer(store, credentials, timeOf());
}
