/** Counts along time as bars, of which a range is chosen by dragging, or by two sliders with the keyboard. */
import { type PointerEvent, type ReactNode, useState } from 'react';

export interface Bar {
  /** Unique among the bars. */
  readonly key: string;
  /** The period, for people. */
  readonly label: string;
  readonly count: number;
}

/** Indexes of the first and the last bar. */
export type BarRange = readonly [first: number, last: number];

interface Props {
  /** Names what is counted. */
  readonly label: string;
  /** In order, one for each period, those with nothing included. */
  readonly bars: readonly Bar[];
  /** Null when all are chosen. */
  readonly chosen: BarRange | null;
  readonly onChoose: (range: BarRange) => void;
  /** What stands directly below the bars. */
  readonly axis?: ReactNode;
}

const HEIGHT = 40;
/** The part of its place that a bar fills. */
const FILL = 0.85;

/** The range that is being dragged, and the handlers for it. */
function useBrush({ bars, onChoose }: Props) {
  const [dragged, setDragged] = useState<BarRange | null>(null);
  const indexAt = ({ clientX, currentTarget }: PointerEvent): number => {
    const { left, width } = currentTarget.getBoundingClientRect();
    return Math.min(bars.length - 1, Math.max(0, Math.floor(((clientX - left) / width) * bars.length)));
  };
  const handlers = {
    onPointerDown: (event: PointerEvent) => {
      event.currentTarget.setPointerCapture(event.pointerId);
      setDragged([indexAt(event), indexAt(event)]);
    },
    onPointerMove: (event: PointerEvent) => {
      if (dragged !== null) setDragged([dragged[0], indexAt(event)]);
    },
    onPointerUp: () => {
      if (dragged !== null) onChoose([Math.min(...dragged), Math.max(...dragged)]);
      setDragged(null);
    },
    onPointerCancel: () => setDragged(null),
  };
  const range = dragged && ([Math.min(...dragged), Math.max(...dragged)] as const);
  return { range, handlers };
}

function Bars({ bars, range }: { readonly bars: readonly Bar[]; readonly range: BarRange | null }) {
  const most = Math.max(1, ...bars.map(({ count }) => count));
  const isChosen = (index: number) => range !== null && index >= range[0] && index <= range[1];
  return bars.map(({ key, label, count }, index) => {
    // A single one is still to be seen beside thousands.
    const height = count === 0 ? 0 : Math.max(1, (count / most) * HEIGHT);
    return (
      <rect
        key={key}
        className={isChosen(index) ? 'chosen' : ''}
        x={index}
        y={HEIGHT - height}
        width={FILL}
        height={height}
      >
        <title>{`${label}: ${count}`}</title>
      </rect>
    );
  });
}

interface HandleProps {
  readonly name: string;
  readonly bars: readonly Bar[];
  readonly index: number;
  readonly onMove: (index: number) => void;
}

const Handle = ({ name, bars, index, onMove }: HandleProps) => (
  <label>
    {`${name} ${bars[index]?.label ?? ''}`}
    <input
      type="range"
      min={0}
      max={bars.length - 1}
      value={index}
      aria-valuetext={bars[index]?.label}
      onChange={({ target }) => onMove(Number(target.value))}
    />
  </label>
);

export function Histogram(props: Props) {
  const { label, bars, chosen, onChoose, axis } = props;
  const { range, handlers } = useBrush(props);
  if (bars.length === 0) return null;
  const shown = range ?? chosen;
  const [first, last] = shown ?? [0, bars.length - 1];
  return (
    <figure className="histogram" aria-label={label}>
      <svg
        className="histogram-plot"
        viewBox={`0 0 ${bars.length} ${HEIGHT}`}
        preserveAspectRatio="none"
        aria-hidden="true"
        {...handlers}
      >
        <Bars bars={bars} range={shown} />
      </svg>
      {axis}
      <div className="histogram-handles">
        <Handle name="From" bars={bars} index={first} onMove={(index) => onChoose([index, Math.max(index, last)])} />
        <Handle name="To" bars={bars} index={last} onMove={(index) => onChoose([Math.min(first, index), index])} />
      </div>
    </figure>
  );
}
