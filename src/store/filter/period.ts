/** Reads dates of any precision as the periods of time that they name. */
import { DatelineError } from '../../problem.ts';

/** Half-open, as ISO 8601 UTC times that compare as text. */
interface Period {
  readonly start: string;
  readonly end: string;
}

const DATE = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?)?)?$/;

/** Sorts after every time. */
export const END_OF_TIME = '~';
const LAST_YEAR = 9999;

const refuse = (text: string): never => {
  throw new DatelineError(
    'BAD_USER_INPUT',
    `"${text.slice(0, 40)}" is no date. Write "2005", "2005-03", "2005-03-24" or "2005-03-24T14:30:00Z".`,
  );
};

const utc = (fields: readonly number[]): Date => {
  const [year = 0, month = 1, day = 1, ...time] = fields;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(time[0] ?? 0, time[1] ?? 0, time[2] ?? 0);
  return date;
};

const partsOf = (date: Date): number[] => [
  date.getUTCFullYear(),
  date.getUTCMonth() + 1,
  date.getUTCDate(),
  date.getUTCHours(),
  date.getUTCMinutes(),
  date.getUTCSeconds(),
];

const offsetMinutes = (zone: string | undefined): number => {
  if (zone === undefined || zone === 'Z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4, 6));
  return zone.startsWith('-') ? -minutes : minutes;
};

const write = (date: Date, offset: number): string => {
  const moved = new Date(date.getTime() - offset * 60_000);
  if (moved.getUTCFullYear() > LAST_YEAR) return END_OF_TIME;
  if (moved.getUTCFullYear() < 0) return '0000-01-01T00:00:00Z';
  return `${moved.toISOString().slice(0, 19)}Z`;
};

/** The period that a date names; a time without a zone is UTC. BAD_USER_INPUT for what is no date. */
export function readPeriod(text: string): Period {
  const match = DATE.exec(text) ?? refuse(text);
  const groups: readonly (string | undefined)[] = match.slice(1, 7);
  const fields = groups.filter((field) => field !== undefined).map(Number);
  const date = utc(fields);
  const written = partsOf(date);
  if (fields.some((field, index) => written[index] !== field)) return refuse(text);
  const next = utc(fields.map((field, index) => (index === fields.length - 1 ? field + 1 : field)));
  const offset = offsetMinutes(match[7]);
  return { start: write(date, offset), end: write(next, offset) };
}
