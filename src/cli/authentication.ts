/** Opens what verifies signed tokens (JWT), from the settings of a server. */
import type { Logger } from '../log.ts';
import { DatelineError } from '../problem.ts';
import type { VerifyToken } from '../server/authentication.ts';
import { type AuthenticationSetting, flagOf, type Settings } from '../settings.ts';

type JwtSettings = Pick<Settings, Exclude<AuthenticationSetting, 'requireAuth'>>;

const NEEDED = ['jwtIssuer', 'jwtAudience'] as const;
const KEYS = ['jwks', 'jwksUrl'] as const;

function refuse(message: string): never {
  throw new DatelineError('BAD_USER_INPUT', message);
}

/** Throws BAD_USER_INPUT when some of the settings are missing, or two exclude each other. */
function checkSettings(settings: JwtSettings): void {
  const [keys] = [KEYS.filter((name) => settings[name] !== '')];
  if (keys.length === 2) refuse('--jwks and --jwks-url exclude each other: give one of them.');
  const missing = NEEDED.filter((name) => settings[name] === '').map(flagOf);
  if (keys.length === 0) missing.push('--jwks or --jwks-url');
  if (missing.length > 0) refuse(`Signed tokens need ${missing.join(', ')} too.`);
}

/** Null when signed tokens are not taken. The library is loaded on demand. Throws BAD_USER_INPUT for settings that do not go together. */
export async function openVerifyToken(settings: JwtSettings, log: Logger): Promise<VerifyToken | null> {
  if ([...NEEDED, ...KEYS].every((name) => settings[name] === '')) return null;
  checkSettings(settings);
  const { createVerifyToken } = await import('../server/jwt.ts');
  const { jwtIssuer: issuer, jwtAudience: audience, jwks, jwksUrl } = settings;
  const claims = { scopes: settings.jwtScopesClaim, name: settings.jwtNameClaim };
  return createVerifyToken({ issuer, audience, keys: jwks === '' ? { url: jwksUrl } : { file: jwks }, claims }, log);
}
