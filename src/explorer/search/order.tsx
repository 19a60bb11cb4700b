/** In which order results are listed. */
import type { SearchState } from './params.ts';

const LABELS: Readonly<Record<SearchState['order'], string>> = {
  BEST: 'Best first',
  NEWEST: 'Latest first',
  OLDEST: 'Earliest first',
};

interface Props {
  readonly order: SearchState['order'];
  /** Those that the list can have. */
  readonly orders: readonly SearchState['order'][];
  readonly onChange: (order: SearchState['order']) => void;
}

export const Order = ({ order, orders, onChange }: Props) => (
  <label className="order">
    Order{' '}
    <select value={order} onChange={({ target }) => onChange(orders.find((each) => each === target.value) ?? order)}>
      {orders.map((each) => (
        <option key={each} value={each}>
          {LABELS[each]}
        </option>
      ))}
    </select>
  </label>
);
