/** Periods of time as the server counts them: their names for people, their bounds for filters, and those without anything. */
import type { graphql } from '../graphql/graphql.ts';

export type Interval = ReturnType<typeof graphql.scalar<'Interval'>>;

export const INTERVAL_LABELS: Readonly<Record<Interval, string>> = {
  DAY: 'Days',
  WEEK: 'Weeks',
  MONTH: 'Months',
  YEAR: 'Years',
};

/** One period: its first and its last day, as "2005-03-01". */
export interface Period {
  readonly first: string;
  readonly last: string;
}

const DAY = 86_400_000;
/** More bars than this cannot be told apart. */
const MOST = 2_000;

const dayOf = (time: Date): string => time.toISOString().slice(0, 10);

/** The first day of the period after the one that begins on a day. */
function next(day: string, interval: Interval): string {
  const time = new Date(`${day.slice(0, 10)}T00:00:00Z`);
  if (interval === 'YEAR') time.setUTCFullYear(time.getUTCFullYear() + 1);
  else if (interval === 'MONTH') time.setUTCMonth(time.getUTCMonth() + 1);
  else time.setUTCDate(time.getUTCDate() + (interval === 'WEEK' ? 7 : 1));
  return dayOf(time);
}

/** The period that begins at a time which the server gave as the start of one. */
export function periodAt(start: string, interval: Interval): Period {
  const first = start.slice(0, 10);
  return { first, last: dayOf(new Date(Date.parse(next(first, interval)) - DAY)) };
}

/** Every period from the first to the last of some starts, those with nothing included. The starts are in order. */
export function periodsThrough(starts: readonly string[], interval: Interval): readonly Period[] {
  const [begin, end] = [starts[0]?.slice(0, 10), starts.at(-1)?.slice(0, 10)];
  if (begin === undefined || end === undefined) return [];
  const periods: Period[] = [];
  for (let first = begin; first <= end && periods.length < MOST; first = next(first, interval))
    periods.push(periodAt(first, interval));
  return periods;
}

const FORMATS: Readonly<Record<Interval, Intl.DateTimeFormatOptions>> = {
  DAY: { year: 'numeric', month: 'long', day: 'numeric' },
  WEEK: { year: 'numeric', month: 'long', day: 'numeric' },
  MONTH: { year: 'numeric', month: 'long' },
  YEAR: { year: 'numeric' },
};

/** "March 2005", "the week of 21 March 2005". */
export function periodLabel(start: string, interval: Interval): string {
  const format = new Intl.DateTimeFormat('en-GB', { ...FORMATS[interval], timeZone: 'UTC' });
  const label = format.format(new Date(`${start.slice(0, 10)}T00:00:00Z`));
  return interval === 'WEEK' ? `the week of ${label}` : label;
}

/** The interval that gives a stretch of time some ten to two hundred periods. Months when a bound is not known. */
export function intervalFor(from: string | null, to: string | null): Interval {
  const days = from === null || to === null ? Number.NaN : (Date.parse(to) - Date.parse(from)) / DAY;
  if (days <= 92) return 'DAY';
  if (days <= 730) return 'WEEK';
  return days > 365 * 25 ? 'YEAR' : 'MONTH';
}

/** The bounds as a filter on dates; null when there are none. They are as exact as they are: "2005-03" is all of March. */
export const datesWithin = (from: string, to: string): { gte?: string; lte?: string } | null =>
  from === '' && to === '' ? null : { ...(from !== '' && { gte: from }), ...(to !== '' && { lte: to }) };

const DATE = /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/;

/** A year, month or day as typed or in the address; '' for anything else. */
export const readDate = (typed: string): string => (DATE.test(typed.trim()) ? typed.trim() : '');

/** A year, month or day for people. */
export function dateLabel(date: string): string {
  const interval = date.length === 4 ? 'YEAR' : date.length === 7 ? 'MONTH' : 'DAY';
  return periodLabel(`${date}-01-01`.slice(0, 10), interval);
}

/** "March 2005", "March 2005 to May 2006", "since 2005", "until 2006"; '' for no bounds. */
export function rangeLabel(from: string, to: string): string {
  if (from === to) return from === '' ? '' : dateLabel(from);
  if (from === '') return `until ${dateLabel(to)}`;
  return to === '' ? `since ${dateLabel(from)}` : `${dateLabel(from)} to ${dateLabel(to)}`;
}
