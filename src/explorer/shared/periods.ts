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
/** The most periods that are drawn: more bars cannot be told apart. */
export const MOST_PERIODS = 2_000;

const dayOf = (time: Date): string => time.toISOString().slice(0, 10);
const timeOf = (day: string): Date => new Date(`${day}T00:00:00Z`);

/** The first day of the period that comes so many periods after the one that begins on a day. */
function after(day: string, interval: Interval, count: number): string {
  const time = timeOf(day);
  if (interval === 'YEAR') time.setUTCFullYear(time.getUTCFullYear() + count);
  else if (interval === 'MONTH') time.setUTCMonth(time.getUTCMonth() + count);
  else time.setUTCDate(time.getUTCDate() + (interval === 'WEEK' ? 7 : 1) * count);
  return dayOf(time);
}

/** How many periods after the one that begins on one day begins the one that begins on another. */
function distance(begin: string, end: string, interval: Interval): number {
  const [from, to] = [timeOf(begin), timeOf(end)];
  const years = to.getUTCFullYear() - from.getUTCFullYear();
  if (interval === 'YEAR') return years;
  if (interval === 'MONTH') return years * 12 + to.getUTCMonth() - from.getUTCMonth();
  return Math.round((to.getTime() - from.getTime()) / (interval === 'WEEK' ? 7 * DAY : DAY));
}

/** The period that begins at a time which the server gave as the start of one. */
export function periodAt(start: string, interval: Interval): Period {
  const first = start.slice(0, 10);
  return { first, last: dayOf(new Date(timeOf(after(first, interval, 1)).getTime() - DAY)) };
}

/** Every period from the first to the last of some starts, those with nothing included; the last ones where there are too many. */
export function periodsThrough(starts: readonly string[], interval: Interval): readonly Period[] {
  const [begin, end] = [starts[0]?.slice(0, 10), starts.at(-1)?.slice(0, 10)];
  if (begin === undefined || end === undefined) return [];
  const all = distance(begin, end, interval) + 1;
  const length = Math.min(all, MOST_PERIODS);
  return Array.from({ length }, (_, index) => periodAt(after(begin, interval, all - length + index), interval));
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
