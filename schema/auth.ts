/** Who asks, and what a token lets them do. */
import { DatelineError } from '../src/problem.ts';
import { timeOf } from '../src/store/database/clock.ts';
import type { Store } from '../src/store/database/open.ts';
import { findBearer, type Scope } from '../src/store/database/tokens.ts';
import type { Writer } from '../src/store/database/writer.ts';
import { type Caller, type Context, createContext, createWritingContext } from './context.ts';

/** Whose token the header `authorization` of a request has; null for none, and for one that is not good (any more). */
function callerOf(writer: Writer, authorization: string | null): Caller | null {
  if (authorization === null) return null;
  return writer.read((store) => findBearer(store, authorization, timeOf()));
}

/** Whether the caller may. Throws DATABASE_UNWRITABLE where nobody may. */
export function may({ caller }: Context, scope: Scope): boolean {
  if (caller === null) {
    const message = 'This server only reads. Send changes to one that was started without "--read-only on".';
    throw new DatelineError('DATABASE_UNWRITABLE', message, { publicMessage: message });
  }
  return caller()?.scopes.includes(scope) ?? false;
}

/** One and the same for whoever may not, whatever the reason. */
export function unauthorized(): DatelineError {
  return new DatelineError(
    'UNAUTHORIZED',
    'This takes a bearer token that is valid and has the scope for it, in the header "authorization". Those who run the server make them with "dateline token create".',
  );
}

/** Makes contexts of requests with that header `authorization`; without a writer nobody changes anything in them. */
export const contextsFor =
  (writer: Writer | null) =>
  (store: Store, authorization: string | null): Context => {
    if (writer === null) return createContext(store);
    return createWritingContext(store, { writer, caller: () => callerOf(writer, authorization) });
  };
