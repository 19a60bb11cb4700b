/** Chooses the two periods: on the articles of each month, or by their dates. */
import { type BarRange, Histogram } from '../shared/histogram.tsx';
import { PeriodFields } from '../shared/period-fields.tsx';
import { periodLabel, periodsThrough } from '../shared/periods.ts';
import { TimeAxis } from '../shared/time-axis.tsx';
import type { Month, Periods, Span } from './default-periods.ts';
import type { TrendsProps } from './trend-params.ts';

interface ChooserProps {
  readonly label: string;
  readonly months: readonly Month[];
  readonly span: Span;
  readonly onChange: (span: Span) => void;
}

function Chooser({ label, months, span, onChange }: ChooserProps) {
  const counts = new Map(months.map(({ month, count }) => [month, count]));
  const starts = months.map(({ month }) => `${month}-01`);
  const all = periodsThrough(starts, 'MONTH');
  const inside = all.map(({ first }) => {
    const month = first.slice(0, 7);
    const isAfter = span.from === '' || `${month}~` >= span.from;
    return isAfter && (span.to === '' || month <= `${span.to}~`);
  });
  const chosen: BarRange = [inside.indexOf(true), inside.lastIndexOf(true)];
  const bars = all.map(({ first }) => ({
    key: first,
    label: periodLabel(first, 'MONTH'),
    count: counts.get(first.slice(0, 7)) ?? 0,
  }));
  const choose = ([first, last]: BarRange): void =>
    onChange({ from: all[first]?.first.slice(0, 7) ?? '', to: all[last]?.first.slice(0, 7) ?? '' });
  return (
    <fieldset className="trend-period">
      <legend>{label}</legend>
      <PeriodFields from={span.from} to={span.to} onChange={onChange} />
      <Histogram
        label={`${label}: all articles by month`}
        bars={bars}
        chosen={chosen[0] < 0 ? null : chosen}
        onChoose={choose}
        axis={<TimeAxis periods={all} interval="MONTH" />}
      />
    </fieldset>
  );
}

interface Props {
  readonly months: readonly Month[];
  readonly periods: Periods;
  readonly update: TrendsProps['update'];
}

export function TrendPeriods({ months, periods: { period, against }, update }: Props) {
  // Both stand in the address as soon as one is chosen: the other must not move when articles are added.
  const choose = (chosen: Partial<Periods>): void => {
    const next = { period, against, ...chosen };
    update({
      ...{ from: next.period.from, to: next.period.to },
      ...{ againstFrom: next.against.from, againstTo: next.against.to },
      of: '',
    });
  };
  return (
    <div className="trend-periods">
      <Chooser label="Compared with" months={months} span={against} onChange={(span) => choose({ against: span })} />
      <Chooser label="Period" months={months} span={period} onChange={(span) => choose({ period: span })} />
    </div>
  );
}
