/** Years and months as bars of a histogram. */
import type { Bar, BarRange } from '../shared/histogram.tsx';

export type PeriodInterval = 'YEAR' | 'MONTH';

/** What a timeline has of a period. */
export interface CountedPeriod {
  readonly start: string | null;
  readonly count: number;
}

/** More months than this are shown as years. */
export const MOST_MONTHS = 180;

const MONTH_NAMES = Array.from({ length: 12 }, (_, month) =>
  new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2000, month)),
);

/** Months since the year 0. */
const monthOf = (start: string): number => Number(start.slice(0, 4)) * 12 + Number(start.slice(5, 7)) - 1;

const keyOf = (month: number): string =>
  `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`;

const labelOf = (key: string): string =>
  key.length === 4 ? key : `${MONTH_NAMES[Number(key.slice(5)) - 1]} ${key.slice(0, 4)}`;

const dated = (periods: readonly CountedPeriod[]) =>
  periods.flatMap(({ start, count }) => (start === null ? [] : [{ start, count }]));

/** How many are of no known period. */
export const undatedCount = (periods: readonly CountedPeriod[]): number =>
  periods.find(({ start }) => start === null)?.count ?? 0;

/** One bar for each period from the first to the last, with nothing in those between that the timeline leaves out. */
export function barsOf(periods: readonly CountedPeriod[], interval: PeriodInterval): Bar[] {
  const step = interval === 'YEAR' ? 12 : 1;
  const counts = new Map(dated(periods).map(({ start, count }) => [Math.floor(monthOf(start) / step), count]));
  const [first, last] = [Math.min(...counts.keys()), Math.max(...counts.keys())];
  if (counts.size === 0) return [];
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const month = keyOf((first + index) * step);
    const key = interval === 'YEAR' ? month.slice(0, 4) : month;
    return { key, label: labelOf(key), count: counts.get(first + index) ?? 0 };
  });
}

/** Whether the periods lie so far apart that months would be too narrow. */
export function isLong(periods: readonly CountedPeriod[]): boolean {
  const months = dated(periods).map(({ start }) => monthOf(start));
  return months.length > 0 && Math.max(...months) - Math.min(...months) >= MOST_MONTHS;
}

/** The bars that bounds such as "2005" and "2006-03" take in; null when both are ''. */
export function rangeOf(
  bars: readonly Bar[],
  { from, to }: { readonly from: string; readonly to: string },
): BarRange | null {
  if (from === '' && to === '') return null;
  const first = from === '' ? 0 : bars.findIndex(({ key }) => key.padEnd(10, '-99') >= from);
  const last = to === '' ? bars.length - 1 : bars.findLastIndex(({ key }) => key.slice(0, to.length) <= to);
  return first === -1 || last < first ? null : [first, last];
}

/** The bounds as people read them; '' when there are none. */
export function periodLabel({ from, to }: { readonly from: string; readonly to: string }): string {
  if (from === '' && to === '') return '';
  if (from === to) return labelOf(from);
  if (from === '') return `until ${labelOf(to)}`;
  return to === '' ? `since ${labelOf(from)}` : `${labelOf(from)} – ${labelOf(to)}`;
}
