/** Every setting there is: its flag, its twin in the environment, its default, and what it must be. Flags win over the environment. */
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { LIMIT_NAMES, LIMITS, type Limit, type LimitName } from './limits.ts';
import { LOG_LEVELS } from './log-levels.ts';
import { PACKAGE_ROOT } from './package-root.ts';
import { DatelineError } from './problem.ts';

/** What a text says; undefined when it cannot be. Written by hand: every command reads some before it does anything. */
type Read<Value> = (text: string) => Value | undefined;

const anything: Read<string> = (text) => text;
const something: Read<string> = (text) => (text === '' ? undefined : text);

const oneOf =
  <Choice extends string>(...choices: readonly Choice[]): Read<Choice> =>
  (text) =>
    choices.find((choice) => choice === text);

/** The one that ships, or the folder of a model. */
const extractor: Read<'tagger' | `onnx:${string}`> = (text) =>
  text === 'tagger' || /^onnx:./s.test(text) ? (text as 'tagger' | `onnx:${string}`) : undefined;

const wholeNumber =
  (largest: number, smallest = 0): Read<number> =>
  (text) => {
    const number = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
    return number >= smallest && number <= largest ? number : undefined;
  };

const settingOf = ({ flag, variable, purpose, fallback, least, most }: Limit) => ({
  flag,
  variable,
  purpose,
  fallback: String(fallback),
  must: `be a whole number from ${least} to ${most}`,
  read: wholeNumber(most, least),
});

const limitSettings = Object.fromEntries(LIMIT_NAMES.map((name) => [name, settingOf(LIMITS[name])])) as Readonly<
  Record<LimitName, ReturnType<typeof settingOf>>
>;

/** Origins as browsers send them, such as `https://news.example`, with commas between. */
const origins: Read<string[]> = (text) => {
  const list = text.split(',').map((origin) => origin.trim());
  const named = list.filter((origin) => origin !== '');
  return named.every((origin) => /^https?:\/\/[^\s/*]+$/.test(origin)) ? named : undefined;
};

/** Each thread has about 120 MB of its own; nobody is to be surprised by a gigabyte. */
const MOST_THREADS = 4;

export const SETTINGS = {
  host: {
    flag: '--host <address>',
    variable: 'DATELINE_HOST',
    purpose: 'address to listen at',
    fallback: '127.0.0.1',
    must: 'name an address',
    read: something,
  },
  port: {
    flag: '--port <number>',
    variable: 'DATELINE_PORT',
    purpose: 'port to listen at; 0 takes any free one',
    fallback: '4000',
    must: 'be a whole number from 0 to 65535',
    read: wholeNumber(65_535),
  },
  database: {
    flag: '--database <file>',
    variable: 'DATELINE_DATABASE',
    purpose: 'SQLite file of the knowledge base',
    fallback: './dateline.sqlite',
    must: 'name a file',
    read: something,
  },
  from: {
    flag: '--from <folder>',
    variable: 'DATELINE_FROM',
    purpose: 'folder of the seeds',
    fallback: join(PACKAGE_ROOT, 'seeds'),
    must: 'name a folder',
    read: something,
  },
  extractor: {
    flag: '--extractor <which>',
    variable: 'DATELINE_EXTRACTOR',
    purpose: 'what finds names: "tagger", or "onnx:" and the folder of a model of your own',
    fallback: 'tagger',
    must: 'be "tagger", or "onnx:" and a folder',
    read: extractor,
  },
  threads: {
    flag: '--threads <number>',
    variable: 'DATELINE_THREADS',
    purpose: 'threads that read articles where there are many',
    fallback: String(Math.min(availableParallelism(), MOST_THREADS)),
    must: 'be a whole number from 1 to 64',
    read: wholeNumber(64, 1),
  },
  workers: {
    flag: '--workers <number>',
    variable: 'DATELINE_WORKERS',
    purpose: 'processes that answer; 1 answers in this one',
    fallback: '1',
    must: 'be a whole number from 1 to 64',
    read: wholeNumber(64, 1),
  },
  drainSeconds: {
    flag: '--drain-seconds <number>',
    variable: 'DATELINE_DRAIN_SECONDS',
    purpose: 'longest wait for requests under way when told to stop',
    fallback: '5',
    must: 'be a whole number from 0 to 3600',
    read: wholeNumber(3600),
  },
  corsOrigins: {
    flag: '--cors-origins <list>',
    variable: 'DATELINE_CORS_ORIGINS',
    purpose: 'origins whose pages may read answers, such as https://news.example, with commas between; none by default',
    fallback: '',
    must: 'list origins such as https://news.example with commas between',
    read: origins,
  },
  trustedProxies: {
    flag: '--trusted-proxies <number>',
    variable: 'DATELINE_TRUSTED_PROXIES',
    purpose: 'proxies in front of the server, each of which adds an address to X-Forwarded-For',
    fallback: '0',
    must: 'be a whole number from 0 to 10',
    read: wholeNumber(10),
  },
  persisted: {
    flag: '--persisted <file>',
    variable: 'DATELINE_PERSISTED',
    purpose: 'JSON of hashes and the documents that clients may name by them; none by default',
    fallback: '',
    must: 'name a file',
    read: anything,
  },
  metrics: {
    flag: '--metrics <which>',
    variable: 'DATELINE_METRICS',
    purpose: '"on" answers /metrics, for Prometheus, to whoever can reach the port',
    fallback: 'off',
    must: 'be "on" or "off"',
    read: oneOf('on', 'off'),
  },
  readOnly: {
    flag: '--read-only <which>',
    variable: 'DATELINE_READ_ONLY',
    purpose: '"on" answers questions alone, and refuses every mutation',
    fallback: 'off',
    must: 'be "on" or "off"',
    read: oneOf('on', 'off'),
  },
  ...limitSettings,
  logLevel: {
    flag: '--log-level <level>',
    variable: 'DATELINE_LOG_LEVEL',
    purpose: `least weighty lines of the log to write: ${LOG_LEVELS.join(', ')}`,
    fallback: 'info',
    must: `be one of ${LOG_LEVELS.join(', ')}`,
    read: oneOf(...LOG_LEVELS),
  },
} as const;

export type SettingName = keyof typeof SETTINGS;
export type Settings = { readonly [Name in SettingName]: NonNullable<ReturnType<(typeof SETTINGS)[Name]['read']>> };

/** A value as somebody wrote it; `by` says where. */
export interface Given {
  readonly value: string;
  readonly by: 'flag' | 'environment' | 'default';
}

/** The value of one setting; an empty variable counts as none. Throws BAD_USER_INPUT naming the flag or variable at fault. */
export function readSetting<Name extends SettingName>(name: Name, { value, by }: Given): Settings[Name] {
  const { flag, variable, fallback, must, read } = SETTINGS[name];
  const said = read(by === 'environment' && value === '' ? fallback : value);
  if (said !== undefined) return said as Settings[Name];
  const culprit = by === 'environment' ? variable : flag.replace(/ .*/, '');
  throw new DatelineError('BAD_USER_INPUT', `${culprit} must ${must}, not "${value}".`);
}
