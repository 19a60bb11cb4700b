/** Makes, lists and revokes bearer tokens, and knows one when it sees it. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { DatelineError } from '../../problem.ts';
import type { Store } from './open.ts';
import { translatingErrors } from './sqlite-errors.ts';

/** What a token is for: adding articles, correcting what is there, reseeding. A server does nothing but the second for anybody. */
export const SCOPES = ['ingest', 'correct', 'reseed'] as const;
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

/** Marks a secret wherever one turns up, so that people and scanners know what it is. */
const PREFIX = 'dateline_';
const SECRET_BYTES = 32;
const LOOKS = new RegExp(`^${PREFIX}[A-Za-z0-9_-]{43}$`);
/** As the log of changes shows them. */
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

/** All tokens by name, revoked and expired ones too. */
export function listTokens(store: Store): TokenRow[] {
  return (store.prepare(`SELECT ${COLUMNS} FROM tokens ORDER BY name`).all() as Raw[]).map(toToken);
}

/**
 * Makes a token and gives its secret, which nothing can tell a second time. Throws BAD_USER_INPUT for a name that cannot be or
 * is taken, and what the database refuses.
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

/** Makes a token good for nothing from now on; one that is revoked stays so. Throws NOT_FOUND, and what the database refuses. */
export function revokeToken(store: Store, name: string, at: string): TokenRow {
  const update = store.prepare('UPDATE tokens SET revoked_at = coalesce(revoked_at, ?) WHERE name = ?');
  translatingErrors(store.path, () => update.run(at, name));
  const token = listTokens(store).find((each) => each.name === name);
  if (token) return token;
  throw new DatelineError('NOT_FOUND', `There is no token ${JSON.stringify(name)}. "dateline token list" names them.`);
}

/**
 * The token with this secret; null when there is none, or it is revoked or has expired by then. Every token is compared, each in
 * constant time: how long it takes tells nothing.
 */
export function findToken(store: Store, secret: string, at: string): TokenRow | null {
  if (!LOOKS.test(secret)) return null;
  const digest = digestOf(secret);
  const rows = store.prepare(`SELECT digest, ${COLUMNS} FROM tokens`).all() as (Raw & { readonly digest: Buffer })[];
  const [found] = rows.filter((row) => timingSafeEqual(row.digest, digest));
  if (!found || found.revokedAt !== null || (found.expiresAt !== null && found.expiresAt <= at)) return null;
  const { digest: _hidden, ...raw } = found;
  return toToken(raw);
}
