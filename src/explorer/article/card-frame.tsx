/** Where the card of a name stands: below the name, or at the bottom of a small window. */
import type { CSSProperties, KeyboardEvent, ReactNode, Ref } from 'react';
import type { OpenCard } from './use-card.ts';

/** The width of a card in CSS pixels, also in the style sheet. */
const WIDTH = 352;

interface Props {
  readonly open: OpenCard;
  readonly label: string;
  readonly cardRef: Ref<HTMLElement>;
  readonly onClose: () => void;
  readonly handlers: {
    readonly onMouseEnter: () => void;
    readonly onMouseLeave: () => void;
    readonly onKeyDown: (event: KeyboardEvent) => void;
  };
  readonly children: ReactNode;
}

export function CardFrame({ open, label, cardRef, onClose, handlers, children }: Props) {
  const left = Math.max(8, Math.min(open.left, document.documentElement.clientWidth - WIDTH - 8));
  return (
    <section
      ref={cardRef}
      className="card"
      role="dialog"
      aria-label={label}
      tabIndex={-1}
      style={{ '--card-left': `${left}px`, '--card-top': `${open.top + 4}px` } as CSSProperties}
      {...handlers}
    >
      <button type="button" className="card-close" aria-label="Close" onClick={onClose}>
        ×
      </button>
      {children}
    </section>
  );
}
