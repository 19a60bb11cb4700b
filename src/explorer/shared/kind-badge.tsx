/** The kind of an entity as a word with the colour and the line of the kind. */
import { KIND_LABELS, type Kind } from './kinds.ts';

export const KindBadge = ({ kind }: { readonly kind: Kind }) => (
  <span className="kind-badge" data-kind={kind}>
    {KIND_LABELS[kind]}
  </span>
);
