/** Years, or months where it is about few years, below bars along time. */
import { type Interval, type Period, periodLabel } from './periods.ts';

const MOST = 9;

/** Shares of the axis: a label that begins later would be cut off in a narrow one, and one before its tick needs so much room. */
const LATE = 0.88;
const ROOM = 0.15;
/** Below it two labels that stand between their ticks overlap on a phone. */
const ROOM_FOR_TWO = 0.24;

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

/** Where the label stands at its tick, which is so much of the axis after the one before. */
const placeOf = (share: number, before: number) =>
  share > LATE && share - before > ROOM
    ? {
        'data-before': true,
        'data-tight': share - before < ROOM_FOR_TWO,
        style: { insetInlineEnd: `${(1 - share) * 100}%` },
      }
    : { style: { insetInlineStart: `${share * 100}%` } };

/** For the eye: the controls and tables beside it say the same. */
export function TimeAxis({ periods, interval }: Props) {
  const ticks = ticksOf(periods, interval);
  const shareOf = (tick: Tick | undefined): number => (tick?.index ?? 0) / periods.length;
  return (
    <div className="time-axis" aria-hidden="true">
      {ticks.map((tick, position) => (
        <span key={tick.index} {...placeOf(shareOf(tick), shareOf(ticks[position - 1]))}>
          {tick.label}
        </span>
      ))}
    </div>
  );
}
