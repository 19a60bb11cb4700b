/** Radio buttons for a kind. */
import { KIND_LABELS, KINDS, type Kind } from '../shared/kinds.ts';

interface Props {
  readonly value: Kind;
  readonly onChange: (kind: Kind) => void;
}

export const KindField = ({ value, onChange }: Props) => (
  <fieldset className="choice">
    <legend>Kind</legend>
    {KINDS.map((kind) => (
      <label key={kind} data-kind={kind}>
        <input type="radio" checked={kind === value} onChange={() => onChange(kind)} />
        <span className="kind-badge">{KIND_LABELS[kind]}</span>
      </label>
    ))}
  </fieldset>
);
