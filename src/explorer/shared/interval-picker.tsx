/** Chooses how finely time is cut. */
import { INTERVAL_LABELS, type Interval } from './periods.ts';
import { Toggles } from './toggles.tsx';

interface Props {
  readonly interval: Interval;
  readonly onChange: (interval: Interval) => void;
}

export const IntervalPicker = ({ interval, onChange }: Props) => (
  <Toggles label="Interval" labels={INTERVAL_LABELS} chosen={interval} onChoose={onChange} />
);
