/** Bearer tokens: creating, listing, revoking and authenticating them. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { DatelineError } from '../../problem.ts';
import type { Store } from './open.ts';
import { translatingErrors } from './sqlite-errors.ts';

/** What a token permits: reading where not everybody may, adding articles, making corrections, reseeding. A server does not reseed. */
export const SCOPES = ['read', 'ingest', 'correct', 'reseed'] as const;
export type Scope = (typeof SCOPES)[number];

/** Times are ISO 8601 UTC; null is never. */
export interface TokenRow {
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly createdAt: string;
  readonly expiresAt: string | null;
  readonly revokedAt: string | null;
}

interface Raw extends Omit<TokenRow, 'scopes'> {
  readonly scopes: string;
}

/** Lets people and secret scanners recognize a token. */
const PREFIX = 'dateline_';
const SECRET_BYTES = 32;
const PATTERN = new RegExp(`^${PREFIX}[A-Za-z0-9_-]{43}$`);
/** Names are shown in the log of changes. */
const NAME = /^[A-Za-z0-9][A-Za-z0-9._@-]{0,63}$/;

const COLUMNS = 'name, scopes, created_at AS createdAt, expires_at AS expiresAt, revoked_at AS revokedAt';

const digestOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();

const toToken = ({ scopes, ...rest }: Raw): TokenRow => ({ ...rest, scopes: JSON.parse(scopes) as Scope[] });

function refuseName(name: string): void {
  if (NAME.test(name)) return;
  throw new DatelineError(
    'BAD_USER_INPUT',
    `A token cannot be called ${JSON.stringify(name)}. Take 1 to 64 of the letters A to Z and a to z, digits, ".", "_", "@" and "-".`,
  );
}

/** All tokens sorted by name, including revoked and expired ones. */
export function listTokens(store: Store): TokenRow[] {
  return (store.prepare(`SELECT ${COLUMNS} FROM tokens ORDER BY name`).all() as Raw[]).map(toToken);
}

/**
 * Creates a token and gives its secret, of which only a hash is stored. Throws BAD_USER_INPUT for a name that is invalid or taken,
 * and translated errors of SQLite.
 */
export function createToken(store: Store, token: Omit<TokenRow, 'revokedAt'>): string {
  const { name, scopes, createdAt, expiresAt } = token;
  refuseName(name);
  const secret = PREFIX + randomBytes(SECRET_BYTES).toString('base64url');
  const insert = store.prepare('INSERT INTO tokens VALUES (?, ?, ?, ?, ?, NULL) ON CONFLICT (name) DO NOTHING');
  const row = [name, digestOf(secret), JSON.stringify(scopes), createdAt, expiresAt];
  if (translatingErrors(store.path, () => insert.run(...row)).changes === 1) return secret;
  throw new DatelineError(
    'BAD_USER_INPUT',
    `There is or was a token ${name} already. Choose another name: the log of changes goes by it.`,
  );
}

/** Revokes a token; revoking again changes nothing. Throws NOT_FOUND, and translated errors of SQLite. */
export function revokeToken(store: Store, name: string, at: string): TokenRow {
  const update = store.prepare('UPDATE tokens SET revoked_at = coalesce(revoked_at, ?) WHERE name = ?');
  translatingErrors(store.path, () => update.run(at, name));
  const token = listTokens(store).find((each) => each.name === name);
  if (token) return token;
  throw new DatelineError('NOT_FOUND', `There is no token ${JSON.stringify(name)}. "dateline token list" names them.`);
}

/**
 * The token with this secret; null when there is none, or it is revoked, or has expired at the time `at`. Compares all tokens in
 * constant time each, against timing attacks.
 */
export function findToken(store: Store, secret: string, at: string): TokenRow | null {
  if (!PATTERN.test(secret)) return null;
  const digest = digestOf(secret);
  const rows = store.prepare(`SELECT digest, ${COLUMNS} FROM tokens`).all() as (Raw & { readonly digest: Buffer })[];
  const [found] = rows.filter((row) => timingSafeEqual(row.digest, digest));
  if (!found || found.revokedAt !== null || (found.expiresAt !== null && found.expiresAt <= at)) return null;
  const { digest: _hidden, ...raw } = found;
  return toToken(raw);
}

const BEARER = /^Bearer +([^\s,]+) *$/i;

/** The token in a header `authorization`; null when it has none that is valid at the time `at`. */
export function findBearer(store: Store, authorization: string | null, at: string): TokenRow | null {
  const [, secret] = BEARER.exec(authorization ?? '') ?? [];
  return secret === undefined ? null : findToken(store, secret, at);
}
