/** Says that not all periods are drawn, where there are too many. */
import { formatNumber } from './counted.ts';
import { MOST_PERIODS, type Period } from './periods.ts';

export const TooManyPeriods = ({ periods }: { readonly periods: readonly Period[] }) =>
  periods.length >= MOST_PERIODS && (
    <p className="note">Drawn are the last {formatNumber(MOST_PERIODS)} periods. Choose longer ones to see all.</p>
  );
