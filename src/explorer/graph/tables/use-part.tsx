/** Shows the beginning of a long list, and a button for more. */
import { type ReactNode, useState } from 'react';

const STEP = 50;

/** The rows to show, and the button; it is null when all are shown. */
export function usePart<Row>(rows: readonly Row[], what: string): readonly [readonly Row[], ReactNode] {
  const [most, setMost] = useState(STEP);
  const rest = rows.length - most;
  const more =
    rest > 0 ? (
      <button type="button" className="more" onClick={() => setMost(most + STEP * 4)}>
        Show more {what} ({rest})
      </button>
    ) : null;
  return [rows.slice(0, most), more];
}
