/** Parses dates of publication of any precision from year to second, as sites, feeds and exports write them. */
import type { Precision, Publication } from '../model.ts';

interface DateForm {
  readonly pattern: RegExp;
  /** What the groups of a match are. */
  readonly groups: readonly (keyof Parts)[];
}

/** The parts of a date, as written. */
interface Parts {
  year?: string | undefined;
  month?: string | undefined;
  day?: string | undefined;
  hour?: string | undefined;
  minute?: string | undefined;
  second?: string | undefined;
  zone?: string | undefined;
}

const TIME = String.raw`(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?`;
const ZONE = String.raw`(Z|z|[+-]\d{2}(?::?\d{2})?)`;
const NAMED_ZONE = String.raw`(Z|UTC?|GMT|[ECMP][SD]T|[+-]\d{4})`;
const WEEKDAY = String.raw`(?:[A-Za-z]{3,9}\.?,? )?`;
const MONTH = String.raw`([A-Za-z]{3,9})\.?`;

const FORMS: readonly DateForm[] = [
  {
    // ISO 8601, also with "/", and as YAML, TOML and databases write it.
    pattern: new RegExp(
      String.raw`^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s?${ZONE}?)?)?)?$`,
    ),
    groups: ['year', 'month', 'day', 'hour', 'minute', 'second', 'zone'],
  },
  {
    pattern: new RegExp(String.raw`^(\d{4})/(\d{2})/(\d{2})(?:[T ]${TIME}\s?${ZONE}?)?$`),
    groups: ['year', 'month', 'day', 'hour', 'minute', 'second', 'zone'],
  },
  {
    // The basic form of ISO 8601, and fourteen digits.
    pattern: new RegExp(String.raw`^(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?\s?${ZONE}?)?$`),
    groups: ['year', 'month', 'day', 'hour', 'minute', 'second', 'zone'],
  },
  {
    // RFC 2822 and RFC 850: "Fri, 03 May 2024 09:15:00 GMT".
    pattern: new RegExp(
      String.raw`^${WEEKDAY}(\d{1,2})[ -]${MONTH},?[ -](\d{4})(?:,? ${TIME}(?: ?${NAMED_ZONE})?)?$`,
      'i',
    ),
    groups: ['day', 'month', 'year', 'hour', 'minute', 'second', 'zone'],
  },
  {
    pattern: new RegExp(String.raw`^${WEEKDAY}${MONTH} (\d{1,2}),? (\d{4})(?:,? ${TIME}(?: ?${NAMED_ZONE})?)?$`, 'i'),
    groups: ['month', 'day', 'year', 'hour', 'minute', 'second', 'zone'],
  },
];

/**
 * Parses ISO 8601 (`2005`, `2005-03`, `2005-03-24T12:30Z`, `2005-03-24 12:30:00+06:00`), RFC 2822, dates with the name of the
 * month in English, and seconds or milliseconds since 1970. A time without a zone is UTC. Null for everything else, and when it
 * is no date of the calendar, which has no year 0. Days and months in digits are read after the year only: others are ambiguous.
 */
export function parsePublication(written: string): Publication | null {
  const text = written.replace(/\s*\([A-Za-z ]+\)$/, '').trim();
  for (const { pattern, groups } of FORMS) {
    const match = pattern.exec(text);
    const parts: Parts = {};
    for (const [i, name] of groups.entries()) parts[name] = match?.[i + 1];
    if (match) return fromParts(parts) ?? fromEpoch(text);
  }
  return fromEpoch(text);
}

function fromParts(parts: Parts): Publication | null {
  const { year = '', day = '01', hour = '00', minute = '00', second = '00', zone = 'Z' } = parts;
  const month = monthOf(parts.month ?? '01');
  if (month === null) return null;
  const local = `${year}-${month}-${day.padStart(2, '0')}T${hour.padStart(2, '0')}:${minute}:${second}`;
  const time = new Date(`${local}Z`);
  if (Number.isNaN(time.getTime()) || time.toISOString().slice(0, 19) !== local) return null;
  const shift = offsetMinutes(zone);
  if (shift === null) return null;
  const at = new Date(time.getTime() - shift * 60_000).toISOString();
  return /^(?!0000)\d{4}-/.test(at) ? { at: `${at.slice(0, 19)}Z`, precision: precisionOf(parts) } : null;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const FULL_MONTH =
  /^(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)$/i;

function monthOf(written: string): string | null {
  if (/^\d/.test(written)) return written;
  return FULL_MONTH.test(written)
    ? String(MONTHS.indexOf(written.slice(0, 3).toLowerCase()) + 1).padStart(2, '0')
    : null;
}

function precisionOf({ month, day, hour, second }: Parts): Precision {
  if (month === undefined) return 'YEAR';
  if (day === undefined) return 'MONTH';
  if (hour === undefined) return 'DAY';
  return second === undefined ? 'MINUTE' : 'SECOND';
}

/** The zones that RFC 2822 names, in hours. */
const HOURS: Readonly<Record<string, number>> = { E: -5, C: -6, M: -7, P: -8 };

function offsetMinutes(written: string): number | null {
  const zone = written.toUpperCase();
  if (/^(?:Z|UTC?|GMT)$/.test(zone)) return 0;
  const hoursWest = HOURS[zone.charAt(0)];
  if (hoursWest !== undefined) return (hoursWest + (zone.charAt(1) === 'D' ? 1 : 0)) * 60;
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(3).replace(':', ''));
  if (hours > 14 || minutes > 59) return null;
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}

/** Seconds since 1970, or milliseconds: from 1973 on, so that years and numbers of articles are none. */
function fromEpoch(text: string): Publication | null {
  const [, seconds, milliseconds] = /^(?:([1-9]\d{8,9})(?:\.\d+)?|([1-9]\d{11,12}))$/.exec(text) ?? [];
  const time = seconds === undefined ? Number(milliseconds) : Number(seconds) * 1000;
  if (seconds === undefined && milliseconds === undefined) return null;
  return { at: `${new Date(time).toISOString().slice(0, 19)}Z`, precision: 'SECOND' };
}
