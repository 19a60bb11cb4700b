/** What stands behind what was chosen, beside the drawing: a heading, a button that closes it, and the content. */
import type { ReactNode } from 'react';

interface Props {
  readonly title: ReactNode;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

export const Panel = ({ title, onClose, children }: Props) => (
  <section className="graph-panel" aria-label="What was chosen">
    <header>
      <h2>{title}</h2>
      <button type="button" aria-label="Close" onClick={onClose}>
        ×
      </button>
    </header>
    {children}
  </section>
);
