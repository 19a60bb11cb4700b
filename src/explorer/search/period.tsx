/** The list along time: a histogram to brush, by months, or by years where months would be too narrow. */

import type { AnyVariables, TypedDocumentNode } from '@urql/core';
import { useQuery } from 'urql';
import { counted } from '../shared/counted.ts';
import { Histogram } from '../shared/histogram.tsx';
import { periodAt } from '../shared/periods.ts';
import { TimeAxis } from '../shared/time-axis.tsx';
import type { SearchState } from './params.ts';
import { barsOf, type CountedPeriod, isLong, type PeriodInterval, rangeOf, undatedCount } from './periods.ts';

interface Props<Data, Variables extends AnyVariables> {
  /** Takes `$interval: Interval!`. */
  readonly query: TypedDocumentNode<Data, Variables>;
  /** Without the bounds of the period, so that the bars around it stay. */
  readonly variables: Omit<Variables, 'interval'>;
  readonly timelineOf: (data: Data) => readonly CountedPeriod[];
  readonly state: SearchState;
  readonly onChoose: (bounds: { readonly from: string; readonly to: string }) => void;
}

/** The periods and how they are cut; null while they are loading. Only the interval that is shown is asked for, months first. */
function usePeriods<Data, Variables extends AnyVariables>(props: Props<Data, Variables>) {
  const { query, variables, timelineOf } = props;
  const by = (interval: PeriodInterval) => ({ query, variables: { ...variables, interval } as unknown as Variables });
  const [{ data: byMonth }] = useQuery(by('MONTH'));
  const months = byMonth && timelineOf(byMonth);
  const needsYears = months !== undefined && isLong(months);
  const [{ data: byYear }] = useQuery({ ...by('YEAR'), pause: !needsYears });
  if (months === undefined || (needsYears && byYear === undefined)) return null;
  if (!needsYears || byYear === undefined) return { interval: 'MONTH', periods: months } as const;
  return { interval: 'YEAR', periods: timelineOf(byYear) } as const;
}

export function Period<Data, Variables extends AnyVariables>(props: Props<Data, Variables>) {
  const { state, onChoose } = props;
  const shown = usePeriods(props);
  if (shown === null) return <div className="period period-loading" />;
  const bars = barsOf(shown.periods, shown.interval);
  if (bars.length < 2) return null;
  const undated = undatedCount(shown.periods);
  const isAll = (first: number, last: number) => first === 0 && last === bars.length - 1;
  return (
    <section className="period" aria-label="Along time">
      <Histogram
        label="How many along time"
        bars={bars}
        chosen={rangeOf(bars, state)}
        onChoose={([first, last]) =>
          onChoose(
            isAll(first, last) ? { from: '', to: '' } : { from: bars[first]?.key ?? '', to: bars[last]?.key ?? '' },
          )
        }
        axis={
          <TimeAxis
            periods={bars.map(({ key }) => periodAt(`${key}-01-01`.slice(0, 10), shown.interval))}
            interval={shown.interval}
          />
        }
      />
      {undated > 0 && <p className="note">{counted(undated, 'more is', 'more are')} undated, or dated less exactly.</p>}
    </section>
  );
}
