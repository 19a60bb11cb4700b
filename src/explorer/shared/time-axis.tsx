/** Years, or months where it is about few years, below bars along time. */
import { type Interval, type Period, periodLabel } from './periods.ts';

const MOST = 9;

interface Tick {
  readonly index: number;
  readonly label: string;
}

/** Where a new stretch begins, by the first letters of the day: four for years, seven for months. */
function beginnings(periods: readonly Period[], length: number): readonly number[] {
  const begins = ({ first }: Period, index: number) =>
    periods[index - 1]?.first.slice(0, length) !== first.slice(0, length);
  return periods.flatMap((period, index) => (index > 0 && begins(period, index) ? [index] : []));
}

function ticksOf(periods: readonly Period[], interval: Interval): readonly Tick[] {
  const years = beginnings(periods, 4);
  const isByYear = interval === 'YEAR' || years.length > 2;
  const all = isByYear ? years : beginnings(periods, 7);
  const step = Math.ceil(all.length / MOST);
  return all
    .filter((_, position) => position % step === 0)
    .map((index) => ({ index, label: periodLabel(periods[index]?.first ?? '', isByYear ? 'YEAR' : 'MONTH') }));
}

interface Props {
  readonly periods: readonly Period[];
  readonly interval: Interval;
}

/** For the eye: the controls and tables beside it say the same. */
export const TimeAxis = ({ periods, interval }: Props) => (
  <div className="time-axis" aria-hidden="true">
    {ticksOf(periods, interval).map(({ index, label }) => (
      <span key={index} style={{ insetInlineStart: `${(index / periods.length) * 100}%` }}>
        {label}
      </span>
    ))}
  </div>
);
