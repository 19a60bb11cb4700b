/** Authentication of requests: whom a signed token names, and who may read where not everybody may. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { DatelineError } from '../problem.ts';
import { type Credentials, findCaller, type SignedCaller } from '../store/database/callers.ts';
import type { Store } from '../store/database/open.ts';
import { ARTICLES_PATH } from './posted-articles.ts';
import { sendErrors } from './responses.ts';

export interface Authentication {
  /** Replaces a signed token by the caller whom it names, null when it is not valid; gives any other header as it is. Never rejects. */
  readonly authenticate: (authorization: string | null) => Promise<Credentials>;
  /** Whether they may read. Null where everybody may. */
  readonly mayRead: ((credentials: Credentials) => boolean) | null;
}

/** Verifies a signed token; null when it is not valid. */
export type VerifyToken = (token: string) => Promise<SignedCaller | null>;

interface AuthenticationOptions {
  /** Null where signed tokens are not taken. */
  readonly verify: VerifyToken | null;
  /** Where readers need a token: the database with the tokens. */
  readonly readersOf: Store | null;
}

const HEADER = /^(Bearer|Basic) +([^\s,]+) *$/i;
/** A JSON Web Signature in compact form. */
const SIGNED = /^[\w-]+\.[\w-]*\.[\w-]*$/;

/** The token of a header. Browsers and readers of feeds ask for a password: it is the token, of whatever user. */
function tokenOf(authorization: string | null): { readonly isBearer: boolean; readonly token: string } | null {
  const [, scheme, value] = HEADER.exec(authorization ?? '') ?? [];
  if (scheme === undefined || value === undefined) return null;
  const isBearer = scheme.toLowerCase() === 'bearer';
  return {
    isBearer,
    token: isBearer
      ? value
      : Buffer.from(value, 'base64')
          .toString()
          .replace(/^[^:]*:/, ''),
  };
}

/** Browsers send a password with whatever they ask for, so that it lets nobody change anything. */
const reading = (caller: SignedCaller): SignedCaller => ({
  ...caller,
  scopes: caller.scopes.filter((scope) => scope === 'read'),
});

function mayRead(store: Store, credentials: Credentials): boolean {
  const given = typeof credentials === 'string' ? tokenOf(credentials) : null;
  const caller = findCaller(store, given === null ? credentials : `Bearer ${given.token}`);
  return caller?.scopes.includes('read') ?? false;
}

export const createAuthentication = ({ verify, readersOf }: AuthenticationOptions): Authentication => ({
  authenticate: async (authorization) => {
    const given = verify === null ? null : tokenOf(authorization);
    if (verify === null || given === null || !SIGNED.test(given.token)) return authorization;
    const caller = await verify(given.token);
    return caller === null || given.isBearer ? caller : reading(caller);
  },
  mayRead: readersOf && ((credentials) => mayRead(readersOf, credentials)),
});

export const unauthorized = (): DatelineError =>
  new DatelineError(
    'UNAUTHORIZED',
    'Reading takes a token that is valid and has the scope read: as a bearer token in the header "authorization", or as the password of any user. Those who run the server make them with "dateline token create".',
  );

/** Probes say nothing of what is stored, and posted articles have a scope of their own. */
const isOpen = (method: string | undefined, path: string): boolean =>
  path === '/health' || path === '/ready' || (method === 'POST' && path === ARTICLES_PATH);

/** Answers whoever may not read; resolves to whether it did. */
export async function refuseUnauthorized(
  request: IncomingMessage,
  response: ServerResponse,
  {
    authentication: { authenticate, mayRead },
    path,
  }: { readonly authentication: Authentication; readonly path: string },
): Promise<boolean> {
  if (mayRead === null || isOpen(request.method, path)) return false;
  if (mayRead(await authenticate(request.headers.authorization ?? null))) return false;
  const { code, message } = unauthorized();
  response.setHeader('www-authenticate', ['Bearer realm="Dateline"', 'Basic realm="Dateline", charset="UTF-8"']);
  sendErrors(response, 401, [{ message, extensions: { code } }]);
  return true;
}
