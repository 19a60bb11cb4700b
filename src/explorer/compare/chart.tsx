/** Bars along time, a row for each entity, all with one scale: what is higher is more. A click on a bar opens its articles. */
import type { MouseEvent } from 'react';
import { counted, formatNumber } from '../shared/counted.ts';
import { EntityLink } from '../shared/entity-link.tsx';
import { type Period, periodLabel } from '../shared/periods.ts';
import { TimeAxis } from '../shared/time-axis.tsx';
import { TooManyPeriods } from '../shared/too-many-periods.tsx';
import { countsOf, type Line, type LinesProps, periodsOf, vagueOf } from './lines.ts';

const HEIGHT = 40;

interface RowProps extends LinesProps {
  readonly line: Line;
  readonly periods: readonly Period[];
  /** The count of the highest bar of all rows. */
  readonly most: number;
}

function Bars({ line, periods, most, values, update, interval }: RowProps) {
  const counts = countsOf(line);
  const open = ({ clientX, currentTarget }: MouseEvent): void => {
    const { left, width } = currentTarget.getBoundingClientRect();
    const at = periods[Math.floor(((clientX - left) / width) * periods.length)]?.first;
    if (at !== undefined) update({ of: line.entity.id, at });
  };
  return (
    <svg
      className="compare-bars"
      viewBox={`0 0 ${periods.length} ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden="true"
      {...{ onClick: open }}
    >
      {periods.map(({ first }, index) => {
        const count = counts.get(first) ?? 0;
        const height = count === 0 ? 0 : Math.max(1, (count / most) * HEIGHT);
        const isOpen = values.of === line.entity.id && values.at === first;
        return (
          <g key={first}>
            {/* As high as the row, so that low bars are easily hit. */}
            <rect className={isOpen ? 'place open' : 'place'} x={index} width={1} height={HEIGHT}>
              <title>{`${periodLabel(first, interval)}: ${counted(count, 'article')}`}</title>
            </rect>
            <rect className="bar" x={index} y={HEIGHT - height} width={0.85} height={height} />
          </g>
        );
      })}
    </svg>
  );
}

function Row(props: RowProps) {
  const { line, values, update } = props;
  const total = line.periods.reduce((sum, { articleCount }) => sum + articleCount, 0);
  const vague = vagueOf(line);
  const remove = (): void => {
    const e = values.e.filter((id) => id !== line.entity.id);
    update({ e, ...(values.of === line.entity.id && { of: '', at: '' }) });
  };
  return (
    <li data-kind={line.entity.kind}>
      <p className="compare-name">
        <EntityLink entity={line.entity} />{' '}
        <span className="count">
          {counted(total, 'article')}
          {vague > 0 && `, ${formatNumber(vague)} in no bar`}
        </span>{' '}
        <button
          type="button"
          className="plain"
          aria-label={`Remove ${line.entity.name.slice(0, 100)}`}
          onClick={remove}
        >
          ×
        </button>
      </p>
      <Bars {...props} />
    </li>
  );
}

export function Chart(props: LinesProps) {
  const { lines, interval } = props;
  const periods = periodsOf(lines, interval);
  const hasVague = lines.some((line) => vagueOf(line) > 0);
  const known = lines.flatMap((line) => line.periods.filter(({ start }) => start !== null));
  const most = Math.max(1, ...known.map(({ articleCount }) => articleCount));
  return (
    <figure className="compare-chart">
      <ul>
        {lines.map((line) => (
          <Row key={line.entity.id} {...props} line={line} periods={periods} most={most} />
        ))}
      </ul>
      <TimeAxis periods={periods} interval={interval} />
      <TooManyPeriods periods={periods} />
      <figcaption className="note">
        {periods.length === 0
          ? 'No dated article of this period mentions one of them.'
          : `Articles, all with one scale: the highest bar is ${formatNumber(most)}. Click a bar for its articles; the table has the same numbers.`}
        {hasVague && ' In no bar are articles without a date, and those with one less exact than the bars.'}
      </figcaption>
    </figure>
  );
}
