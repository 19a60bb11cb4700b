/** Settings: each has a flag, an environment variable, a default and a parser. Flags win over the environment. */
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { LIMIT_NAMES, LIMITS, type Limit, type LimitName } from './limits.ts';
import { PACKAGE_ROOT } from './package-root.ts';
import { DatelineError } from './problem.ts';

const LOG_LEVELS = ['silent', 'error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Undefined for invalid text. Written by hand, since every command parses settings before anything else, and zod takes long to load. */
type Parser<Value> = (text: string) => Value | undefined;

const anyText: Parser<string> = (text) => text;
const nonEmptyText: Parser<string> = (text) => (text === '' ? undefined : text);

const oneOf =
  <Choice extends string>(...choices: readonly Choice[]): Parser<Choice> =>
  (text) =>
    choices.find((choice) => choice === text);

/** The tagger that ships, the folder of an ONNX model, or none. */
const extractor: Parser<'tagger' | 'none' | `onnx:${string}`> = (text) =>
  text === 'tagger' || text === 'none' || /^onnx:./s.test(text)
    ? (text as 'tagger' | 'none' | `onnx:${string}`)
    : undefined;

const wholeNumber =
  (max: number, min = 0): Parser<number> =>
  (text) => {
    const number = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
    return number >= min && number <= max ? number : undefined;
  };

const limitSetting = ({ flag, variable, purpose, fallback, min, max }: Limit) => ({
  flag,
  variable,
  purpose,
  fallback: String(fallback),
  must: `be a whole number from ${min} to ${max}`,
  parse: wholeNumber(max, min),
});

const limitSettings = Object.fromEntries(LIMIT_NAMES.map((name) => [name, limitSetting(LIMITS[name])])) as Readonly<
  Record<LimitName, ReturnType<typeof limitSetting>>
>;

/** Origins as browsers send them, such as `https://news.example`, separated by commas. */
const origins: Parser<string[]> = (text) => {
  const all = text.split(',').map((origin) => origin.trim());
  const nonEmpty = all.filter((origin) => origin !== '');
  return nonEmpty.every((origin) => /^https?:\/\/[^\s/*]+$/.test(origin)) ? nonEmpty : undefined;
};

/** Host names or addresses without a port, separated by commas. */
const hostNames: Parser<string[]> = (text) => {
  const all = text.split(',').map((host) => host.trim());
  const nonEmpty = all.filter((host) => host !== '');
  return nonEmpty.every((host) => /^(\[[0-9a-f:.]+\]|[^\s/?#@:*\\[\]]+)$/i.test(host)) ? nonEmpty : undefined;
};

/** The default for threads has this maximum, since each takes about 120 MB. */
const MAX_DEFAULT_THREADS = 4;

/** An address to fetch from: encrypted, unless it is one of this machine. */
const keysUrl: Parser<string> = (text) =>
  text === '' || (URL.canParse(text) && /^https:\/\/|^http:\/\/(localhost|127\.0\.0\.1)[:/]/.test(text))
    ? text
    : undefined;

/** Who may read, and whose signed tokens are taken. */
const authenticationSettings = {
  requireAuth: {
    flag: '--require-auth <which>',
    variable: 'DATELINE_REQUIRE_AUTH',
    purpose: '"read" takes a token with the scope read for everything but /health and /ready',
    fallback: 'off',
    must: 'be "read" or "off"',
    parse: oneOf('read', 'off'),
  },
  jwtIssuer: {
    flag: '--jwt-issuer <url>',
    variable: 'DATELINE_JWT_ISSUER',
    purpose: 'takes signed tokens (JWT, OpenID Connect) with this claim "iss"',
    fallback: '',
    must: 'name an issuer',
    parse: anyText,
  },
  jwtAudience: {
    flag: '--jwt-audience <name>',
    variable: 'DATELINE_JWT_AUDIENCE',
    purpose: 'what the claim "aud" of signed tokens has to name',
    fallback: '',
    must: 'name an audience',
    parse: anyText,
  },
  jwks: {
    flag: '--jwks <file>',
    variable: 'DATELINE_JWKS',
    purpose: 'file of the public keys (JWKS) of signed tokens',
    fallback: '',
    must: 'name a file',
    parse: anyText,
  },
  jwksUrl: {
    flag: '--jwks-url <url>',
    variable: 'DATELINE_JWKS_URL',
    purpose: 'in the place of --jwks: the only address that a server fetches anything from',
    fallback: '',
    must: 'be an address of https',
    parse: keysUrl,
  },
  jwtScopesClaim: {
    flag: '--jwt-scopes-claim <claim>',
    variable: 'DATELINE_JWT_SCOPES_CLAIM',
    purpose: 'claim with scopes such as dateline:correct, for example realm_access.roles',
    fallback: 'scope',
    must: 'name a claim',
    parse: nonEmptyText,
  },
  jwtNameClaim: {
    flag: '--jwt-name-claim <claim>',
    variable: 'DATELINE_JWT_NAME_CLAIM',
    purpose: 'claim that names the author of a change, such as email',
    fallback: 'sub',
    must: 'name a claim',
    parse: nonEmptyText,
  },
} as const;

export type AuthenticationSetting = keyof typeof authenticationSettings;
export const AUTHENTICATION_SETTINGS = Object.keys(authenticationSettings) as AuthenticationSetting[];

export const SETTINGS = {
  host: {
    flag: '--host <address>',
    variable: 'DATELINE_HOST',
    purpose: 'address to listen on',
    fallback: '127.0.0.1',
    must: 'name an address',
    parse: nonEmptyText,
  },
  port: {
    flag: '--port <number>',
    variable: 'DATELINE_PORT',
    purpose: 'port to listen on; 0 takes any free one',
    fallback: '4000',
    must: 'be a whole number from 0 to 65535',
    parse: wholeNumber(65_535),
  },
  database: {
    flag: '--database <file>',
    variable: 'DATELINE_DATABASE',
    purpose: 'SQLite file of the knowledge base; for migrate also the address of a PostgreSQL database',
    fallback: './dateline.sqlite',
    must: 'name a file',
    parse: nonEmptyText,
  },
  from: {
    flag: '--from <folder>',
    variable: 'DATELINE_FROM',
    purpose: 'folder of the seeds',
    fallback: join(PACKAGE_ROOT, 'seeds'),
    must: 'name a folder',
    parse: nonEmptyText,
  },
  extractor: {
    flag: '--extractor <which>',
    variable: 'DATELINE_EXTRACTOR',
    purpose:
      'what finds names: "tagger", "onnx:" and the folder of a model, or "none", which leaves them to annotations',
    fallback: 'tagger',
    must: 'be "tagger", "none", or "onnx:" and a folder',
    parse: extractor,
  },
  threads: {
    flag: '--threads <number>',
    variable: 'DATELINE_THREADS',
    purpose: 'threads that extract, about 120 MB each',
    fallback: String(Math.min(availableParallelism(), MAX_DEFAULT_THREADS)),
    must: 'be a whole number from 1 to 64',
    parse: wholeNumber(64, 1),
  },
  articleSeconds: {
    flag: '--article-seconds <number>',
    variable: 'DATELINE_ARTICLE_SECONDS',
    purpose:
      'longest time to read one article, by the clock, so that a busy machine needs more; a slower one is reported and left out',
    fallback: '60',
    must: 'be a whole number from 1 to 86400',
    parse: wholeNumber(86_400, 1),
  },
  workers: {
    flag: '--workers <number>',
    variable: 'DATELINE_WORKERS',
    purpose: 'worker processes that answer; 1 answers in this process',
    fallback: '1',
    must: 'be a whole number from 1 to 64',
    parse: wholeNumber(64, 1),
  },
  readers: {
    flag: '--readers <number>',
    variable: 'DATELINE_READERS',
    purpose: 'threads of each process for queries that take long; of several one is kept for those under 100 ms',
    fallback: '2',
    must: 'be a whole number from 1 to 16',
    parse: wholeNumber(16, 1),
  },
  drainSeconds: {
    flag: '--drain-seconds <number>',
    variable: 'DATELINE_DRAIN_SECONDS',
    purpose: 'longest wait for requests in flight when told to stop',
    fallback: '5',
    must: 'be a whole number from 0 to 3600',
    parse: wholeNumber(3600),
  },
  hosts: {
    flag: '--hosts <list>',
    variable: 'DATELINE_HOSTS',
    purpose:
      'hosts that clients may ask for, such as news.example, separated by commas; by default any, on a loopback address only localhost',
    fallback: '',
    must: 'list hosts such as news.example without ports, separated by commas',
    parse: hostNames,
  },
  corsOrigins: {
    flag: '--cors-origins <list>',
    variable: 'DATELINE_CORS_ORIGINS',
    purpose: 'origins whose pages may read responses (CORS), such as https://news.example, separated by commas',
    fallback: '',
    must: 'list origins such as https://news.example, separated by commas',
    parse: origins,
  },
  trustedProxies: {
    flag: '--trusted-proxies <number>',
    variable: 'DATELINE_TRUSTED_PROXIES',
    purpose: 'reverse proxies in front of the server, each of which adds an address to X-Forwarded-For',
    fallback: '0',
    must: 'be a whole number from 0 to 10',
    parse: wholeNumber(10),
  },
  persisted: {
    flag: '--persisted <file>',
    variable: 'DATELINE_PERSISTED',
    purpose: 'JSON file of persisted documents: { "hash": "text" }',
    fallback: '',
    must: 'name a file',
    parse: anyText,
  },
  metrics: {
    flag: '--metrics <which>',
    variable: 'DATELINE_METRICS',
    purpose: '"on" serves /metrics, for Prometheus, to whoever can reach the port',
    fallback: 'off',
    must: 'be "on" or "off"',
    parse: oneOf('on', 'off'),
  },
  readOnly: {
    flag: '--read-only <which>',
    variable: 'DATELINE_READ_ONLY',
    purpose: '"on" rejects every mutation',
    fallback: 'off',
    must: 'be "on" or "off"',
    parse: oneOf('on', 'off'),
  },
  ...authenticationSettings,
  ...limitSettings,
  logLevel: {
    flag: '--log-level <level>',
    variable: 'DATELINE_LOG_LEVEL',
    purpose: `lowest level of log lines to write: ${LOG_LEVELS.join(', ')}`,
    fallback: 'info',
    must: `be one of ${LOG_LEVELS.join(', ')}`,
    parse: oneOf(...LOG_LEVELS),
  },
} as const;

export type SettingName = keyof typeof SETTINGS;
export type Settings = { readonly [Name in SettingName]: NonNullable<ReturnType<(typeof SETTINGS)[Name]['parse']>> };

/** The flag without its value, such as `--port`. */
export const flagOf = (name: SettingName): string => SETTINGS[name].flag.replace(/ .*/, '');

/** The text of a setting, and where it was set. */
export interface RawSetting {
  readonly value: string;
  readonly from: 'flag' | 'environment' | 'default';
}

/** Parses a setting; an empty variable counts as unset. Throws BAD_USER_INPUT naming the flag or the variable. */
export function readSetting<Name extends SettingName>(name: Name, { value, from }: RawSetting): Settings[Name] {
  const { variable, fallback, must, parse } = SETTINGS[name];
  const parsed = parse(from === 'environment' && value === '' ? fallback : value);
  if (parsed !== undefined) return parsed as Settings[Name];
  const source = from === 'environment' ? variable : flagOf(name);
  throw new DatelineError('BAD_USER_INPUT', `${source} must ${must}, not "${value}".`);
}
