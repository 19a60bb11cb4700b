/** Parses publication dates of any precision from year to second. */
import type { Precision, Publication } from '../model.ts';

const ISO_8601 =
  /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s?(Z|z|[+-]\d{2}(?::?\d{2})?)?)?)?)?$/;

/**
 * Parses ISO 8601: `2005`, `2005-03`, `2005-03-24`, `2005-03-24T12:30Z`, `2005-03-24 12:30:00+06:00`. A time without a zone is
 * UTC. Null when the text is not of this form or is not a date of the calendar, which has no year 0.
 */
export function parsePublication(written: string): Publication | null {
  const match = ISO_8601.exec(written.trim());
  if (!match) return null;
  const [, year = '', month = '01', day = '01', hour = '00', minute = '00', second = '00', zone = 'Z'] = match;
  const local = `${year}-${month}-${day}T${hour}:${minute}:${second}`;
  const time = new Date(`${local}Z`);
  if (Number.isNaN(time.getTime()) || time.toISOString().slice(0, 19) !== local) return null;
  const shift = offsetMinutes(zone);
  if (shift === null) return null;
  const at = new Date(time.getTime() - shift * 60_000).toISOString();
  return /^(?!0000)\d{4}-/.test(at) ? { at: `${at.slice(0, 19)}Z`, precision: precisionOf(match) } : null;
}

function precisionOf([, , month, day, hour, , second]: RegExpExecArray): Precision {
  if (month === undefined) return 'YEAR';
  if (day === undefined) return 'MONTH';
  if (hour === undefined) return 'DAY';
  return second === undefined ? 'MINUTE' : 'SECOND';
}

function offsetMinutes(zone: string): number | null {
  if (zone.toUpperCase() === 'Z') return 0;
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(3).replace(':', ''));
  if (hours > 14 || minutes > 59) return null;
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}
