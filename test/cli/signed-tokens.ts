/** An OpenID Connect provider's keys and the tokens that it signs, for tests of servers that take them. */
import { type CryptoKey, exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';

export const ISSUER = 'https://id.example/realms/news';
export const AUDIENCE = 'dateline';

export interface Provider {
  /** The public keys as its `jwks_uri` shows them. */
  readonly jwks: { readonly keys: readonly object[] };
  readonly privateKey: CryptoKey;
  /** A token that is valid for an hour; `claims` go before its own. */
  readonly sign: (claims?: JWTPayload, header?: { readonly alg?: string; readonly kid?: string }) => Promise<string>;
}

const HOUR = 3600;
const now = (): number => Math.floor(Date.now() / 1000);

export const claimsOf = (claims: JWTPayload): JWTPayload => ({
  iss: ISSUER,
  aud: AUDIENCE,
  sub: 'ada@news.example',
  scope: 'openid dateline:read dateline:correct',
  exp: now() + HOUR,
  ...claims,
});

export async function createProvider(alg = 'RS256'): Promise<Provider> {
  const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true });
  const jwks = { keys: [{ ...(await exportJWK(publicKey)), kid: 'one', use: 'sig', alg }] };
  const sign: Provider['sign'] = (claims = {}, header = {}) =>
    new SignJWT(claimsOf(claims)).setProtectedHeader({ alg, kid: 'one', ...header }).sign(privateKey);
  return { jwks, privateKey, sign };
}
