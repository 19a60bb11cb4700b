/** When articles mention an entity. The bars that are chosen are the period that the rest of the view is about. */
import { useQuery } from 'urql';
import { graphql } from '../graphql/graphql.ts';
import { Answer } from '../shared/answer.tsx';
import { counted } from '../shared/counted.ts';
import { type BarRange, Histogram } from '../shared/histogram.tsx';
import { IntervalPicker } from '../shared/interval-picker.tsx';
import { type Interval, type Period, periodLabel, periodsThrough, rangeLabel, readDate } from '../shared/periods.ts';
import { TimeAxis } from '../shared/time-axis.tsx';
import { TooManyPeriods } from '../shared/too-many-periods.tsx';
import { intervalOf, type PartProps, type Values } from './params.ts';

const EntityTimeline = graphql(`
  query EntityTimeline($key: String!, $interval: Interval!) {
    entity(key: $key) {
      id
      timeline(interval: $interval) {
        start
        articleCount
      }
    }
  }
`);

/** The bars within the period of the address; null when it has none. */
function chosenBars(periods: readonly Period[], { from, to }: Values): BarRange | null {
  const [begin, end] = [readDate(from), readDate(to)];
  if (begin === '' && end === '') return null;
  // "2005" comes before "2005-01-01", and "2005~" after "2005-12-31".
  const inside = periods.map(({ first, last }) => last >= begin && (end === '' || first <= `${end}~`));
  const range = [inside.indexOf(true), inside.lastIndexOf(true)] as const;
  return range[0] < 0 ? null : range;
}

/** A day, month or year, as exact as the interval. */
const DATE_LENGTHS: Readonly<Record<Interval, number>> = { DAY: 10, WEEK: 10, MONTH: 7, YEAR: 4 };

export function Timeline({ entity, values, update }: PartProps) {
  const interval = intervalOf(entity, values);
  const [result, ask] = useQuery({ query: EntityTimeline, variables: { key: entity.key, interval } });
  return (
    <section className="entity-timeline">
      <h2>Over time</h2>
      <Answer result={result} onRetry={() => ask({ requestPolicy: 'network-only' })}>
        {(data) => {
          const counts = new Map(
            data.entity?.timeline.map(({ start, articleCount }) => [start?.slice(0, 10), articleCount]),
          );
          const starts = [...counts.keys()].filter((start) => start !== undefined);
          const periods = periodsThrough(starts, interval);
          const bars = periods.map(({ first }) => ({
            key: first,
            label: periodLabel(first, interval),
            count: counts.get(first) ?? 0,
          }));
          const choose = ([first, last]: BarRange): void => {
            const [from, to] = [periods[first]?.first ?? '', periods[last]?.last ?? ''];
            const length = DATE_LENGTHS[interval];
            update({ from: from.slice(0, length), to: to.slice(0, length) });
          };
          return (
            <>
              <Histogram
                label="Articles over time"
                bars={bars}
                chosen={chosenBars(periods, values)}
                onChoose={choose}
                axis={<TimeAxis periods={periods} interval={interval} />}
              />
              <TooManyPeriods periods={periods} />
              <Vague count={counts.get(undefined) ?? 0} />
            </>
          );
        }}
      </Answer>
      <div className="entity-period">
        <IntervalPicker interval={interval} onChange={(chosen) => update({ interval: chosen })} />
        <ChosenPeriod values={values} update={update} />
      </div>
    </section>
  );
}

const Vague = ({ count }: { readonly count: number }) =>
  count > 0 && (
    <p className="note">Not shown: {counted(count, 'article')} without a date, or with one less exact than this.</p>
  );

function ChosenPeriod({ values, update }: Pick<PartProps, 'values' | 'update'>) {
  const [from, to] = [readDate(values.from), readDate(values.to)];
  if (from === '' && to === '')
    return <p className="note">Click a bar, or drag over several, to see that period alone.</p>;
  return (
    <p>
      Below: <strong>{rangeLabel(from, to)}</strong>{' '}
      <button type="button" onClick={() => update({ from: '', to: '' })}>
        All the time
      </button>
    </p>
  );
}
