/** Who asks, and what a token lets them do. */
import { DatelineError } from '../src/problem.ts';
import { type Credentials, findCaller } from '../src/store/database/callers.ts';
import type { Store } from '../src/store/database/open.ts';
import type { Scope } from '../src/store/database/tokens.ts';
import type { Writer } from '../src/store/database/writer.ts';
import { type Context, createContext, createWritingContext } from './context.ts';

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

/** Makes contexts of requests with those credentials; without a writer nobody changes anything in them. */
export const contextsFor =
  (writer: Writer | null) =>
  (store: Store, credentials: Credentials): Context => {
    if (writer === null) return createContext(store);
    return createWritingContext(store, {
      writer,
      caller: () => writer.read((written) => findCaller(written, credentials)),
    });
  };
