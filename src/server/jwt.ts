/** Verifies signed tokens (JWT) of an OpenID Connect provider, with the keys of a file or of its URL (JWKS). */
import { readFileSync, statSync } from 'node:fs';
import { createLocalJWKSet, createRemoteJWKSet, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { LRUCache } from 'lru-cache';
import { lineFault } from '../corrections/plain-text.ts';
import type { Logger } from '../log.ts';
import { DatelineError } from '../problem.ts';
import type { SignedCaller } from '../store/database/callers.ts';
import { SCOPES, type Scope } from '../store/database/tokens.ts';
import type { VerifyToken } from './authentication.ts';

export interface JwtOptions {
  readonly issuer: string;
  readonly audience: string;
  /** File or URL of the keys. */
  readonly keys: { readonly file: string } | { readonly url: string };
  /** Claims that hold the scopes and the name; of nested ones the names are joined by full stops. */
  readonly claims: { readonly scopes: string; readonly name: string };
}

/** Of public keys alone: a secret would let whoever knows it sign, and "none" everybody. */
const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'];

/** How long keys and verified tokens are kept, in milliseconds: a key that was withdrawn is refused after that. */
const KEPT_MS = 60_000;
const MAX_TOKENS = 1000;
/** How much clocks may differ, in seconds. */
const TOLERANCE = 5;

const SCOPE = /^dateline[:./](\w+)$/;

function readKeys(file: string): JWTVerifyGetKey {
  try {
    return createLocalJWKSet(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new DatelineError(
      'BAD_USER_INPUT',
      `${file} is no set of public keys (JWKS): ${reason}. Save what the provider shows as its "jwks_uri".`,
    );
  }
}

/** The keys of a file, which is read again when it changed. A file that became invalid leaves the keys as they were. */
function keysOfFile(file: string, log: Logger): JWTVerifyGetKey {
  let keys = readKeys(file);
  let read = { at: Date.now(), modified: statSync(file).mtimeMs };
  function refresh(): void {
    if (Date.now() - read.at < KEPT_MS) return;
    try {
      const modified = statSync(file).mtimeMs;
      if (modified !== read.modified) keys = readKeys(file);
      read = { at: Date.now(), modified };
    } catch (error) {
      read = { ...read, at: Date.now() };
      log.warn({ err: error }, 'the keys of signed tokens cannot be read');
    }
  }
  return (...token) => {
    refresh();
    return keys(...token);
  };
}

const claimAt = (payload: JWTPayload, path: string): unknown =>
  Object.hasOwn(payload, path)
    ? payload[path]
    : path
        .split('.')
        .reduce<unknown>(
          (value, name) =>
            typeof value === 'object' && value !== null && Object.hasOwn(value, name)
              ? (value as Record<string, unknown>)[name]
              : undefined,
          payload,
        );

/** Values such as `dateline:correct`, in a list or a text with spaces. */
function scopesOf(claim: unknown): Scope[] {
  const words = typeof claim === 'string' ? claim.split(' ') : Array.isArray(claim) ? claim.map(String) : [];
  const names = new Set(words.map((word) => SCOPE.exec(word)?.[1]));
  return SCOPES.filter((scope) => scope !== 'reseed' && names.has(scope));
}

/** Null when it has no name that the log of changes could show. */
function callerOf(payload: JWTPayload, { claims }: JwtOptions): SignedCaller | null {
  const name = claimAt(payload, claims.name);
  if (typeof name !== 'string' || lineFault(name) !== null || payload.exp === undefined) return null;
  return { name, scopes: scopesOf(claimAt(payload, claims.scopes)), until: payload.exp * 1000 };
}

/** Throws BAD_USER_INPUT for a file that holds no keys. Of a URL nothing is fetched before there is a token to verify. */
export function createVerifyToken(options: JwtOptions, log: Logger): VerifyToken {
  const { issuer, audience, keys } = options;
  const getKey =
    'file' in keys ? keysOfFile(keys.file, log) : createRemoteJWKSet(new URL(keys.url), { cacheMaxAge: KEPT_MS });
  const rules = { issuer, audience, algorithms: ALGORITHMS, requiredClaims: ['exp'], clockTolerance: TOLERANCE };
  const verified = new LRUCache<string, SignedCaller>({ max: MAX_TOKENS, ttl: KEPT_MS });

  async function verify(token: string): Promise<SignedCaller | null> {
    const { payload } = await jwtVerify(token, getKey, rules);
    const caller = callerOf(payload, options);
    if (caller === null) log.debug({ claim: options.claims.name }, 'a signed token names nobody');
    else verified.set(token, caller);
    return caller;
  }

  return async (token) => {
    const known = verified.get(token);
    if (known !== undefined) return known;
    try {
      return await verify(token);
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : '';
      if (/^ERR_J(?!WKS_TIMEOUT|OSE_GENERIC)/.test(code)) log.debug({ code }, 'a signed token was refused');
      else log.warn({ err: error }, 'the keys of signed tokens cannot be fetched');
      return null;
    }
  };
}
